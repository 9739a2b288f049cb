package io.jenkins.plugins.kubesphere.steps.apply;

import io.jenkins.plugins.kubesphere.cluster.AppliedObject;
import io.jenkins.plugins.kubesphere.cluster.ClusterAccess;
import io.jenkins.plugins.kubesphere.cluster.ReleaseResult;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What the step returns: plain collections, strings and numbers, the only things a sandboxed script may touch. */
final class ApplyResult {

    private ApplyResult() {
    }

    static Map<String, Object> of(ClusterAccess access, boolean dryRun, String diff, ReleaseResult result) {
        List<Map<String, Object>> objects = new ArrayList<>();
        for (AppliedObject object : result.objects()) {
            objects.add(object.toMap());
        }
        Map<String, Object> map = new LinkedHashMap<>();
        map.put("cluster", access.context());
        map.put("server", access.server().toString());
        map.put("dryRun", dryRun);
        map.put("created", (int) result.count(AppliedObject.Change.CREATED));
        map.put("changed", (int) result.count(AppliedObject.Change.CHANGED));
        map.put("unchanged", (int) result.count(AppliedObject.Change.UNCHANGED));
        map.put("pruned", (int) result.count(AppliedObject.Change.PRUNED));
        map.put("seconds", result.seconds());
        map.put("diff", diff);
        map.put("objects", objects);
        return map;
    }
}
