/** Text to text: substitution against GNU {@code envsubst}, and what reading a manifest adds to it. */
package io.jenkins.plugins.kubesphere.bench.manifest;
