package io.jenkins.plugins.kubesphere.steps;

import hudson.EnvVars;
import hudson.Extension;
import hudson.FilePath;
import hudson.Util;
import hudson.model.Item;
import hudson.model.Run;
import hudson.model.TaskListener;
import hudson.util.FormValidation;
import hudson.util.ListBoxModel;
import io.jenkins.plugins.kubesphere.image.ImageReference;
import io.jenkins.plugins.kubesphere.image.Tag;
import io.jenkins.plugins.kubesphere.image.compression.Compression;
import io.jenkins.plugins.kubesphere.image.source.Platform;
import io.jenkins.plugins.kubesphere.steps.source.DockerImagePushSource;
import io.jenkins.plugins.kubesphere.steps.source.Messages;
import io.jenkins.plugins.kubesphere.steps.source.PushSource;
import io.jenkins.plugins.kubesphere.steps.source.SourceOptions;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import net.sf.json.JSONArray;
import net.sf.json.JSONObject;
import org.jenkinsci.plugins.workflow.steps.Step;
import org.jenkinsci.plugins.workflow.steps.StepContext;
import org.jenkinsci.plugins.workflow.steps.StepDescriptor;
import org.jenkinsci.plugins.workflow.steps.StepExecution;
import org.kohsuke.stapler.AncestorInPath;
import org.kohsuke.stapler.DataBoundConstructor;
import org.kohsuke.stapler.DataBoundSetter;
import org.kohsuke.stapler.QueryParameter;
import org.kohsuke.stapler.StaplerRequest2;
import org.kohsuke.stapler.verb.POST;

/**
 * {@code harborPush image: 'harbor.example.com/shop/orders', tags: ['1.0', 'latest'], credentialsId: 'harbor', from: jar('target/*.jar')}.
 * Gives a map: {@code digest}, {@code image} (pinned to the digest), {@code references}, {@code size}, {@code uploaded}, {@code mounted},
 * {@code skipped} (bytes), {@code url} and {@code scan} where they apply.
 */
public final class HarborPushStep extends Step implements Serializable {

    private static final long serialVersionUID = 1L;
    private static final int DEFAULT_RETRIES = 5;
    private static final int MOST_RETRIES = 20;

    private final String image;
    private ArrayList<String> tags = new ArrayList<>();
    private String credentialsId;
    private PushSource from;
    private boolean createProject;
    private ArrayList<String> labels = new ArrayList<>();
    private ScanGate scan;
    private ArrayList<String> platforms = new ArrayList<>();
    private String compression;
    private boolean insecure;
    private int retries = DEFAULT_RETRIES;

    @DataBoundConstructor
    public HarborPushStep(String image) {
        this.image = Util.fixNull(image).trim();
    }

    /** Registry and repository, possibly with one tag when {@code tags} is left out. */
    public String getImage() {
        return image;
    }

    public List<String> getTags() {
        return tags;
    }

    @DataBoundSetter
    public void setTags(List<String> tags) {
        this.tags = new ArrayList<>(tags == null ? List.of() : tags);
    }

    public String getCredentialsId() {
        return credentialsId;
    }

    @DataBoundSetter
    public void setCredentialsId(String credentialsId) {
        this.credentialsId = Util.fixEmptyAndTrim(credentialsId);
    }

    /** Null for the engine's image of the same name and first tag. */
    public PushSource getFrom() {
        return from;
    }

    @DataBoundSetter
    public void setFrom(PushSource from) {
        this.from = from;
    }

    public boolean isCreateProject() {
        return createProject;
    }

    @DataBoundSetter
    public void setCreateProject(boolean createProject) {
        this.createProject = createProject;
    }

    public List<String> getLabels() {
        return labels;
    }

    @DataBoundSetter
    public void setLabels(List<String> labels) {
        this.labels = new ArrayList<>(labels == null ? List.of() : labels);
    }

    public ScanGate getScan() {
        return scan;
    }

    @DataBoundSetter
    public void setScan(ScanGate scan) {
        this.scan = scan;
    }

    /** Such as {@code linux/arm64}; empty for what the source has. */
    public List<String> getPlatforms() {
        return platforms;
    }

    @DataBoundSetter
    public void setPlatforms(List<String> platforms) {
        this.platforms = new ArrayList<>(platforms == null ? List.of() : platforms);
    }

    /** {@code gzip} or {@code zstd}, for layers that the source has uncompressed; null for gzip. */
    public String getCompression() {
        return compression;
    }

    @DataBoundSetter
    public void setCompression(String compression) {
        this.compression = Util.fixEmptyAndTrim(compression);
    }

    public boolean isInsecure() {
        return insecure;
    }

    @DataBoundSetter
    public void setInsecure(boolean insecure) {
        this.insecure = insecure;
    }

