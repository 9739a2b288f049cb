package org.csanchez.jenkins.plugins.kubernetes.pod.decorator;

import edu.umd.cs.findbugs.annotations.NonNull;
import hudson.ExtensionPoint;
import io.fabric8.kubernetes.api.model.Pod;
import org.csanchez.jenkins.plugins.kubernetes.KubernetesCloud;

/** Has the last word about a pod before it is created. */
public interface PodDecorator extends ExtensionPoint {
    @NonNull
    Pod decorate(@NonNull KubernetesCloud kubernetesCloud, @NonNull Pod pod);
}
