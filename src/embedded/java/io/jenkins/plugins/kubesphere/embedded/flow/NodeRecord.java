package io.jenkins.plugins.kubesphere.embedded.flow;

import com.fasterxml.jackson.annotation.JsonAutoDetect;
import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import java.util.Map;

/** What is written to disk about a node; one line of the graph's file, a later line about the same node replaces an earlier one. */
@JsonAutoDetect(fieldVisibility = JsonAutoDetect.Visibility.ANY)
@JsonInclude(JsonInclude.Include.NON_NULL)
final class NodeRecord {

    enum Kind { START, STEP, BLOCK, BODY, FINISH, END }

    String id;
    Kind kind;
    List<String> parents;
    String enclosing;
    /** The function name of the step, null for the first and the last node. */
    String function;
    /** For the end of a block: where it began. */
    String begin;
    long time;
    String label;
    String branch;
    String error;
    String errorClass;
    /** How an interruption wanted the build to end. */
    String errorResult;
    String warning;
    String warningResult;
    String result;
    Map<String, String> tags;
}
