/** How the manifests of a pod template and of its parents become one. */
package org.csanchez.jenkins.plugins.kubernetes.pod.yaml;
