package io.jenkins.plugins.kubesphere.steps.multi;

import hudson.Util;
import hudson.model.Run;
import io.jenkins.plugins.kubesphere.config.KubernetesCluster;
import io.jenkins.plugins.kubesphere.config.KubernetesClusters;
import io.jenkins.plugins.kubesphere.credentials.KubeconfigLookup;
import io.jenkins.plugins.kubesphere.fleet.ClusterSelection;
import io.jenkins.plugins.kubesphere.fleet.FleetException;
import io.jenkins.plugins.kubesphere.fleet.Member;
import io.jenkins.plugins.kubesphere.fleet.OnFailure;
import io.jenkins.plugins.kubesphere.fleet.RolloutPlan;
import io.jenkins.plugins.kubesphere.fleet.RolloutRules;
import io.jenkins.plugins.kubesphere.fleet.Standbys;
import io.jenkins.plugins.kubesphere.fleet.WaveRequest;
import io.jenkins.plugins.kubesphere.manifest.ManifestException;
import io.jenkins.plugins.kubesphere.manifest.ManifestPatch;
import io.jenkins.plugins.kubesphere.steps.EnvsubstApplyStep;
import io.jenkins.plugins.kubesphere.steps.MultiClusterDeployStep;
import io.jenkins.plugins.kubesphere.steps.apply.ApplyRequest;
import java.io.IOException;
import java.io.Serializable;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.function.Supplier;

/** Everything that one run of the step was asked to do, as values that a build can keep. */
public final class FleetOrder implements Serializable {
    private static final long serialVersionUID = 1;
    private static final int LONGEST_APPLICATION = 200;

    private final String id = "release-" + UUID.randomUUID();
    private final RolloutPlan plan;
    private final ArrayList<FleetTarget> targets;
    private final String application;
    private final boolean onlyPlan;
    private final boolean requireDigest;
    private final int standbyReplicas;
    private final long lostAfterMillis;
    private final long lockWaitMillis;

    private FleetOrder(MultiClusterDeployStep step, RolloutPlan plan, List<FleetTarget> targets, String application) {
        this.plan = plan;
        this.targets = new ArrayList<>(targets);
        this.application = application;
        this.onlyPlan = step.isPlan();
        this.requireDigest = step.isRequireDigest();
        this.standbyReplicas = step.getStandbyReplicas();
        this.lostAfterMillis = Spans.parse("lostAfter", step.getLostAfter()).toMillis();
        this.lockWaitMillis = Spans.parse("lockWait", step.getLockWait()).toMillis();
    }

    /**
     * Looks up the clusters and lays out the waves; contacts nothing.
     *
     * @param one gives {@code envsubstApply} with the step's options, anew each time
     * @throws FleetException with one sentence about the first thing that cannot be used
     * @throws IllegalArgumentException likewise
     */
    public static FleetOrder of(MultiClusterDeployStep step, Supplier<EnvsubstApplyStep> one, Run<?, ?> run, boolean hasBlock) throws FleetException {
        if (step.isPrune() && step.getSet() == null) {
            throw new FleetException(Messages.FleetOrder_pruneWithoutSet());
        }
        if (step.getStandbyReplicas() < 0) {
            throw new FleetException(Messages.FleetOrder_standbyReplicas(step.getStandbyReplicas()));
        }
        Map<String, KubernetesCluster> known = known(step, run);
        List<Member> all = known.values().stream().map(cluster -> new Member(cluster.getName(), cluster.labelMap(), cluster.getStandbyOf())).toList();
        List<Member> selected = new ArrayList<>(FleetException.at("clusters", () -> ClusterSelection.select(step.getClusters(), all)));
        List<Member> named = step.getStandby() == null ? List.of() : FleetException.at("standby", () -> ClusterSelection.select(step.getStandby(), all));
        named.stream().filter(member -> !selected.contains(member)).forEach(selected::add);
        all.stream().filter(member -> !selected.contains(member) && member.standbyOf() != null
                && selected.stream().anyMatch(primary -> primary.name().equals(member.standbyOf()))).toList().forEach(selected::add);
        Standbys standbys = Standbys.of(selected, named);
        OnFailure onFailure = OnFailure.of(step.getOnFailure());
        // Who only wants to see wants to see all.
        RolloutRules rules = new RolloutRules(step.isPlan() ? OnFailure.CONTINUE : onFailure, FleetArguments.maxFailures(step.getMaxFailures(), selected.size()),
                standbys, step.isFailback(), hasBlock && !step.isPlan());
        RolloutPlan plan = RolloutPlan.of(selected, waves(step.getWaves()), rules);
        List<FleetTarget> targets = new ArrayList<>();
        List<List<Member>> meant = new ArrayList<>();
        for (int i = 0; i < step.getOverrides().size(); i++) {
            String clusters = step.getOverrides().get(i).getClusters();
            meant.add(FleetException.at(Messages.FleetOrder_overrideNumber(i + 1), () -> ClusterSelection.select(clusters, selected)));
        }
        for (String name : plan.clusters()) {
            requireCredential(known.get(name), step, run);
            targets.add(target(known.get(name), step.getOverrides(), meant, one.get()));
        }
        return new FleetOrder(step, plan, targets, application(step, run));
    }

