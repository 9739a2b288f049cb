package io.jenkins.plugins.kubesphere.report.fleet;

import com.fasterxml.jackson.databind.ObjectMapper;
import hudson.XmlFile;
import hudson.model.Item;
import hudson.model.Run;
import java.io.File;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import jenkins.model.RunAction2;
import org.jvnet.localizer.LocaleProvider;
import org.kohsuke.stapler.HttpResponse;
import org.kohsuke.stapler.HttpResponses;
import org.kohsuke.stapler.QueryParameter;
import org.kohsuke.stapler.StaplerResponse2;
import org.kohsuke.stapler.verb.GET;
import org.kohsuke.stapler.verb.POST;

/**
 * The releases of one run over several clusters: their records, and where people decide about them. Records live in files of their own beside the
 * build record, as they change often.
 */
public final class FleetAction implements RunAction2 {
    private static final String FOLDER = "multi-cluster";
    private static final ObjectMapper JSON = new ObjectMapper();

    private transient Run<?, ?> run;
    private transient Map<String, FleetRecord> loaded;
    private transient Map<String, FleetControl> controls;
    private ArrayList<String> ids = new ArrayList<>();

    private FleetAction() {
        initialize();
    }

    private void initialize() {
        loaded = new ConcurrentHashMap<>();
        controls = new ConcurrentHashMap<>();
    }

    /** The action of a run, made and saved when there is none. */
    public static FleetAction of(Run<?, ?> run) throws IOException {
        synchronized (run) {
            FleetAction present = run.getAction(FleetAction.class);
            if (present != null) {
                return present;
            }
            FleetAction created = new FleetAction();
            created.run = run;
            run.addAction(created);
            return created;
        }
    }

    /** Adds a release and writes its record. */
    public void open(FleetRecord record) throws IOException {
        synchronized (this) {
            ArrayList<String> longer = new ArrayList<>(ids);
            longer.add(record.getId());
            ids = longer;
        }
        loaded.put(record.getId(), record);
        store(record);
        run.save();
    }

    /** Writes the record's file anew, all or nothing. */
    public void store(FleetRecord record) throws IOException {
        XmlFile file = file(record.getId());
        file.mkdirs();
        synchronized (record) {
            file.write(record);
        }
    }

    private XmlFile file(String id) {
        return new XmlFile(new File(new File(run.getRootDir(), FOLDER), id + ".xml"));
    }

    /** The record with that id, the same object for everybody; null when there is none. */
    public FleetRecord getRecord(String id) throws IOException {
        synchronized (this) {
            if (!ids.contains(id)) {
                return null;
            }
            FleetRecord known = loaded.get(id);
            if (known == null) {
                known = (FleetRecord) file(id).read();
                loaded.put(id, known);
            }
            return known;
        }
    }

    /** In the order in which they began. */
    public List<FleetRecord> getRecords() throws IOException {
        List<FleetRecord> records = new ArrayList<>();
        List<String> known;
        synchronized (this) {
            known = List.copyOf(ids);
        }
        for (String id : known) {
            records.add(getRecord(id));
        }
        return records;
    }

    /** A running release listens to decisions; null ends it. */
    public void control(String id, FleetControl control) {
        if (control == null) {
            controls.remove(id);
            RunningReleases.remove(run.getExternalizableId(), id);
        } else {
            controls.put(id, control);
            RunningReleases.add(run.getExternalizableId(), loaded.get(id));
        }
    }

    /** Lets the wave after a gate begin. For those whom the gate names, and those with the permission Deploy/Approve. */
    @POST
    public HttpResponse doApprove(@QueryParameter String id, @QueryParameter Integer wave) throws IOException {
        return tell(new FleetDecisions(this).decide(id, wave, true));
    }

    /** Stops the release at a gate. */
    @POST
    public HttpResponse doReject(@QueryParameter String id, @QueryParameter Integer wave) throws IOException {
        return tell(new FleetDecisions(this).decide(id, wave, false));
    }

    /** Takes the lock of a cluster, for which the release waits, from its holder. Needs the permission Deploy/Break lock. */
    @POST
    public HttpResponse doBreakLock(@QueryParameter String id, @QueryParameter String cluster) throws IOException {
        return tell(new FleetDecisions(this).breakLock(id, cluster));
    }

    private HttpResponse tell(FleetRecord decided) {
        FleetControl control = controls.get(decided.getId());
        if (control != null) {
            control.decided();
        }
        return HttpResponses.redirectToDot();
    }

    /**
     * Answers the releases as JSON; needs permission to read the job.
     *
     * @param release with {@code cluster}: only that cluster of that release, with its lists
     * @param details whether each cluster of all releases has its lists
     */
    @GET
    public void doJson(StaplerResponse2 response, @QueryParameter String release, @QueryParameter String cluster, @QueryParameter boolean details)
            throws IOException {
        run.getParent().checkPermission(Item.READ);
        FleetDecisions decisions = new FleetDecisions(this);
        FleetJson json = new FleetJson(decisions, run.isBuilding());
        Map<String, Object> answer;
        if (release == null) {
            answer = json.releases(run.getExternalizableId(), getRecords(), details);
        } else {
            FleetRecord record = decisions.required(release);
            ClusterRecord known = cluster == null ? null : record.getCluster(cluster);
            if (known == null) {
                throw HttpResponses.errorWithoutStack(404, Messages.FleetDecisions_noCluster(cluster));
            }
            answer = json.cluster(record, known);
        }
        response.setContentType("application/json;charset=UTF-8");
        response.setHeader("Cache-Control", "no-store");
        response.getOutputStream().write(JSON.writeValueAsBytes(answer));
    }

    /** How each release is, in a sentence, for a page that is read without scripts. */
    public List<String> getSentences() throws IOException {
        return getRecords().stream().map(record -> record.getApplication() + ": " + FleetSentence.now(record, run.isBuilding())).toList();
    }

    /** The language of the page around the board, such as {@code zh_CN}. */
    public String getLocale() {
        return LocaleProvider.getLocale().toString();
    }

    @Override
    public void onAttached(Run<?, ?> attached) {
        run = attached;
    }

    @Override
    public void onLoad(Run<?, ?> from) {
        run = from;
        initialize();
    }

    public Run<?, ?> getRun() {
        return run;
    }

    @Override
    public String getDisplayName() {
        return Messages.FleetAction_displayName();
    }

    @Override
    public String getIconFileName() {
        return "symbol-cloud";
    }

    @Override
    public String getUrlName() {
        return "fleet";
    }
}
