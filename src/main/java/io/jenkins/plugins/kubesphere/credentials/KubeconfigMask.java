package io.jenkins.plugins.kubesphere.credentials;

import edu.umd.cs.findbugs.annotations.NonNull;
import hudson.Extension;
import hudson.model.Queue;
import hudson.model.Run;
import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.regex.Pattern;
import org.jenkinsci.plugins.credentialsbinding.masking.SecretPatterns;
import org.jenkinsci.plugins.workflow.flow.FlowExecutionOwner;
import org.jenkinsci.plugins.workflow.log.TaskListenerDecorator;

/**
 * Hides the secrets of bound kubeconfigs in a pipeline's log. Jenkins itself hides the values of variables only, and of those only what stands on one line:
 * neither the content of a file nor the lines of a kubeconfig.
 */
final class KubeconfigMask extends TaskListenerDecorator {

    private static final long serialVersionUID = 1L;
    private static final Logger LOGGER = Logger.getLogger(KubeconfigMask.class.getName());

    private final String pattern;
    private final String charset;

    KubeconfigMask(List<String> secrets, String charset) {
        this.pattern = SecretPatterns.getAggregateSecretPattern(secrets).pattern();
        this.charset = charset;
    }

    @NonNull
    @Override
    public OutputStream decorate(@NonNull OutputStream logger) {
        Pattern compiled = Pattern.compile(pattern);
        return new SecretPatterns.MaskingOutputStream(logger, () -> compiled, charset);
    }

    /** Decorates the log of each build that has bound a kubeconfig. */
    @Extension(optional = true)
    public static final class Factory implements TaskListenerDecorator.Factory {

        @Override
        public TaskListenerDecorator of(@NonNull FlowExecutionOwner owner) {
            try {
                Queue.Executable build = owner.getExecutable();
                List<String> secrets = build instanceof Run<?, ?> run ? BoundKubeconfigs.secretsOf(run) : List.of();
                return secrets.isEmpty() ? null : new KubeconfigMask(secrets, ((Run<?, ?>) build).getCharset().name());
            } catch (IOException | RuntimeException e) {
                // A log without mask is better than a build that cannot write one; bindings mask their variables by themselves.
                LOGGER.log(Level.WARNING, "cannot tell which kubeconfigs " + owner + " has bound", e);
                return null;
            }
        }
    }
}
