package io.jenkins.plugins.kubesphere.embedded.cps;

import groovy.lang.Script;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.TreeMap;

/** The whole state of a running pipeline, as it is written to disk at every wait. */
final class Program implements Serializable {

    private static final long serialVersionUID = 1L;

    final TreeMap<Integer, PipelineThread> threads = new TreeMap<>();
    final java.util.Map<String, String> environment = Collections.synchronizedMap(new TreeMap<>());
    Script script;
    int lastThread;
    /** The newest node when this state was written. */
    int lastNode;
    boolean timestamps;

    /** The strands that nobody else runs inside of, newest first. */
    List<PipelineThread> leaves() {
        List<PipelineThread> leaves = new ArrayList<>(threads.values());
        for (PipelineThread thread : threads.values()) {
            leaves.remove(thread.parent);
        }
        Collections.reverse(leaves);
        return leaves;
    }
}
