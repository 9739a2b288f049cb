package io.jenkins.plugins.kubesphere.embedded.cps;

/** An object that exists to be called by scripts and gives away only plain data; the sandbox lets every script use it. */
public interface ScriptObject {
}
