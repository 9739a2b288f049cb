package io.jenkins.plugins.kubesphere.cluster;

import java.io.Serializable;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What happened to one object.
 *
 * @param resource which one
 * @param change created, changed, unchanged or pruned
 * @param generationBefore generation before, 0 when it did not exist or has none
 * @param generation generation after, 0 when the kind has none
 * @param secondsToReady seconds from its write (from the begin of the wait, when it was not written) until it was ready; -1 when nobody waited
 * @param writtenMillis when it was written, in milliseconds since the epoch; 0 when it was not
 */
public record AppliedObject(Resource resource, Change change, long generationBefore, long generation, double secondsToReady, long writtenMillis)
        implements Serializable {

    private static final long serialVersionUID = 1L;

    /** An object that nobody has written or waited for. */
    AppliedObject(Resource resource, Change change, long generationBefore, long generation) {
        this(resource, change, generationBefore, generation, -1, 0);
    }

    /** What an apply did. */
    public enum Change {
        /** It did not exist before. */
        CREATED,
        /** It exists and was written. */
        CHANGED,
        /** It was as described already; nothing was written. */
        UNCHANGED,
        /** It belonged to the set, the manifests no longer hold it, and it was removed. */
        PRUNED;

        /** The word in logs, results and JSON. */
        public String word() {
            return name().toLowerCase(java.util.Locale.ROOT);
        }
    }

    /** The same, ready now. The clock of the wall counts, as a restart may lie between. */
    AppliedObject readyNow(long waitingSinceMillis) {
        long since = writtenMillis > 0 ? writtenMillis : waitingSinceMillis;
        double seconds = Math.max(1, System.currentTimeMillis() - since) / 1000.0;
        return new AppliedObject(resource, change, generationBefore, generation, seconds, writtenMillis);
    }

    /** What an earlier life of a release did to an object, when a later one found it as described: the object as it is now. */
    AppliedObject at(AppliedObject now) {
        return now.change == Change.UNCHANGED ? new AppliedObject(resource, change, generationBefore, now.generation, now.secondsToReady, writtenMillis)
                : now;
    }

    /** Plain values, as the step returns them to a pipeline. */
    public Map<String, Object> toMap() {
        Map<String, Object> map = new LinkedHashMap<>();
        map.put("apiVersion", resource.apiVersion());
        map.put("kind", resource.kind());
        map.put("namespace", resource.namespace());
        map.put("name", resource.name());
        map.put("change", change.word());
        map.put("generationBefore", generationBefore);
        map.put("generation", generation);
        map.put("secondsToReady", secondsToReady);
        return map;
    }
}
