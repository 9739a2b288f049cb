package io.jenkins.plugins.kubesphere.editor;

import com.cloudbees.jenkins.plugins.sshcredentials.SSHUserPrivateKey;
import com.cloudbees.plugins.credentials.CredentialsProvider;
import com.cloudbees.plugins.credentials.common.StandardCredentials;
import com.cloudbees.plugins.credentials.common.StandardUsernamePasswordCredentials;
import com.cloudbees.plugins.credentials.domains.URIRequirementBuilder;
import hudson.security.ACL;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jenkinsci.plugins.workflow.job.WorkflowJob;

/**
 * Hands a job's credentials to git: a password through the environment of the git process, which asks a small script for it; a key through a
 * file that only the controller can read. Neither stands on a command line.
 */
final class GitCredentials {
    private static final String USER = "STAGE_EDITOR_GIT_USER";
    private static final String SECRET = "STAGE_EDITOR_GIT_SECRET";
    private static final String ASK = "#!/bin/sh\ncase \"$1\" in\n  Username*) printf '%s\\n' \"$" + USER + "\" ;;\n  *) printf '%s\\n' \"$" + SECRET + "\" ;;\nesac\n";

    private GitCredentials() {
    }

    /**
     * Prepares what git needs.
     *
     * @param folder private folder that is deleted afterwards
     * @return variables for git
     * @throws Refusal when there are no such credentials, or they are of a kind that git cannot use
     */
    static Map<String, String> prepare(WorkflowJob job, GitRemote remote, Path folder) throws Refusal, IOException {
        Map<String, String> environment = new LinkedHashMap<>();
        if (remote.credentialsId() == null) {
            return environment;
        }
        StandardCredentials credentials = CredentialsProvider.findCredentialByIdInItem(remote.credentialsId(), StandardCredentials.class, job,
                ACL.SYSTEM2, URIRequirementBuilder.fromUri(remote.url()).build());
        if (credentials == null) {
            throw Refusal.conflict(Messages.GitCredentials_missing(remote.credentialsId()));
        }
        CredentialsProvider.track(job, credentials);
        Path ask = write(folder.resolve("ask.sh"), ASK, "rwx------");
        if (credentials instanceof StandardUsernamePasswordCredentials password) {
            environment.put("GIT_ASKPASS", ask.toString());
            environment.put(USER, password.getUsername());
            environment.put(SECRET, password.getPassword().getPlainText());
        } else if (credentials instanceof SSHUserPrivateKey key) {
            if (!key.getUsername().matches("[A-Za-z0-9_][A-Za-z0-9._@-]*")) {
                throw Refusal.conflict(Messages.GitCredentials_user(remote.credentialsId()));
            }
            String pem = String.join("", key.getPrivateKeys());
            Path file = write(folder.resolve("key"), pem.endsWith("\n") ? pem : pem + "\n", "rw-------");
            environment.put("GIT_SSH_COMMAND", "ssh -i '" + file + "' -l '" + key.getUsername() + "' -o IdentitiesOnly=yes -o StrictHostKeyChecking=yes -o NumberOfPasswordPrompts=1");
            if (key.getPassphrase() != null) {
                environment.put("SSH_ASKPASS", ask.toString());
                environment.put("SSH_ASKPASS_REQUIRE", "force");
                environment.put(SECRET, key.getPassphrase().getPlainText());
            }
        } else {
            throw Refusal.conflict(Messages.GitCredentials_kind(remote.credentialsId(), credentials.getDescriptor().getDisplayName()));
        }
        return environment;
    }

    private static Path write(Path file, String content, String permissions) throws IOException {
        if (file.getFileSystem().supportedFileAttributeViews().contains("posix")) {
            Files.createFile(file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(permissions)));
        } else {
            Files.createFile(file);
        }
        return Files.writeString(file, content, StandardCharsets.UTF_8);
    }
}
