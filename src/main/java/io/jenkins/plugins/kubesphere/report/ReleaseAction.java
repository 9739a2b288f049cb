package io.jenkins.plugins.kubesphere.report;

import com.fasterxml.jackson.databind.ObjectMapper;
import hudson.model.Item;
import hudson.model.Run;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import jenkins.model.RunAction2;
import org.kohsuke.stapler.StaplerRequest2;
import org.kohsuke.stapler.StaplerResponse2;

/** What a run pushed and deployed. Steps add to it while the run goes on; the page and the JSON show it for as long as the run is kept. */
public final class ReleaseAction implements RunAction2 {

    private transient Run<?, ?> run;
    private ArrayList<PushRecord> pushes = new ArrayList<>();
    private ArrayList<DeployRecord> deploys = new ArrayList<>();

    private ReleaseAction() {}

    /** Remembers a push with the run and saves the build record. */
    public static void addPush(Run<?, ?> run, PushRecord push) throws IOException {
        of(run).add(List.of(push), List.of());
        run.save();
    }

    /** Remembers a deployment with the run and saves the build record. */
    public static void addDeploy(Run<?, ?> run, DeployRecord deploy) throws IOException {
        addDeploys(run, List.of(deploy));
    }

    /** Remembers deployments with the run and saves the build record once for all of them. */
    public static void addDeploys(Run<?, ?> run, List<DeployRecord> deploys) throws IOException {
        of(run).add(List.of(), deploys);
        run.save();
    }

    private static ReleaseAction of(Run<?, ?> run) {
        synchronized (run) {
            ReleaseAction present = run.getAction(ReleaseAction.class);
            if (present != null) {
                return present;
            }
            ReleaseAction created = new ReleaseAction();
            created.run = run;
            run.addAction(created);
            return created;
        }
    }

    /** The lists are replaced, never changed, so that a record that is being saved or shown does not move under its reader. */
    private synchronized void add(List<PushRecord> morePushes, List<DeployRecord> moreDeploys) {
        pushes = new ArrayList<>(pushes);
        pushes.addAll(morePushes);
        deploys = new ArrayList<>(deploys);
        deploys.addAll(moreDeploys);
    }

    @Override
    public void onAttached(Run<?, ?> attached) {
        run = attached;
    }

    @Override
    public void onLoad(Run<?, ?> loaded) {
        run = loaded;
    }

    public Run<?, ?> getRun() {
        return run;
    }

    public synchronized List<PushRecord> getPushes() {
        return List.copyOf(pushes);
    }

    /** Whether a scan of any of the images has found something. */
    public boolean hasFindings() {
        return getPushes().stream().anyMatch(push -> !push.getFindings().isEmpty());
    }

    public synchronized List<DeployRecord> getDeploys() {
        return List.copyOf(deploys);
    }

    @Override
    public String getDisplayName() {
        return Messages.ReleaseAction_displayName();
    }

    @Override
    public String getIconFileName() {
        return "symbol-cloud";
    }

    @Override
    public String getUrlName() {
        return "release";
    }

    /** Bytes in words for the page. */
    public String readableSize(long bytes) {
        return Sizes.inWords(bytes);
    }

    /** Milliseconds as seconds with one decimal, for the page. */
    public String seconds(long millis) {
        return Messages.ReleaseAction_seconds(Math.round(millis / 100.0) / 10.0);
    }

    /** Serves everything this action knows as JSON; needs permission to read the job. */
    public void doJson(StaplerRequest2 request, StaplerResponse2 response) throws IOException {
        run.getParent().checkPermission(Item.READ);
        Map<String, Object> all = new LinkedHashMap<>();
        all.put("run", run.getExternalizableId());
        all.put("pushes", getPushes().stream().map(PushRecord::toMap).toList());
        all.put("deploys", getDeploys().stream().map(DeployRecord::toMap).toList());
        response.setContentType("application/json;charset=UTF-8");
        response.getOutputStream().write(new ObjectMapper().writeValueAsBytes(all));
    }
}