    private static List<WaveRequest> waves(List<Wave> waves) throws FleetException {
        List<WaveRequest> requests = new ArrayList<>();
        for (int i = 0; i < waves.size(); i++) {
            try {
                requests.add(waves.get(i).toRequest());
            } catch (IllegalArgumentException e) {
                throw new FleetException(Messages.FleetOrder_wave(i + 1, e.getMessage()));
            }
        }
        return requests;
    }

    /** Looks as the build may, before any cluster is contacted. */
    private static void requireCredential(KubernetesCluster cluster, MultiClusterDeployStep step, Run<?, ?> run) throws FleetException {
        try {
            KubeconfigLookup.choose(run, cluster.getKubeconfigId(), cluster.getContext(), step.isInsecure());
        } catch (IOException e) {
            throw new FleetException(Messages.FleetOrder_credential(cluster.getName(), e.getMessage()));
        }
    }

    private static Map<String, KubernetesCluster> known(MultiClusterDeployStep step, Run<?, ?> run) throws FleetException {
        Map<String, KubernetesCluster> known = new LinkedHashMap<>();
        for (KubernetesCluster member : step.getMembers()) {
            member.check();
            if (known.put(member.getName(), member) != null) {
                throw new FleetException(Messages.MultiClusterDeploy_memberTwice(member.getName()));
            }
        }
        for (KubernetesCluster configured : KubernetesClusters.get().openTo(run)) {
            if (known.putIfAbsent(configured.getName(), configured) != null) {
                throw new FleetException(Messages.MultiClusterDeploy_memberConfigured(configured.getName()));
            }
        }
        return known;
    }

    private static FleetTarget target(KubernetesCluster cluster, List<ClusterOverride> overrides, List<List<Member>> meant, EnvsubstApplyStep apply)
            throws FleetException {
        apply.setKubeconfigId(cluster.getKubeconfigId());
        apply.setContext(cluster.getContext());
        String namespace = apply.getNamespace() == null ? cluster.getNamespace() : apply.getNamespace();
        List<String> variables = new ArrayList<>(apply.getVars());
        List<FleetTarget.PatchText> patches = new ArrayList<>();
        for (int i = 0; i < overrides.size(); i++) {
            ClusterOverride override = overrides.get(i);
            if (meant.get(i).stream().noneMatch(member -> member.name().equals(cluster.getName()))) {
                continue;
            }
            variables.addAll(override.getVars());
            namespace = override.getNamespace() == null ? namespace : override.getNamespace();
            patches.addAll(patches(override, i + 1));
        }
        apply.setVars(variables);
        apply.setNamespace(namespace);
        return new FleetTarget(cluster.getName(), cluster.labelMap(), new ApplyRequest(apply), patches,
                cluster.getConcurrency() == null ? 0 : cluster.getConcurrency());
    }

    private static List<FleetTarget.PatchText> patches(ClusterOverride override, int number) throws FleetException {
        List<FleetTarget.PatchText> patches = new ArrayList<>();
        Map<ManifestPatch.Kind, String> texts = new LinkedHashMap<>();
        texts.put(ManifestPatch.Kind.MERGE, override.getMerge());
        texts.put(ManifestPatch.Kind.STRATEGIC, override.getStrategic());
        texts.put(ManifestPatch.Kind.JSON6902, override.getJson6902());
        for (Map.Entry<ManifestPatch.Kind, String> text : texts.entrySet()) {
            if (text.getValue() != null) {
                String label = Messages.FleetOrder_override(number, override.getClusters(), text.getKey().name().toLowerCase(Locale.ROOT));
                FleetTarget.PatchText patch = new FleetTarget.PatchText(label, text.getKey(), override.getTarget(), text.getValue());
                try {
                    patch.read();
                } catch (ManifestException e) {
                    throw new FleetException(e.getMessage());
                }
                patches.add(patch);
            }
        }
        return patches;
    }

    private static String application(MultiClusterDeployStep step, Run<?, ?> run) throws FleetException {
        String given = step.getApplication() == null ? run.getParent().getFullName() : step.getApplication();
        String name = given.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9.]+", "-").replaceAll("^[-.]+|[-.]+$", "");
        if (name.length() > LONGEST_APPLICATION) {
            throw new FleetException(Messages.FleetOrder_application(given));
        }
        return name.isEmpty() ? "application-" + Util.getDigestOf(given) : name;
    }

    /** Unique among all runs of the step. */
    String id() {
        return id;
    }

    RolloutPlan plan() {
        return plan;
    }

    List<FleetTarget> targets() {
        return List.copyOf(targets);
    }

    FleetTarget target(String cluster) {
        return targets.stream().filter(target -> target.name().equals(cluster)).findFirst()
                .orElseThrow(() -> new IllegalArgumentException(cluster + " is not a target"));
    }

    /** What is released, fit to be part of an object's name. */
    String application() {
        return application;
    }

    boolean isOnlyPlan() {
        return onlyPlan;
    }

    boolean isDigestRequired() {
        return requireDigest;
    }

    int standbyReplicas() {
        return standbyReplicas;
    }

    Duration lostAfter() {
        return Duration.ofMillis(lostAfterMillis);
    }

    Duration lockWait() {
        return Duration.ofMillis(lockWaitMillis);
    }
}
