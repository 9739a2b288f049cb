package io.jenkins.plugins.kubesphere.embedded.browser;

import com.cloudbees.plugins.credentials.CredentialsScope;
import com.cloudbees.plugins.credentials.SystemCredentialsProvider;
import com.cloudbees.plugins.credentials.impl.UsernamePasswordCredentialsImpl;
import io.jenkins.plugins.kubesphere.embedded.scm.GitScm;
import io.jenkins.plugins.kubesphere.embedded.web.GitHttpServer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jenkinsci.plugins.workflow.cps.CpsScmFlowDefinition;

/** A Git repository behind a password that holds the Jenkinsfile of a job. */
final class RepositoryOfJob implements AutoCloseable {
    private static final String CREDENTIALS = "repository-of-job";
    private static final String SCRIPT = "// kept in a repository\npipeline {\n    agent any\n    stages {\n        stage('A') {\n            steps {\n                echo 'a'\n"
        + "            }\n        }\n    }\n}\n";

    private final GitHttpServer server;

    private RepositoryOfJob(GitHttpServer server) {
        this.server = server;
    }

    static RepositoryOfJob start(Path folder) throws Exception {
        Path work = folder.resolve("work");
        Path bare = folder.resolve("own.git");
        Files.createDirectories(work.resolve("ci"));
        git(work, "init", "--quiet", "-b", "main");
        Files.writeString(work.resolve("ci/Jenkinsfile"), SCRIPT);
        git(work, "add", ".");
        git(work, "-c", "user.name=T", "-c", "user.email=t@example.com", "commit", "--quiet", "-m", "first");
        git(work, "branch", "moved");
        git(work, "clone", "--quiet", "--bare", ".", bare.toString());
        git(bare, "config", "http.receivepack", "true");
        SystemCredentialsProvider.getInstance().getCredentials()
            .add(new UsernamePasswordCredentialsImpl(CredentialsScope.GLOBAL, CREDENTIALS, "", "drawer", "of-stages"));
        return new RepositoryOfJob(GitHttpServer.start(folder, "drawer", "of-stages"));
    }

    /** @param branch {@code main} or {@code moved} */
    CpsScmFlowDefinition pipeline(String branch) {
        return new CpsScmFlowDefinition(new GitScm(server.url("own.git"), branch, CREDENTIALS), "ci/Jenkinsfile");
    }

    private static void git(Path folder, String... arguments) throws IOException, InterruptedException {
        ProcessBuilder builder = new ProcessBuilder("git").directory(folder.toFile()).inheritIO();
        builder.command().addAll(java.util.List.of(arguments));
        if (builder.start().waitFor() != 0) {
            throw new IOException("git " + String.join(" ", arguments) + " failed");
        }
    }

    @Override
    public void close() throws IOException {
        server.close();
    }
}
