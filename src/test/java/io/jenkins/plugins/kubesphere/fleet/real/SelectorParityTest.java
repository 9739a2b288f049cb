package io.jenkins.plugins.kubesphere.fleet.real;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertTrue;

import io.jenkins.plugins.kubesphere.cluster.Answer;
import io.jenkins.plugins.kubesphere.cluster.real.RealCluster;
import io.jenkins.plugins.kubesphere.fleet.FleetException;
import io.jenkins.plugins.kubesphere.fleet.LabelSelector;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeSet;
import org.junit.Before;
import org.junit.Rule;
import org.junit.Test;

/** A selector matches what the API server's own selector matches, and is refused where that one is refused. */
public class SelectorParityTest {
    private static final List<String> WRITTEN = List.of("env", "!env", "! env", "env=production", "env==production", "env != production", "env=", "env!=",
            "env in (production,test)", "env in(test)", "env  notin  ( production )", "env in ()", "env in (,test)", "env notin ()", "env,!frozen,region in (sh, bj)",
            "rank>3", "rank<3", "rank>=3", "rank>x", "rank > 10", "env>1", "example.com/team=a", "example.com/team", "!example.com/team", "a/b/c=d", "/x=y", "x/=y",
            "UPPER.com/x=y", "-env", "env-", "env=-a", "env=a-", "env=a_b.c", "env=a b", "env=(a", "env)", "env in (a", "env in a", "env in", "env notin", "env in (a)(b)",
            "env=a=b", "env=a,", ",env=a", "env=a,,env", "!", "=", "=a", "!env=a", "env!", "env=!a", "env = production , region = sh", "env\t=\tproduction",
            "a".repeat(63) + "=x", "a".repeat(64) + "=x", "env=" + "a".repeat(63), "env=" + "a".repeat(64), "中=x", "env=中", "env='a'", "env=\"a\"", "env in (a b)",
            "in", "in=a", "notin in (a)", "env=in", "env in (in)", "env exists", "rank>0003", "rank<99999999999999999999");
    private static final List<String> PIECES = List.of("env", "region", "rank", "frozen", "production", "test", "sh", "bj", "3", "10", "=", "==", "!=", "!", ",", "(", ")",
            " in ", " notin ", " ", ">", "<", "(sh,bj)", "(test)", "in", "-", "/", ".");

    @Rule
    public final RealCluster cluster = new RealCluster();

    private final Map<String, Map<String, String>> labels = new LinkedHashMap<>();

    @Before
    public void label() throws Exception {
        labels.put("dev", Map.of("env", "test", "region", "sh", "rank", "3"));
        labels.put("prod-sh", Map.of("env", "production", "region", "sh", "tier", "canary", "rank", "10", "example.com/team", "a"));
        labels.put("prod-bj", Map.of("env", "production", "region", "bj", "frozen", "", "rank", "2"));
        labels.put("odd", Map.of("env", "", "rank", "many"));
        labels.put("bare", Map.of());
        for (Map.Entry<String, Map<String, String>> one : labels.entrySet()) {
            StringBuilder json = new StringBuilder();
            one.getValue().forEach((key, value) -> json.append(json.isEmpty() ? "" : ",").append("\"" + key + "\":\"" + value + "\""));
            cluster.createHere("v1", "configmaps", "{\"metadata\": {\"name\": \"" + one.getKey() + "\", \"labels\": {" + json + "}}}");
        }
    }

    private String there(String selector) throws Exception {
        Answer answer = RealCluster.await(cluster.admin().get(cluster.path("v1", "configmaps") + "?labelSelector="
                + URLEncoder.encode(selector, StandardCharsets.UTF_8).replace("+", "%20")));
        if (answer.status() == 400) {
            return "refused";
        }
        assertTrue(answer.message(), answer.isOk());
        TreeSet<String> names = new TreeSet<>();
        answer.body().path("items").forEach(item -> names.add(item.at("/metadata/name").asText()));
        names.retainAll(labels.keySet());
        return names.toString();
    }

    private String here(String selector) {
        try {
            LabelSelector parsed = LabelSelector.parse(selector);
            TreeSet<String> names = new TreeSet<>();
            labels.forEach((name, own) -> {
                if (parsed.test(own)) {
                    names.add(name);
                }
            });
            return names.toString();
        } catch (FleetException e) {
            return "refused";
        }
    }

    private List<String> differences(List<String> selectors) throws Exception {
        List<String> differences = new ArrayList<>();
        for (String selector : selectors) {
            String here = here(selector);
            String there = there(selector);
            if (!here.equals(there)) {
                differences.add("'" + selector + "': here " + here + ", there " + there);
            }
        }
        return differences;
    }

    @Test
    public void whatPeopleWriteMeansTheSame() throws Exception {
        assertEquals(List.of(), differences(WRITTEN));
    }

    @Test
    public void anythingElseMeansTheSameToo() throws Exception {
        Random random = new Random(8);
        List<String> selectors = new ArrayList<>();
        for (int i = 0; i < 600; i++) {
            StringBuilder selector = new StringBuilder(random.nextInt(3) == 0 ? "" : "env");
            for (int n = 1 + random.nextInt(6); n > 0; n--) {
                selector.append(PIECES.get(random.nextInt(PIECES.size())));
            }
            selectors.add(selector.toString());
        }
        long read = selectors.stream().filter(selector -> !here(selector).equals("refused")).count();
        assertTrue("enough of them can be read: " + read, read > 40);
        assertEquals(List.of(), differences(selectors));
    }
}
