/** What is changed in pods that are made from templates. */
package org.csanchez.jenkins.plugins.kubernetes.pod.decorator;
