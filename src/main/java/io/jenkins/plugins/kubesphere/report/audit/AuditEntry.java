package io.jenkins.plugins.kubesphere.report.audit;

import hudson.model.Cause;
import hudson.model.Run;
import io.jenkins.plugins.kubesphere.report.DeployedObject;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import jenkins.model.Jenkins;

/** One change, with who is behind it. Immutable: each addition gives a copy. Texts are shortened; a caller masks secrets before. */
public final class AuditEntry {
    private static final int MOST_TEXT = 1_000;
    private static final int MOST_CAUSES = 10;
    private static final int MOST_IMAGES = 20;
    private static final Pattern DIGEST = Pattern.compile("@(sha256:[0-9a-f]{64})$");

    private final Map<String, Object> fields;

    private AuditEntry(Map<String, Object> fields) {
        this.fields = fields;
    }

    /**
     * Something that a run did just now.
     *
     * @param step name of the step
     * @param action a word: {@code created}, {@code changed}, {@code pruned}, {@code rolled back}, {@code pushed} …
     */
    public static AuditEntry of(Run<?, ?> run, String step, String action) {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("time", Instant.now().truncatedTo(ChronoUnit.MILLIS).toString());
        fields.put("action", action);
        fields.put("step", step);
        fields.put("who", startedBy(run.getCauses(), MOST_CAUSES));
        fields.put("cause", run.getCauses().isEmpty() ? null : shortened(run.getCauses().get(0).getShortDescription()));
        fields.put("build", run.getExternalizableId());
        String root = Jenkins.get().getRootUrl();
        fields.put("url", root == null ? run.getUrl() : root + run.getUrl());
        return new AuditEntry(fields);
    }

    /** The user who started the run or the first of those that led to it; null when nobody did. */
    private static String startedBy(List<Cause> causes, int deep) {
        for (Cause cause : causes) {
            String who = null;
            if (cause instanceof Cause.UserIdCause user) {
                who = user.getUserId() == null ? "anonymous" : user.getUserId();
            } else if (cause instanceof Cause.UpstreamCause upstream && deep > 0) {
                who = startedBy(upstream.getUpstreamCauses(), deep - 1);
            }
            if (who != null) {
                return who;
            }
        }
        return null;
    }

    /** Who did this, when it is somebody else than who started the run. */
    public AuditEntry by(String user) {
        return with("who", user);
    }

    /** @param wave counted from 1 */
    public AuditEntry release(String application, int wave) {
        return with("application", shortened(application)).with("wave", wave);
    }

    /** @param server address of the API server */
    public AuditEntry cluster(String name, String server) {
        return with("cluster", shortened(name)).with("server", shortened(server));
    }

    public AuditEntry object(DeployedObject object) {
        Map<String, Object> map = new LinkedHashMap<>();
        map.put("kind", shortened(object.getKind()));
        map.put("namespace", shortened(object.getNamespace()));
        map.put("name", shortened(object.getName()));
        return with("object", map);
    }

    /** Who had before what was taken. */
    public AuditEntry former(String holder) {
        return with("former", shortened(holder));
    }

    /** The images of the release, or of what is changed of it; where they name one digest alone, that is the digest. */
    public AuditEntry images(Collection<String> images) {
        return images(images, commonDigest(images));
    }

    /**
     * The images of what is changed, at most {@value #MOST_IMAGES}: a line for each of a hundred objects must not name a hundred images.
     *
     * @param digest of the image that is released, null when there are several or none is known
     */
    public AuditEntry images(Collection<String> images, String digest) {
        List<String> shown = new ArrayList<>(images.stream().limit(MOST_IMAGES).map(AuditEntry::shortened).toList());
        if (images.size() > MOST_IMAGES) {
            shown.add("… " + (images.size() - MOST_IMAGES));
        }
        return with("images", shown).with("digest", digest);
    }

    /** The digest that all of these images are pinned to; null when one is not, or to another. */
    public static String commonDigest(Collection<String> images) {
        Set<String> digests = new TreeSet<>();
        for (String image : images) {
            Matcher pinned = DIGEST.matcher(image);
            digests.add(pinned.find() ? pinned.group(1) : "");
        }
        String only = digests.size() == 1 ? digests.iterator().next() : "";
        return only.isEmpty() ? null : only;
    }

    /** An image that a registry has now under these tags. */
    public AuditEntry image(String repository, List<String> tags, String digest) {
        return with("repository", shortened(repository)).with("tags", List.copyOf(tags)).with("digest", digest);
    }

    private AuditEntry with(String field, Object value) {
        Map<String, Object> copy = new LinkedHashMap<>(fields);
        copy.put(field, value);
        return new AuditEntry(copy);
    }

    Map<String, Object> toMap() {
        return fields;
    }

    private static String shortened(String text) {
        return text == null || text.length() <= MOST_TEXT ? text : text.substring(0, MOST_TEXT - 1) + "…";
    }
}
