package io.jenkins.plugins.kubesphere.embedded.steps;

import com.cloudbees.jenkins.plugins.sshcredentials.SSHUserPrivateKey;
import com.cloudbees.plugins.credentials.CredentialsProvider;
import com.cloudbees.plugins.credentials.common.StandardUsernamePasswordCredentials;
import com.cloudbees.plugins.credentials.common.StandardCredentials;
import hudson.AbortException;
import hudson.EnvVars;
import hudson.FilePath;
import hudson.Launcher;
import hudson.model.Run;
import hudson.model.TaskListener;
import hudson.slaves.WorkspaceList;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jenkinsci.plugins.workflow.steps.StepContext;

/** One checkout with the machine's own git. Credentials go to git through a program that it asks, never through a command line. */
public final class GitCheckout {

    private final String url;
    private final String branch;
    private final String credentialsId;

    /**
     * A checkout.
     *
     * @param branch with or without a remote before it; master when empty
     * @param credentialsId or null
     */
    public GitCheckout(String url, String branch, String credentialsId) {
        this.url = url == null ? "" : url.trim();
        this.branch = branch == null || branch.isBlank() ? "master" : branch.trim().replaceFirst("^(\\*|origin|refs/heads)/", "");
        this.credentialsId = credentialsId == null || credentialsId.isBlank() ? null : credentialsId;
    }

    /**
     * Where git runs, and for whom.
     *
     * @param workspace becomes the work tree
     * @param environment of the git processes
     */
    public record Place(FilePath workspace, Launcher launcher, EnvVars environment, Run<?, ?> run, TaskListener listener) {
        static Place of(StepContext context) throws IOException, InterruptedException {
            return new Place(context.get(FilePath.class), context.get(Launcher.class), context.get(EnvVars.class), context.get(Run.class),
                    context.get(TaskListener.class));
        }
    }

    /** What the build learns: GIT_COMMIT, GIT_BRANCH, GIT_URL, GIT_LOCAL_BRANCH. */
    public Map<String, String> into(Place context) throws IOException, InterruptedException {
        if (url.isEmpty()) {
            throw new AbortException("git: the url is empty");
        }
        FilePath workspace = context.workspace();
        workspace.mkdirs();
        TaskListener listener = context.listener();
        FilePath secrets = WorkspaceList.tempDir(workspace).child("git-" + UUID.randomUUID());
        try {
            EnvVars environment = environment(context, secrets);
            listener.getLogger().println("Checking out " + branch + " of " + url);
            if (!workspace.child(".git").exists()) {
                git(context, environment, "init", "--quiet");
            }
            git(context, environment, "config", "remote.origin.url", url);
            git(context, environment, "config", "remote.origin.fetch", "+refs/heads/*:refs/remotes/origin/*");
            if (run(context, environment, listener.getLogger(), "fetch", "--quiet", "--tags", "--force", "origin") != 0) {
                throw new AbortException("git: cannot fetch " + url + (credentialsId == null ? "" : " with credentials '" + credentialsId + "'")
                        + "; the lines above say why");
            }
            ByteArrayOutputStream commit = new ByteArrayOutputStream();
            String reference = "refs/remotes/origin/" + branch;
            if (run(context, environment, commit, "rev-parse", "--verify", "--quiet", reference + "^{commit}") != 0
                    && run(context, environment, commit, "rev-parse", "--verify", "--quiet", branch + "^{commit}") != 0) {
                throw new AbortException("git: there is no branch, tag or commit '" + branch + "' in " + url);
            }
            String id = commit.toString(StandardCharsets.UTF_8).trim();
            git(context, environment, "checkout", "--quiet", "--force", "-B", localName(), id);
            ByteArrayOutputStream subject = new ByteArrayOutputStream();
            run(context, environment, subject, "log", "-1", "--format=%s", id);
            listener.getLogger().println("Commit " + id + ": " + subject.toString(StandardCharsets.UTF_8).trim());
            Map<String, String> result = new LinkedHashMap<>();
            result.put("GIT_BRANCH", "origin/" + branch);
            result.put("GIT_COMMIT", id);
            result.put("GIT_LOCAL_BRANCH", localName());
            result.put("GIT_URL", url);
            return result;
        } finally {
            secrets.deleteRecursive();
        }
    }

    private String localName() {
        return branch.matches("[0-9a-f]{40}") ? "detached-" + branch.substring(0, 8) : branch;
    }

    private EnvVars environment(Place context, FilePath secrets) throws IOException, InterruptedException {
        EnvVars environment = new EnvVars(context.environment());
        environment.put("GIT_TERMINAL_PROMPT", "0");
        if (credentialsId == null) {
            return environment;
        }
        StandardCredentials credentials = CredentialsProvider.findCredentialById(credentialsId, StandardCredentials.class, context.run());
        if (credentials == null) {
            throw new AbortException("git: there are no credentials with the id '" + credentialsId + "'");
        }
        secrets.mkdirs();
        secrets.chmod(0700);
        if (credentials instanceof StandardUsernamePasswordCredentials password) {
            FilePath askpass = secrets.child("askpass.sh");
            askpass.write("#!/bin/sh\ncase \"$1\" in Username*) printf '%s\\n' \"$KS_GIT_USER\";; *) printf '%s\\n' \"$KS_GIT_PASSWORD\";; esac\n", "UTF-8");
            askpass.chmod(0700);
            environment.put("GIT_ASKPASS", askpass.getRemote());
            environment.put("KS_GIT_USER", password.getUsername());
            environment.put("KS_GIT_PASSWORD", password.getPassword().getPlainText());
        } else if (credentials instanceof SSHUserPrivateKey key) {
            FilePath file = secrets.child("key");
            file.write(String.join("", key.getPrivateKeys()), "UTF-8");
            file.chmod(0600);
            environment.put("GIT_SSH_COMMAND", "ssh -i '" + file.getRemote() + "' -o IdentitiesOnly=yes -o BatchMode=yes -l '" + key.getUsername() + "'");
        } else {
            throw new AbortException("git: credentials '" + credentialsId + "' are a " + credentials.getDescriptor().getDisplayName()
                    + "; git needs a user name with password or an SSH key");
        }
        return environment;
    }

    private static void git(Place context, EnvVars environment, String... arguments) throws IOException, InterruptedException {
        int status = run(context, environment, context.listener().getLogger(), arguments);
        if (status != 0) {
            throw new AbortException("git " + arguments[0] + " ended with status " + status);
        }
    }

    private static int run(Place context, EnvVars environment, java.io.OutputStream output, String... arguments)
            throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of("git"));
        command.addAll(List.of(arguments));
        return context.launcher().launch().cmds(command).envs(environment).pwd(context.workspace()).quiet(true)
                .stdout(output).stderr(context.listener().getLogger()).join();
    }
}
