package io.jenkins.plugins.kubesphere.editor;

import hudson.model.Items;
import hudson.scm.SCM;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.logging.Level;
import java.util.logging.Logger;
import jenkins.scm.api.SCMFile;
import jenkins.scm.api.SCMFileSystem;
import jenkins.scm.api.SCMHead;
import jenkins.scm.api.SCMSource;
import org.jenkinsci.plugins.workflow.cps.CpsFlowExecution;
import org.jenkinsci.plugins.workflow.cps.CpsScmFlowDefinition;
import org.jenkinsci.plugins.workflow.job.WorkflowJob;
import org.jenkinsci.plugins.workflow.job.WorkflowRun;

/** A pipeline that is a file of a repository. */
final class RepositoryFile implements PipelineSource {
    private static final Logger LOGGER = Logger.getLogger(RepositoryFile.class.getName());
    private static final String USUAL_PATH = "Jenkinsfile";

    private final WorkflowJob job;
    private final SCM scm;
    private final String path;
    private final SCMSource source;
    private final SCMHead head;

    private RepositoryFile(WorkflowJob job, SCM scm, String path, SCMSource source, SCMHead head) {
        this.job = job;
        this.scm = scm;
        this.path = path;
        this.source = source;
        this.head = head;
    }

    static RepositoryFile of(WorkflowJob job, CpsScmFlowDefinition definition) throws Refusal {
        if (definition.getScm() == null) {
            throw Refusal.conflict(Messages.RepositoryFile_noRepository());
        }
        return new RepositoryFile(job, definition.getScm(), definition.getScriptPath(), null, null);
    }

    /** The pipeline of a multibranch project's branch. */
    static RepositoryFile ofBranch(WorkflowJob job) throws Refusal {
        SCMSource source = SCMSource.SourceByItem.findSource(job);
        SCMHead head = SCMHead.HeadByItem.findHead(job);
        if (source == null || head == null) {
            throw Refusal.conflict(Messages.RepositoryFile_noBranch());
        }
        // The definition's class is not part of the API; what it writes to disk names the file.
        String path = SerializedForm.of(Items.XSTREAM2.toXML(job.getDefinition())).text("scriptPath");
        return new RepositoryFile(job, source.build(head), path == null ? USUAL_PATH : path, source, head);
    }

    @Override
    public String origin() {
        return "scm";
    }

    @Override
    public String path() {
        return path;
    }

    /** The branch that the job builds, or {@code null} when the repository is no Git repository. */
    String branch() {
        return GitRemote.of(scm).map(GitRemote::branch).orElse(null);
    }

    /** Whether {@link #commit} can work: the repository is one of Git's. */
    boolean isCommittable() {
        return GitRemote.of(scm).isPresent();
    }

    @Override
    public Loaded load() throws Refusal, IOException, InterruptedException {
        try (SCMFileSystem files = source == null ? SCMFileSystem.of(job, scm) : SCMFileSystem.of(source, head)) {
            if (files != null) {
                return new Loaded(read(files.child(path)), null);
            }
        } catch (IOException unreachable) {
            LOGGER.log(Level.FINE, "The repository of " + job.getFullName() + " cannot be read", unreachable);
            return lastBuilt(Messages.RepositoryFile_unreachable(String.valueOf(unreachable.getMessage())));
        }
        GitRemote remote = GitRemote.of(scm).orElse(null);
        if (remote == null) {
            return lastBuilt(Messages.RepositoryFile_notDirectly(scm.getDescriptor().getDisplayName()));
        }
        try (GitRepository repository = GitRepository.open(job, remote)) {
            return new Loaded(decode(repository.file(repository.fetch(remote.branch()), path)), null);
        } catch (Refusal refused) {
            if (refused.status() == HttpServletResponse.SC_BAD_GATEWAY) {
                return lastBuilt(Messages.RepositoryFile_unreachable(refused.getMessage()));
            }
            throw refused;
        }
    }

    private String read(SCMFile file) throws Refusal, IOException, InterruptedException {
        if (!file.isFile()) {
            throw Refusal.notFound(Messages.RepositoryFile_missing(path));
        }
        try (InputStream content = file.content()) {
            return decode(content.readNBytes(Question.LARGEST_TEXT + 1));
        }
    }

    /** @param bytes {@code null} when there is no such file */
    private String decode(byte[] bytes) throws Refusal {
        if (bytes == null) {
            throw Refusal.notFound(Messages.RepositoryFile_missing(path));
        }
        if (bytes.length > Question.LARGEST_TEXT) {
            throw Refusal.tooLarge(Messages.Question_tooLarge());
        }
        try {
            return StandardCharsets.UTF_8.newDecoder().onMalformedInput(CodingErrorAction.REPORT).decode(ByteBuffer.wrap(bytes)).toString();
        } catch (CharacterCodingException otherEncoding) {
            // Shown with other letters and saved again it would be another file.
            throw Refusal.conflict(Messages.RepositoryFile_encoding(path));
        }
    }

    /** Where the repository cannot be asked, the text that the newest build ran is the next best; the reader is told so. */
    private Loaded lastBuilt(String why) throws Refusal {
        for (WorkflowRun run = job.getLastBuild(); run != null; run = run.getPreviousBuild()) {
            if (run.getExecution() instanceof CpsFlowExecution execution) {
                return new Loaded(execution.getScript(), Messages.RepositoryFile_ofBuild(why, run.getDisplayName()));
            }
        }
        throw Refusal.failedElsewhere(Messages.RepositoryFile_neither(why));
    }

    /**
     * Commits a text.
     *
     * @param version of the text that the change was made to, or {@code null} to replace whatever stands there
     * @param branch to commit to; made from the job's own branch when there is none of that name
     * @return the commit's id
     */
    String commit(String text, String version, String branch, String message) throws Refusal, IOException, InterruptedException {
        if (message.isEmpty()) {
            throw Refusal.badRequest(Messages.RepositoryFile_noMessage());
        }
        GitRemote remote = GitRemote.of(scm).orElse(null);
        if (remote == null) {
            throw Refusal.conflict(Messages.RepositoryFile_notGit(scm.getDescriptor().getDisplayName()));
        }
        GitRemote.checkBranch(branch);
        try (GitRepository repository = GitRepository.open(job, remote)) {
            String parent = repository.fetchIfThere(branch);
            if (parent == null) {
                parent = repository.fetch(remote.branch());
            }
            byte[] bytes = repository.file(parent, path);
            String present = bytes == null ? "" : decode(bytes);
            if (version != null && !Version.of(present).equals(version)) {
                throw Refusal.changedMeanwhile(Messages.RepositoryFile_changed(branch), present);
            }
            if (bytes != null && present.equals(text)) {
                throw Refusal.conflict(Messages.RepositoryFile_same(branch));
            }
            return repository.commit(parent, path, text.getBytes(StandardCharsets.UTF_8), branch, message);
        }
    }
}