    public int getRetries() {
        return retries;
    }

    @DataBoundSetter
    public void setRetries(int retries) {
        this.retries = retries;
    }

    /** The repository to push to, without tag. */
    ImageReference target() {
        ImageReference reference = ImageReference.parse(image);
        if (reference.digest() != null) {
            throw new IllegalArgumentException(Messages.HarborPushStep_digestInImage(image));
        }
        if (reference.tag() != null && !tags.isEmpty()) {
            throw new IllegalArgumentException(Messages.HarborPushStep_tagTwice(image));
        }
        return reference;
    }

    /** The tags to set, each once. */
    List<String> effectiveTags() {
        ImageReference reference = target();
        Set<String> once = new LinkedHashSet<>(reference.tag() == null ? tags : List.of(reference.tag()));
        if (once.isEmpty()) {
            throw new IllegalArgumentException(Messages.HarborPushStep_noTags());
        }
        once.forEach(Tag::check);
        return new ArrayList<>(once);
    }

    PushSource effectiveSource() {
        return from == null ? new DockerImagePushSource(target().withTag(effectiveTags().get(0)).toString()) : from;
    }

    SourceOptions sourceOptions() {
        return new SourceOptions(
                compression == null ? Compression.GZIP : Compression.parse(compression),
                platforms.stream().distinct().map(Platform::parse).toList());
    }

    /** @throws IllegalArgumentException with one sentence about the first thing that is wrong */
    void check() {
        effectiveTags();
        effectiveSource().check();
        sourceOptions();
        if (retries < 0 || retries > MOST_RETRIES) {
            throw new IllegalArgumentException(Messages.HarborPushStep_badRetries(Integer.toString(retries), Integer.toString(MOST_RETRIES)));
        }
        if (scan != null) {
            scan.check();
        }
    }

    @Override
    public StepExecution start(StepContext context) {
        return new HarborPushExecution(context, this);
    }

    /** Offers {@code harborPush} to Jenkinsfiles. */
    @Extension
    public static final class DescriptorImpl extends StepDescriptor {

        @Override
        public String getFunctionName() {
            return "harborPush";
        }

        @Override
        public String getDisplayName() {
            return Messages.HarborPushStep_displayName();
        }

        /**
         * The form has one field for a list, always chooses a source, and sends an empty number as text; a Jenkinsfile gives the list itself, leaves out
         * what it does not need, and does not come this way.
         */
        @Override
        public Step newInstance(StaplerRequest2 request, JSONObject form) throws FormException {
            for (String list : List.of("tags", "labels", "platforms")) {
                if (form.opt(list) instanceof String text) {
                    JSONArray items = new JSONArray();
                    Stream.of(text.split("[,\\s]+")).filter(item -> !item.isEmpty()).forEach(items::add);
                    form.put(list, items);
                }
            }
            JSONObject from = form.optJSONObject("from");
            if (from != null && isUnnamedImage(from)) {
                form.remove("from");
            }
            if (form.optString("retries", "").isBlank()) {
                form.remove("retries");
            }
            return FormRefusal.orSentence(() -> super.newInstance(request, form));
        }

        private static boolean isUnnamedImage(JSONObject from) {
            String type = from.optString("$class", from.optString("stapler-class"));
            return type.equals(DockerImagePushSource.class.getName()) && from.optString("image").isBlank();
        }

        /** A list as the form shows it. */
        public String joined(List<String> items) {
            return items == null ? "" : String.join(", ", items);
        }

        /** Offers both kinds of compression. */
        public ListBoxModel doFillCompressionItems() {
            ListBoxModel items = new ListBoxModel();
            items.add("gzip", "");
            items.add("zstd", Compression.ZSTD.word());
            return items;
        }

        @Override
        public Set<? extends Class<?>> getRequiredContext() {
            return Set.of(Run.class, FilePath.class, TaskListener.class, EnvVars.class);
        }

        /** Fills the drop-down of credentials that the person who configures may use. */
        @POST
        public ListBoxModel doFillCredentialsIdItems(
                @AncestorInPath Item item, @QueryParameter String credentialsId, @QueryParameter String image) {
            return RegistryForm.credentials(item, credentialsId, image);
        }

        /** Says while typing what is wrong with the image name. */
        @POST
        public FormValidation doCheckImage(@AncestorInPath Item item, @QueryParameter String value) {
            return RegistryForm.checkImage(item, value);
        }

        /** Asks the registry whether it is there and accepts the credentials for pushing. */
        @POST
        public FormValidation doCheckConnection(
                @AncestorInPath Item item, @QueryParameter String image, @QueryParameter String credentialsId, @QueryParameter boolean insecure) {
            return RegistryForm.checkConnection(item, image, credentialsId, insecure);
        }
    }
}
