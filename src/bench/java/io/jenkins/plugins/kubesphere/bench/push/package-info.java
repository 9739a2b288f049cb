/**
 * Pushing images to Debian's {@code docker-registry}, against {@code skopeo}, {@code docker} and {@code crane} where they are installed. Each
 * attempt gets an empty registry of its own. Our side runs inside this process, as it does inside an agent.
 */
package io.jenkins.plugins.kubesphere.bench.push;
