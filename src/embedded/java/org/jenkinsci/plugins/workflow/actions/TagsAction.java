package org.jenkinsci.plugins.workflow.actions;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jenkinsci.plugins.workflow.graph.FlowNode;

/** Short notes for machines, such as why a stage was skipped. */
public class TagsAction implements PersistentAction {

    private final Map<String, String> tags = new LinkedHashMap<>();

    /** Adds or replaces a tag. */
    public void addTag(String tag, String value) {
        tags.put(tag, value);
    }

    /** Removes a tag; false when it was not there. */
    public boolean removeTag(String tag) {
        return tags.remove(tag) != null;
    }

    /** The value, or null. */
    public String getTagValue(String tag) {
        return tags.get(tag);
    }

    /** All tags. */
    public Map<String, String> getTags() {
        return Collections.unmodifiableMap(tags);
    }

    /** The tags of a node; possibly none. */
    public static Map<String, String> getTags(FlowNode node) {
        TagsAction action = node.getAction(TagsAction.class);
        return action == null ? Map.of() : action.getTags();
    }

    /** The value of a node's tag, or null. */
    public static String getTagValue(FlowNode node, String tag) {
        return getTags(node).get(tag);
    }

    @Override
    public String getDisplayName() {
        return null;
    }

    @Override
    public String getIconFileName() {
        return null;
    }

    @Override
    public String getUrlName() {
        return null;
    }
}
