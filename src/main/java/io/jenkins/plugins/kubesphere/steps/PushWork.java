package io.jenkins.plugins.kubesphere.steps;

import hudson.AbortException;
import hudson.EnvVars;
import hudson.FilePath;
import hudson.Launcher;
import hudson.model.Run;
import hudson.model.TaskListener;
import io.jenkins.plugins.kubesphere.harbor.ScanReport;
import io.jenkins.plugins.kubesphere.image.ImageReference;
import io.jenkins.plugins.kubesphere.image.push.PushResult;
import io.jenkins.plugins.kubesphere.image.registry.Access;
import io.jenkins.plugins.kubesphere.image.registry.RegistryException;
import io.jenkins.plugins.kubesphere.image.registry.RetryPolicy;
import io.jenkins.plugins.kubesphere.report.PushRecord;
import io.jenkins.plugins.kubesphere.report.ReleaseAction;
import io.jenkins.plugins.kubesphere.report.Sizes;
import io.jenkins.plugins.kubesphere.report.audit.AuditEntry;
import io.jenkins.plugins.kubesphere.report.audit.AuditLog;
import io.jenkins.plugins.kubesphere.report.metrics.DeployMetrics;
import io.jenkins.plugins.kubesphere.steps.source.EngineImage;
import io.jenkins.plugins.kubesphere.steps.source.Messages;
import io.jenkins.plugins.kubesphere.steps.source.PushSource;
import io.jenkins.plugins.kubesphere.steps.source.SourceSpec;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.jenkinsci.plugins.workflow.steps.StepContext;

/** One push from credentials to report, on a thread of its own: what has to happen on the controller, and the order of things. */
final class PushWork {

    private static final int MOST_TOKENS = 5;
    private static final int MOST_EARLIER = 10;
    private static final long AGENT_PATIENCE_SECONDS = 600;

    private final StepContext context;
    private final HarborPushStep step;
    private final boolean resumed;
    private final String id;

    /** @param id names what has to lie on the agent for a while; the same after a restart */
    PushWork(StepContext context, HarborPushStep step, boolean resumed, String id) {
        this.context = context;
        this.step = step;
        this.resumed = resumed;
        this.id = id;
    }

    /** Publishes and gives what the step returns. */
    Map<String, Object> run() throws IOException, InterruptedException {
        long startedMillis = System.currentTimeMillis();
        Run<?, ?> run = context.get(Run.class);
        TaskListener listener = context.get(TaskListener.class);
        EnvVars environment = context.get(EnvVars.class);
        FilePath workspace = workspace();
        ImageReference target = step.target();
        List<String> tags = step.effectiveTags();
        PushSource source = step.effectiveSource();
        RetryPolicy policy = RetryPolicy.DEFAULT.withRetries(step.getRetries());
        Access access = RegistryCredentials.find(run, step.getCredentialsId(), target.registry());

        if (resumed) {
            listener.getLogger().println(Messages.PushWork_resumed());
        }
        if (step.isInsecure()) {
            listener.getLogger().println(Messages.PushWork_insecure(target.registry()));
        }
        ControllerSide controller = new ControllerSide(step, target, access, policy, listener, environment.get("DOCKER_CONFIG") != null);
        controller.prepare();
        SourceSpec spec = source.prepare(workspace, context.get(Launcher.class), listener, environment);
        listener.getLogger().println(Messages.PushWork_pushing(spec.describe(), target.name(), String.join(", ", tags)));
        PushResult pushed = push(workspace, controller, environment, spec, target, tags, policy, listener);
        long duration = System.currentTimeMillis() - startedMillis;
        listener.getLogger().println(Messages.PushWork_done(
                target.name(), pushed.digest(), PushLog.seconds(Duration.ofMillis(duration)), Sizes.inWords(pushed.uploaded()),
                Sizes.inWords(pushed.mounted()), Sizes.inWords(pushed.skipped())));
        ImageFingerprints.add(run, pushed.config(), listener);
        PushRecord record = new PushRecord(target.name(), tags, pushed.digest().toString(), spec.describe(), pushed.size())
                .withTransfer(pushed.uploaded(), pushed.mounted(), pushed.skipped())
                .withTimes(startedMillis, duration);
        AuditLog.write(AuditEntry.of(run, "harborPush", "pushed").image(target.name(), tags, pushed.digest().toString()));
        DeployMetrics.get().pushed(target.name(), pushed.uploaded());
        ControllerSide.Verdict verdict = judge(controller, pushed, run, record);
        if (verdict.refusal() != null) {
            throw new AbortException(verdict.refusal());
        }
        return result(target, pushed, verdict);
    }

