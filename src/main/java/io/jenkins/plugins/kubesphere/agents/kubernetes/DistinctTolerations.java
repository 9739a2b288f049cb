package io.jenkins.plugins.kubesphere.agents.kubernetes;

import edu.umd.cs.findbugs.annotations.NonNull;
import hudson.Extension;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.PodBuilder;
import io.fabric8.kubernetes.api.model.Toleration;
import io.jenkins.plugins.kubesphere.agents.PodAgents;
import java.util.List;
import org.csanchez.jenkins.plugins.kubernetes.KubernetesCloud;
import org.csanchez.jenkins.plugins.kubernetes.pod.decorator.PodDecorator;

/**
 * Leaves each toleration of a pod once. Whoever merges templates joins their lists, and all pod agents tolerate the same, so a pod that inherits from
 * two of them would tolerate it twice.
 */
@Extension(optional = true)
public final class DistinctTolerations implements PodDecorator {

    @NonNull
    @Override
    public Pod decorate(@NonNull KubernetesCloud cloud, @NonNull Pod pod) {
        List<Toleration> all = pod.getSpec() == null || pod.getSpec().getTolerations() == null ? List.of() : pod.getSpec().getTolerations();
        List<Toleration> distinct = all.stream().distinct().toList();
        if (distinct.size() == all.size() || !PodAgents.get().isFor(cloud.name)) {
            return pod;
        }
        return new PodBuilder(pod).editSpec().withTolerations(distinct).endSpec().build();
    }
}
