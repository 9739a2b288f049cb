package io.jenkins.plugins.kubesphere.jenkinsfile.catalogue;

/** Which control of a form fits a parameter. */
public enum Kind {
    STRING, TEXT, CODE, NUMBER, BOOLEAN, CHOICE, CREDENTIALS, LIST, DESCRIBABLE, OBJECT
}
