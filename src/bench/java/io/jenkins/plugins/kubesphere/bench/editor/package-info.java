/** How long it takes to read, draw and check a Jenkinsfile, and how that grows with its size. */
package io.jenkins.plugins.kubesphere.bench.editor;
