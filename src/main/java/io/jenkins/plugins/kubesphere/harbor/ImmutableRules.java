package io.jenkins.plugins.kubesphere.harbor;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.util.Locale;
import java.util.Optional;

/** {@code /projects/{project}/immutabletagrules}: which tags of a project may not move. */
final class ImmutableRules {

    private final HarborCall call;

    ImmutableRules(HarborCall call) {
        this.call = call;
    }

    /**
     * The first rule that keeps a tag where it is, in words; empty where none is found.
     *
     * @param repository without the project
     */
    Optional<String> find(String project, String repository, String tag) throws IOException, InterruptedException {
        HarborCall.Answer answer = call.send("GET", "projects/" + HarborCall.escape(project) + "/immutabletagrules?page_size=100", null);
        if (answer.status() != 200) {
            throw call.refusal(Messages.ImmutableRules_what(project), answer);
        }
        for (JsonNode rule : answer.body()) {
            JsonNode tags = rule.path("tag_selectors").path(0);
            JsonNode repositories = rule.path("scope_selectors").path("repository").path(0);
            boolean applies = !rule.path("disabled").asBoolean(false) && selects(tags, tag) && selects(repositories, repository);
            if (applies) {
                return Optional.of(Messages.ImmutableRules_rule(rule.path("id").asText("?"), words(tags), words(repositories)));
            }
        }
        return Optional.empty();
    }

    /** A selector that is not there selects everything. */
    private static boolean selects(JsonNode selector, String name) {
        return selector.isMissingNode() || isExcluding(selector) != DoubleStar.matches(selector.path("pattern").asText(), name);
    }

    private static boolean isExcluding(JsonNode selector) {
        return selector.path("decoration").asText("").toLowerCase(Locale.ROOT).endsWith("excludes");
    }

    private static String words(JsonNode selector) {
        String pattern = selector.path("pattern").asText("**");
        return isExcluding(selector) ? Messages.ImmutableRules_allBut(pattern) : pattern;
    }
}
