package io.jenkins.plugins.kubesphere.embedded.scm;

import com.thoughtworks.xstream.XStream;
import hudson.AbortException;
import hudson.EnvVars;
import hudson.Extension;
import hudson.FilePath;
import hudson.Launcher;
import hudson.Util;
import hudson.model.Run;
import hudson.model.TaskListener;
import hudson.scm.SCM;
import hudson.scm.SCMDescriptor;
import io.jenkins.plugins.kubesphere.embedded.steps.GitCheckout;
import java.io.IOException;
import java.io.Serializable;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;

/** A Git repository, one remote and one branch of it. */
public final class GitScm extends SCM implements Serializable {
    private static final long serialVersionUID = 1L;

    private final ArrayList<Remote> userRemoteConfigs = new ArrayList<>();
    private final ArrayList<Branch> branches = new ArrayList<>();

    /** @param credentialsId or {@code null} */
    public GitScm(String url, String branch, String credentialsId) {
        userRemoteConfigs.add(new Remote(url, credentialsId));
        branches.add(new Branch("*/" + branch));
    }

    /** Where a repository lies. */
    private static final class Remote implements Serializable {
        private static final long serialVersionUID = 1L;

        private final String url;
        private final String credentialsId;

        Remote(String url, String credentialsId) {
            this.url = url;
            this.credentialsId = credentialsId;
        }
    }

    /** What to build. */
    private static final class Branch implements Serializable {
        private static final long serialVersionUID = 1L;

        private final String name;

        Branch(String name) {
            this.name = name;
        }
    }

    /** Lets configurations that a real controller wrote be read here and the other way round. */
    public static void alias(XStream xml) {
        xml.alias("hudson.plugins.git.GitSCM", GitScm.class);
        xml.alias("hudson.plugins.git.UserRemoteConfig", Remote.class);
        xml.alias("hudson.plugins.git.BranchSpec", Branch.class);
    }

    public String getUrl() {
        return userRemoteConfigs.get(0).url;
    }

    public String getCredentialsId() {
        return userRemoteConfigs.get(0).credentialsId;
    }

    /** The branch as it is written, with a leading star perhaps. */
    public String getBranch() {
        return branches.isEmpty() ? "master" : branches.get(0).name;
    }

    /** What the steps do with it. */
    public GitCheckout checkout() {
        return new GitCheckout(getUrl(), getBranch(), getCredentialsId());
    }

    /** Reads one file of the branch's newest commit. @throws AbortException when it is not there */
    public String read(Run<?, ?> run, String path, TaskListener listener) throws IOException, InterruptedException {
        Path folder = Files.createTempDirectory("pipeline-script");
        try {
            FilePath workspace = new FilePath(folder.resolve("work").toFile());
            checkout().into(new GitCheckout.Place(workspace, new Launcher.LocalLauncher(listener), new EnvVars(), run, listener));
            FilePath file = workspace.child(path);
            if (path.contains("..") || !file.exists() || file.isDirectory()) {
                throw new AbortException("There is no file '" + path + "' in " + getUrl());
            }
            return file.readToString();
        } finally {
            Util.deleteRecursive(folder.toFile());
        }
    }

    /** Descriptor. */
    @Extension
    public static final class DescriptorImpl extends SCMDescriptor<GitScm> {
        public DescriptorImpl() {
            super(GitScm.class, null);
        }

        @Override
        public String getDisplayName() {
            return "Git";
        }
    }
}