    /** Asks Harbor about the image. It is published whatever comes out, so the report says so in any case. */
    private static ControllerSide.Verdict judge(ControllerSide controller, PushResult pushed, Run<?, ?> run, PushRecord record)
            throws IOException, InterruptedException {
        ControllerSide.Verdict verdict;
        try {
            verdict = controller.finish(pushed.digest());
        } catch (IOException | InterruptedException | RuntimeException e) {
            ReleaseAction.addPush(run, record);
            throw e;
        }
        PushRecord judged = record.withLink(verdict.link());
        if (verdict.scan() != null) {
            judged = judged.withScan(verdict.scan().inWords()).withFindings(counts(verdict.scan()));
        }
        ReleaseAction.addPush(run, judged);
        return verdict;
    }

    private static LinkedHashMap<String, Integer> counts(ScanReport scan) {
        LinkedHashMap<String, Integer> counts = new LinkedHashMap<>();
        scan.bySeverity().forEach((severity, count) -> counts.put(severity.word(), count));
        return counts;
    }

    /** After a restart the agent may need a while to come back. */
    private FilePath workspace() throws IOException, InterruptedException {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(AGENT_PATIENCE_SECONDS);
        while (true) {
            FilePath workspace = context.get(FilePath.class);
            if (workspace != null && (!resumed || workspace.getChannel() != null)) {
                return workspace;
            }
            if (!resumed || System.nanoTime() > end) {
                throw new AbortException(Messages.PushWork_noAgent());
            }
            TimeUnit.SECONDS.sleep(1);
        }
    }

    /** A token that ends during a long push is replaced, and the push goes on where it was. */
    private PushResult push(
            FilePath workspace, ControllerSide controller, EnvVars environment, SourceSpec spec, ImageReference target, List<String> tags,
            RetryPolicy policy, TaskListener listener)
            throws IOException, InterruptedException {
        List<ImageReference> reads = new ArrayList<>(spec.reads());
        reads.addAll(earlierPushes());
        for (int tokens = 1; ; tokens++) {
            Access access = controller.accessForAgent(workspace, reads);
            PushPlace place = new PushPlace(target, step.isInsecure(), access, environment.get("DOCKER_CONFIG"), policy, listener);
            try {
                return onAgent(workspace, environment, spec, place, tags, listener);
            } catch (RegistryException e) {
                boolean ended = access instanceof Access.Bearer && e.status() == 401 && e.detail().equals("token expired");
                if (!ended || tokens == MOST_TOKENS) {
                    throw controller.explain(e, tags);
                }
                listener.getLogger().println(Messages.PushWork_newToken());
            }
        }
    }

    /** What this build has pushed: layers of it need not be sent a second time. */
    private List<ImageReference> earlierPushes() throws IOException, InterruptedException {
        ReleaseAction pushed = context.get(Run.class).getAction(ReleaseAction.class);
        List<PushRecord> all = pushed == null ? List.of() : pushed.getPushes();
        return all.subList(Math.max(0, all.size() - MOST_EARLIER), all.size()).stream().map(push -> ImageReference.parse(push.getRepository())).toList();
    }

    private PushResult onAgent(
            FilePath workspace, EnvVars environment, SourceSpec spec, PushPlace place, List<String> tags, TaskListener listener)
            throws IOException, InterruptedException {
        try {
            if (spec instanceof EngineImage image) {
                return new PipedPush(workspace, context.get(Launcher.class), listener, environment, id)
                        .push(image, step.sourceOptions(), place, tags);
            }
            return workspace.act(new PushTask(spec, step.sourceOptions(), place, tags, id));
        } catch (IOException e) {
            throw AgentProblem.unwrap(e);
        }
    }

    private static Map<String, Object> result(ImageReference target, PushResult pushed, ControllerSide.Verdict verdict) {
        LinkedHashMap<String, Object> map = new LinkedHashMap<>();
        map.put("digest", pushed.digest().toString());
        map.put("image", target.withDigest(pushed.digest()).toString());
        map.put("references", new ArrayList<>(pushed.references()));
        map.put("size", pushed.size());
        map.put("uploaded", pushed.uploaded());
        map.put("mounted", pushed.mounted());
        map.put("skipped", pushed.skipped());
        map.put("url", verdict.link());
        map.put("scan", verdict.scan() == null ? null : summary(verdict.scan()));
        return map;
    }

    /** {@code [summary: '1 Critical, 2 High', total: 3, findings: [Critical: 1, High: 2]]}. */
    private static Map<String, Object> summary(ScanReport scan) {
        LinkedHashMap<String, Object> map = new LinkedHashMap<>();
        map.put("summary", scan.inWords());
        map.put("total", scan.findings().size());
        map.put("findings", counts(scan));
        return map;
    }
}
