package io.jenkins.plugins.kubesphere.report;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** One image that a run has published. A plain class, because build records are written by a library that knows no Java records. */
public final class PushRecord implements Serializable {

    private static final long serialVersionUID = 1L;

    private final String repository;
    private final ArrayList<String> tags;
    private final String digest;
    private final String source;
    private final long sizeBytes;
    private long uploadedBytes;
    private long mountedBytes;
    private long skippedBytes;
    private long startedMillis;
    private long durationMillis;
    private String link;
    private String scan;
    private LinkedHashMap<String, Integer> findings = new LinkedHashMap<>();

    /**
     * @param repository registry host and repository, without tag
     * @param tags the tags that now point to {@code digest}
     * @param digest digest of the manifest, {@code sha256:…}
     * @param source where the image came from, in words
     * @param sizeBytes bytes of manifest, configuration and layers
     */
    public PushRecord(String repository, List<String> tags, String digest, String source, long sizeBytes) {
        this.repository = Objects.requireNonNull(repository, "repository");
        this.tags = new ArrayList<>(tags);
        this.digest = Objects.requireNonNull(digest, "digest");
        this.source = Objects.requireNonNull(source, "source");
        this.sizeBytes = sizeBytes;
    }

    /** Returns a copy that knows how the bytes reached the registry. */
    public PushRecord withTransfer(long uploaded, long mounted, long skipped) {
        PushRecord copy = copy();
        copy.uploadedBytes = uploaded;
        copy.mountedBytes = mounted;
        copy.skippedBytes = skipped;
        return copy;
    }

    /** Returns a copy with the start (milliseconds since the epoch) and the duration in milliseconds. */
    public PushRecord withTimes(long started, long duration) {
        PushRecord copy = copy();
        copy.startedMillis = started;
        copy.durationMillis = duration;
        return copy;
    }

    /** Returns a copy with the address of the registry's page about this image; null where there is none. */
    public PushRecord withLink(String address) {
        PushRecord copy = copy();
        copy.link = address;
        return copy;
    }

    /** Returns a copy with the outcome of a vulnerability scan in one sentence; null where none was asked for. */
    public PushRecord withScan(String outcome) {
        PushRecord copy = copy();
        copy.scan = outcome;
        return copy;
    }

    /** Returns a copy with the numbers of findings by severity, the worst first. */
    public PushRecord withFindings(Map<String, Integer> bySeverity) {
        PushRecord copy = copy();
        copy.findings = new LinkedHashMap<>(bySeverity);
        return copy;
    }

    private PushRecord copy() {
        PushRecord copy = new PushRecord(repository, tags, digest, source, sizeBytes);
        copy.uploadedBytes = uploadedBytes;
        copy.mountedBytes = mountedBytes;
        copy.skippedBytes = skippedBytes;
        copy.startedMillis = startedMillis;
        copy.durationMillis = durationMillis;
        copy.link = link;
        copy.scan = scan;
        copy.findings = findings;
        return copy;
    }

    public String getRepository() {
        return repository;
    }

    public List<String> getTags() {
        return List.copyOf(tags);
    }

    public String getDigest() {
        return digest;
    }

    public String getSource() {
        return source;
    }

    public long getSizeBytes() {
        return sizeBytes;
    }

    public long getUploadedBytes() {
        return uploadedBytes;
    }

    public long getMountedBytes() {
        return mountedBytes;
    }

    public long getSkippedBytes() {
        return skippedBytes;
    }

    public long getStartedMillis() {
        return startedMillis;
    }

    public long getDurationMillis() {
        return durationMillis;
    }

    /** Address of the registry's page about this image, or null. Only http and https addresses are given out. */
    public String getLink() {
        return link != null && (link.startsWith("https://") || link.startsWith("http://")) ? link : null;
    }

    /** Outcome of the vulnerability scan in one sentence, or null. */
    public String getScan() {
        return scan;
    }

    /** Numbers of findings by severity, the worst first; empty where nothing was found or no scan was asked for. */
    public Map<String, Integer> getFindings() {
        return findings == null ? Map.of() : new LinkedHashMap<>(findings);
    }

    /** The reference that will always give exactly this image. */
    public String getPinnedReference() {
        return repository + "@" + digest;
    }

    /** What the JSON page says about this push, in a fixed order. */
    public Map<String, Object> toMap() {
        Map<String, Object> map = new LinkedHashMap<>();
        map.put("repository", repository);
        map.put("tags", getTags());
        map.put("digest", digest);
        map.put("source", source);
        map.put("size", sizeBytes);
        map.put("uploaded", uploadedBytes);
        map.put("mounted", mountedBytes);
        map.put("skipped", skippedBytes);
        map.put("started", startedMillis);
        map.put("duration", durationMillis);
        map.put("link", getLink());
        map.put("scan", scan);
        map.put("findings", getFindings());
        return map;
    }
}
