package io.jenkins.plugins.kubesphere.editor;

import hudson.model.Items;
import hudson.scm.SCM;
import java.util.Optional;
import java.util.regex.Pattern;
import jenkins.util.SystemProperties;

/**
 * A Git repository as a job's configuration names it.
 *
 * @param url of the repository
 * @param credentialsId or {@code null} for a repository that needs none
 * @param branch that the job builds
 */
record GitRemote(String url, String credentialsId, String branch) {
    private static final String GIT = "hudson.plugins.git.GitSCM";
    /** The Git plugin's own switch for repositories on the controller's disk; what it does not read we do not either. */
    private static final String LOCAL_ALLOWED = "hudson.plugins.git.GitSCM.ALLOW_LOCAL_CHECKOUT";
    private static final Pattern OVER_THE_NETWORK =
            Pattern.compile("(https?|ssh|git)://[^\\s]+|[A-Za-z0-9_][A-Za-z0-9_.-]*@[A-Za-z0-9][A-Za-z0-9.-]*:[^\\s]+");
    private static final Pattern LOCAL = Pattern.compile("file:///[^\\s]+|/[^\\s]+");
    private static final Pattern BRANCH = Pattern.compile("[A-Za-z0-9_][A-Za-z0-9_./@#+=-]{0,250}");
    private static final String USUAL_BRANCH = "master";

    /** The job's repository; empty when it is of another kind than Git's. */
    static Optional<GitRemote> of(SCM scm) {
        SerializedForm form = SerializedForm.of(Items.XSTREAM2.toXML(scm));
        if (!form.name().equals(GIT)) {
            return Optional.empty();
        }
        SerializedForm remote = form.first("userRemoteConfigs", "hudson.plugins.git.UserRemoteConfig");
        SerializedForm branch = form.first("branches", "hudson.plugins.git.BranchSpec");
        if (remote == null || remote.text("url") == null) {
            return Optional.empty();
        }
        String name = branch == null || branch.text("name") == null ? USUAL_BRANCH : branch.text("name");
        return Optional.of(new GitRemote(remote.text("url"), remote.text("credentialsId"), name.replaceFirst("^(\\*|origin|refs/heads|refs/remotes/origin)/", "")));
    }

    /** @throws Refusal unless the repository lies where the controller may look for it, and names are plain */
    void check() throws Refusal {
        boolean local = LOCAL.matcher(url).matches();
        if (!OVER_THE_NETWORK.matcher(url).matches() && !(local && SystemProperties.getBoolean(LOCAL_ALLOWED))) {
            throw Refusal.conflict(Messages.GitRemote_address(url));
        }
        checkBranch(branch);
    }

    boolean isLocal() {
        return LOCAL.matcher(url).matches();
    }

    /** @throws Refusal for a name that Git would not take, or one with a pattern or variable in it */
    static void checkBranch(String name) throws Refusal {
        if (!BRANCH.matcher(name).matches() || name.contains("..") || name.contains("@{") || name.contains("//") || name.contains("/.")
                || name.endsWith("/") || name.endsWith(".") || name.endsWith(".lock")) {
            throw Refusal.badRequest(Messages.GitRemote_branch(name));
        }
    }
}
