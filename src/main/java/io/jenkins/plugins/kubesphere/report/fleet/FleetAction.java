package io.jenkins.plugins.kubesphere.report.fleet;

import hudson.XmlFile;
import hudson.model.Item;
import hudson.model.Run;
import hudson.security.AccessDeniedException3;
import io.jenkins.plugins.kubesphere.config.DeployPermissions;
import java.io.File;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import jenkins.model.Jenkins;
import jenkins.model.RunAction2;
import org.kohsuke.stapler.HttpResponse;
import org.kohsuke.stapler.HttpResponses;
import org.kohsuke.stapler.QueryParameter;
import org.kohsuke.stapler.verb.POST;
import org.springframework.security.core.Authentication;

/**
 * The releases of one run over several clusters: their records, and where people decide about them. Records live in files of their own beside the
 * build record, as they change often.
 */
public final class FleetAction implements RunAction2 {
    private static final String FOLDER = "multi-cluster";

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
        } else {
            controls.put(id, control);
        }
    }

    /** Lets the wave after a gate begin. For those whom the gate names, and those with the permission Deploy/Approve. */
    @POST
    public HttpResponse doApprove(@QueryParameter(required = true) String id, @QueryParameter(required = true) int wave) throws IOException {
        return decide(id, wave, true);
    }

    /** Stops the release at a gate. */
    @POST
    public HttpResponse doReject(@QueryParameter(required = true) String id, @QueryParameter(required = true) int wave) throws IOException {
        return decide(id, wave, false);
    }

    /** Takes the lock of a cluster, for which the release waits, from its holder. Needs the permission Deploy/Break lock. */
    @POST
    public HttpResponse doBreakLock(@QueryParameter(required = true) String id, @QueryParameter(required = true) String cluster) throws IOException {
        run.getParent().checkPermission(DeployPermissions.BREAK_LOCK);
        FleetRecord record = required(id);
        if (record.getCluster(cluster) == null) {
            throw HttpResponses.errorWithoutStack(404, Messages.FleetAction_noCluster(cluster));
        }
        record.breakLock(cluster);
        store(record);
        tell(id);
        return HttpResponses.redirectToDot();
    }

    /** Whether the current user may decide about the gate after a wave (counted from 1). */
    public boolean mayDecide(FleetRecord record, int wave) {
        GateRecord gate = record.getGate(wave);
        if (gate == null || gate.getApprove() == null) {
            return false;
        }
        if (run.getParent().hasPermission(DeployPermissions.APPROVE)) {
            return true;
        }
        Authentication user = Jenkins.getAuthentication2();
        return run.getParent().hasPermission(Item.READ) && Arrays.stream(gate.getApprove().split(",")).map(String::strip)
                .filter(name -> !name.isEmpty())
                .anyMatch(name -> name.equals(user.getName()) || user.getAuthorities().stream().anyMatch(group -> name.equals(group.getAuthority())));
    }

    private HttpResponse decide(String id, int wave, boolean approved) throws IOException {
        FleetRecord record = required(id);
        if (!mayDecide(record, wave)) {
            throw new AccessDeniedException3(Jenkins.getAuthentication2(), DeployPermissions.APPROVE);
        }
        GateRecord gate = record.getGate(wave);
        if (!gate.getState().equals(GateRecord.WAITING) || gate.getDecision() != null) {
            throw HttpResponses.errorWithoutStack(409, Messages.FleetAction_notWaiting(wave));
        }
        String user = Jenkins.getAuthentication2().getName();
        record.updateGate(wave, open -> open.decided(approved, user));
        store(record);
        tell(id);
        return HttpResponses.redirectToDot();
    }

    private FleetRecord required(String id) throws IOException {
        run.getParent().checkPermission(Item.READ);
        FleetRecord record = getRecord(id);
        if (record == null) {
            throw HttpResponses.errorWithoutStack(404, Messages.FleetAction_noRecord(id));
        }
        return record;
    }

    private void tell(String id) {
        FleetControl control = controls.get(id);
        if (control != null) {
            control.decided();
        }
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
