package io.jenkins.plugins.kubesphere.report.fleet;

import io.jenkins.plugins.kubesphere.report.DeployedObject;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** A run's releases as pages and scripts read them. An answer is bounded: texts are shortened, and lists only as long as the answer has room. */
final class FleetJson {
    /** Characters of all lists of one cluster. */
    private static final int ROOM_OF_CLUSTER = 400_000;
    /** Characters of all lists of an answer that has them for every cluster. */
    private static final int ROOM_OF_ALL = 2_000_000;
    private static final int MOST_TEXT = 4_000;
    private static final int MOST_IMAGES = 20;

    /** What the reader may do. */
    interface Reader {
        boolean mayDecide(FleetRecord record, int wave);

        boolean mayBreakLock();
    }

    private final Reader reader;
    private final boolean building;

    /** @param building whether the run goes on */
    FleetJson(Reader reader, boolean building) {
        this.reader = reader;
        this.building = building;
    }

    /** @param detailed whether each cluster has its lists */
    Map<String, Object> releases(String run, List<FleetRecord> records, boolean detailed) {
        int clusters = records.stream().mapToInt(record -> record.getClusters().size()).sum();
        int room = Math.min(ROOM_OF_CLUSTER, ROOM_OF_ALL / Math.max(1, clusters));
        Map<String, Object> map = new LinkedHashMap<>();
        map.put("run", run);
        map.put("building", building);
        map.put("releases", records.stream().map(record -> release(record, detailed ? room : 0)).toList());
        // Last, so that two answers can be compared without it.
        map.put("time", System.currentTimeMillis());
        return map;
    }

    /** One cluster with its lists. */
    Map<String, Object> cluster(FleetRecord record, ClusterRecord cluster) {
        return cluster(record, cluster, ROOM_OF_CLUSTER);
    }

    private Map<String, Object> release(FleetRecord record, int room) {
        Map<String, Object> map = new LinkedHashMap<>();
        map.put("id", record.getId());
        map.put("application", record.getApplication());
        map.put("plan", record.isPlan());
        map.put("running", isRunning(record));
        map.put("started", record.getStartedMillis());
        map.put("ended", record.getEndedMillis());
        map.put("outcome", record.getOutcome());
        map.put("sentence", FleetSentence.now(record, building));
        map.put("waves", record.getWaves().stream().map(wave -> wave(record, wave)).toList());
        map.put("clusters", record.getClusters().stream().map(cluster -> cluster(record, cluster, room)).toList());
        return map;
    }

    private boolean isRunning(FleetRecord record) {
        return building && record.getOutcome().isEmpty();
    }

    private Map<String, Object> wave(FleetRecord record, WaveRecord wave) {
        Map<String, Object> map = new LinkedHashMap<>();
        map.put("number", wave.getNumber());
        map.put("clusters", wave.getClusters());
        map.put("maxParallel", wave.getMaxParallel());
        map.put("pause", wave.getPauseSeconds());
        map.put("gate", wave.getGate() == null ? null : gate(record, wave.getNumber(), wave.getGate()));
        return map;
    }

    private Map<String, Object> gate(FleetRecord record, int wave, GateRecord gate) {
        boolean open = isRunning(record) && gate.getState().equals(GateRecord.WAITING) && gate.getDecision() == null;
        Map<String, Object> map = new LinkedHashMap<>();
        map.put("approve", gate.getApprove());
        map.put("healthFor", gate.getHealthForSeconds());
        map.put("http", gate.getHttp());
        map.put("block", gate.isBlock());
        map.put("state", gate.getState());
        map.put("reason", Room.shortened(gate.getReason(), MOST_TEXT));
        map.put("decision", gate.getDecision());
        map.put("decidedBy", gate.getDecidedBy());
        map.put("since", gate.getSinceMillis());
        map.put("mayDecide", open && reader.mayDecide(record, wave));
        return map;
    }

    private Map<String, Object> cluster(FleetRecord record, ClusterRecord cluster, int room) {
        Map<String, Object> map = new LinkedHashMap<>();
        map.put("cluster", cluster.getName());
        map.put("labels", cluster.getLabels());
        map.put("wave", cluster.getWave());
        map.put("standbyOf", cluster.getStandbyOf());
        map.put("server", cluster.getServer());
        map.put("state", cluster.getState());
        map.put("detail", Room.shortened(cluster.getDetail(), MOST_TEXT));
        map.put("reason", Room.shortened(cluster.getReason(), MOST_TEXT));
        map.put("started", cluster.getStartedMillis());
        map.put("ended", cluster.getEndedMillis());
        map.put("seconds", cluster.getSeconds());
        map.put("serving", cluster.isServing());
        map.put("lockHolder", cluster.getLockHolder());
        map.put("lockHeld", cluster.isLockHeld());
        map.put("mayBreakLock", isRunning(record) && cluster.isWaitingForLock() && reader.mayBreakLock());
        for (String operation : List.of("created", "changed", "unchanged", "pruned", "rolled back")) {
            map.put(operation.equals("rolled back") ? "rolledBack" : operation, cluster.count(operation));
        }
        map.put("images", cluster.getImages().stream().limit(MOST_IMAGES).toList());
        map.put("lines", lines(cluster));
        map.put("version", Integer.toHexString(Objects.hash(cluster.getState(), cluster.getObjects().size(), cluster.getDiff(), cluster.getDrift(),
                cluster.getEvents(), cluster.getLogTail())));
        if (room > 0) {
            lists(map, cluster, new Room(room));
        }
        return map;
    }

    private static Map<String, Object> lines(ClusterRecord cluster) {
        Map<String, Object> map = new LinkedHashMap<>();
        map.put("diff", cluster.getDiff().size());
        map.put("drift", cluster.getDrift().size());
        map.put("events", cluster.getEvents().size());
        map.put("log", cluster.getLogTail().size());
        return map;
    }

    /** What explains a failure comes first, so that it is there when room runs out. */
    private static void lists(Map<String, Object> map, ClusterRecord cluster, Room room) {
        map.put("events", room.last(cluster.getEvents()));
        map.put("log", room.last(cluster.getLogTail()));
        map.put("diff", room.first(cluster.getDiff()));
        map.put("drift", room.first(cluster.getDrift()));
        map.put("objects", cluster.getObjects().stream().filter(object -> room.takes(object.getName().length() + object.getKind().length()))
                .map(FleetJson::object).toList());
        map.put("transitions", cluster.getTransitions().stream().filter(change -> room.takes(change.getText().length()))
                .map(FleetJson::transition).toList());
        map.put("truncated", room.isOver());
    }

    private static Map<String, Object> object(DeployedObject object) {
        Map<String, Object> map = new LinkedHashMap<>();
        map.put("kind", object.getKind());
        map.put("namespace", object.getNamespace());
        map.put("name", object.getName());
        map.put("operation", object.getOperation());
        return map;
    }

    private static Map<String, Object> transition(Transition change) {
        Map<String, Object> map = new LinkedHashMap<>();
        map.put("time", change.getMillis());
        map.put("state", change.getState());
        map.put("text", change.getText());
        return map;
    }
}
