package io.jenkins.plugins.kubesphere.steps;

import hudson.AbortException;
import hudson.FilePath;
import hudson.model.TaskListener;
import io.jenkins.plugins.kubesphere.harbor.Harbor;
import io.jenkins.plugins.kubesphere.harbor.ScanReport;
import io.jenkins.plugins.kubesphere.harbor.Vulnerability;
import io.jenkins.plugins.kubesphere.image.Digest;
import io.jenkins.plugins.kubesphere.image.ImageException;
import io.jenkins.plugins.kubesphere.image.ImageReference;
import io.jenkins.plugins.kubesphere.image.registry.Access;
import io.jenkins.plugins.kubesphere.image.registry.Endpoint;
import io.jenkins.plugins.kubesphere.image.registry.Registry;
import io.jenkins.plugins.kubesphere.image.registry.RegistryException;
import io.jenkins.plugins.kubesphere.image.registry.RetryPolicy;
import io.jenkins.plugins.kubesphere.steps.source.Messages;
import java.io.IOException;
import java.util.List;
import java.util.Optional;

/** What of a push the controller does: it exchanges the password for a token, and it talks to Harbor before and after. */
final class ControllerSide {

    private final HarborPushStep step;
    private final ImageReference target;
    private final Access access;
    private final RetryPolicy policy;
    private final TaskListener listener;
    private final boolean hasDockerConfig;

    ControllerSide(
            HarborPushStep step, ImageReference target, Access access, RetryPolicy policy, TaskListener listener, boolean hasDockerConfig) {
        this.step = step;
        this.target = target;
        this.access = access;
        this.policy = policy;
        this.listener = listener;
        this.hasDockerConfig = hasDockerConfig;
    }

    /**
     * What Harbor says about the image once it is there.
     *
     * @param link address of Harbor's page, or null
     * @param scan what the scan found, or null
     * @param refusal why the build must not go on, or null
     */
    record Verdict(String link, ScanReport scan, String refusal) {}

    private Registry connect() throws IOException, InterruptedException {
        return Registry.connect(new Endpoint(target.registry(), step.isInsecure()), access, policy, (what, why, pause) ->
                listener.getLogger().println(Messages.PushLog_retrying(what, why, PushLog.seconds(pause))));
    }

    private boolean wantsHarbor() {
        return step.isCreateProject() || !step.getLabels().isEmpty() || step.getScan() != null;
    }

    /** Creates the project where that was asked for. */
    void prepare() throws IOException, InterruptedException {
        if (!wantsHarbor()) {
            return;
        }
        try (Registry registry = connect()) {
            Harbor harbor = harbor(registry);
            if (step.isCreateProject() && harbor.createProject(target.project())) {
                listener.getLogger().println(Messages.ControllerSide_projectCreated(target.project(), target.registry()));
            }
        }
    }

    private Harbor harbor(Registry registry) throws IOException, InterruptedException {
        if (!(access instanceof Access.Password password)) {
            throw new AbortException(Messages.ControllerSide_needsCredentials());
        }
        Harbor harbor = new Harbor(registry.client(), registry.address(), password);
        if (!harbor.isHarbor()) {
            throw new AbortException(Messages.ControllerSide_notHarbor(target.registry()));
        }
        return harbor;
    }

    /**
     * What the agent gets: a token for this repository where the registry issues tokens, so that the password stays here. Registries that
     * know only passwords, and such that the controller cannot reach, leave no choice.
     *
     * @param reads images whose repositories in this registry may be read as well
     */
    Access accessForAgent(FilePath workspace, List<ImageReference> reads) throws IOException, InterruptedException {
        if (!(access instanceof Access.Password)) {
            if (!hasDockerConfig) {
                listener.getLogger().println(Messages.ControllerSide_anonymous(target.registry()));
            }
            return access;
        }
        List<String> pullFrom = reads.stream().filter(read -> read.registry().equals(target.registry())).map(ImageReference::repository)
                .filter(repository -> !repository.equals(target.repository())).distinct().toList();
        try (Registry registry = connect()) {
            Optional<Access.Bearer> token = registry.pushToken(target.repository(), pullFrom);
            return token.isPresent() ? token.get() : access;
        } catch (RegistryException e) {
            throw e;
        } catch (ImageException e) {
            if (!workspace.isRemote()) {
                throw e;
            }
            listener.getLogger().println(Messages.ControllerSide_unreachable(target.registry(), e.getMessage()));
            return access;
        }
    }

    /** Adds to a refusal what the agent cannot know: that the password is wrong, and the rule that protects a tag. */
    RegistryException explain(RegistryException refusal, List<String> tags) throws InterruptedException {
        if (refusal.status() == 401) {
            return explainAccount(refusal);
        }
        if (refusal.status() != 412 || !refusal.detail().contains("immutable") || !(access instanceof Access.Password password)) {
            return refusal;
        }
        try (Registry registry = connect()) {
            Harbor harbor = new Harbor(registry.client(), registry.address(), password);
            for (String tag : tags) {
                Optional<String> rule = harbor.immutableRule(target, tag);
                if (rule.isPresent()) {
                    String sentence = Messages.ControllerSide_immutable(refusal.getMessage(), tag, rule.get());
                    return new RegistryException(sentence, refusal.status(), refusal.code(), refusal.detail());
                }
            }
        } catch (IOException e) {
            // an account that may push need not be allowed to see rules; the refusal itself has been understood
            refusal.addSuppressed(e);
        }
        return refusal;
    }

    private RegistryException explainAccount(RegistryException refusal) throws InterruptedException {
        try (Registry registry = connect()) {
            registry.checkAccount();
        } catch (RegistryException e) {
            return e.status() == 401 ? e : refusal;
        } catch (IOException e) {
            refusal.addSuppressed(e);
        }
        return refusal;
    }

    /** Labels and scans; a plain registry has nothing to add. */
    Verdict finish(Digest digest) throws IOException, InterruptedException {
        if (!(access instanceof Access.Password password)) {
            return new Verdict(null, null, null);
        }
        try (Registry registry = connect()) {
            Harbor harbor = new Harbor(registry.client(), registry.address(), password);
            if (!wantsHarbor()) {
                return new Verdict(link(harbor, digest), null, null);
            }
            for (String label : step.getLabels()) {
                harbor.label(target, digest, label);
            }
            return step.getScan() == null ? new Verdict(link(harbor, digest), null, null) : scan(harbor, digest);
        } catch (ImageException e) {
            if (wantsHarbor()) {
                throw e;
            }
            listener.getLogger().println(Messages.ControllerSide_noLink(e.getMessage()));
            return new Verdict(null, null, null);
        }
    }

    private String link(Harbor harbor, Digest digest) throws IOException, InterruptedException {
        return harbor.isHarbor() ? harbor.page(target, digest).toString() : null;
    }

    private Verdict scan(Harbor harbor, Digest digest) throws IOException, InterruptedException {
        ScanGate gate = step.getScan();
        listener.getLogger().println(Messages.ControllerSide_scanning(target.name()));
        ScanReport report = harbor.scan(target, digest, gate.patience());
        String link = link(harbor, digest);
        List<Vulnerability> blocking = report.blocking(gate.limit(), gate.getAllow());
        listener.getLogger().println(Messages.ControllerSide_scanned(report.inWords()));
        new ScanLog(listener.getLogger()).print(report, blocking, link);
        String refusal = blocking.isEmpty()
                ? null
                : Messages.ControllerSide_blocked(target.name(), Integer.toString(blocking.size()), gate.limit().word(), link == null ? "" : link);
        return new Verdict(link, report, refusal);
    }
}
