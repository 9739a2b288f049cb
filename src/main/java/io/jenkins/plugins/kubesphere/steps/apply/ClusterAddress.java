package io.jenkins.plugins.kubesphere.steps.apply;

import hudson.AbortException;
import hudson.EnvVars;
import hudson.FilePath;
import hudson.model.Run;
import hudson.model.TaskListener;
import io.jenkins.plugins.kubesphere.cluster.ClusterAccess;
import io.jenkins.plugins.kubesphere.cluster.ClusterConnection;
import io.jenkins.plugins.kubesphere.cluster.Kubeconfig;
import io.jenkins.plugins.kubesphere.cluster.KubeconfigException;
import io.jenkins.plugins.kubesphere.credentials.KubeconfigLookup;
import java.io.File;
import java.io.IOException;
import org.jenkinsci.plugins.workflow.steps.StepContext;

/** Finds the cluster a step means: by a credential, or by the file that KUBECONFIG names. */
public final class ClusterAddress {

    private ClusterAddress() {
    }

    /** The connection, from the controller or through the agent. Says in the log when the server's certificate is not checked. */
    public static ClusterConnection connect(StepContext context, ApplyRequest request) throws IOException, InterruptedException, KubeconfigException {
        KubeconfigLookup.Choice choice = request.kubeconfigId() == null ? ofEnvironment(context, request)
                : KubeconfigLookup.choose(context.get(Run.class), request.kubeconfigId(), request.context(), request.isInsecure());
        ClusterAccess access = choice.access();
        if (access.insecure()) {
            context.get(TaskListener.class).getLogger().println(Messages.ApplyExecution_insecure(access.server()));
        }
        return request.isFromAgent() ? ClusterConnection.through(access, new AgentTransport(context.get(FilePath.class), choice)) : ClusterConnection.to(access);
    }

    private static KubeconfigLookup.Choice ofEnvironment(StepContext context, ApplyRequest request)
            throws IOException, InterruptedException, KubeconfigException {
        String path = context.get(EnvVars.class).get("KUBECONFIG", "");
        if (path.isBlank()) {
            throw new AbortException(Messages.ApplyExecution_noKubeconfig());
        }
        FilePath file = context.get(FilePath.class).child(path);
        if (!file.exists() || file.isDirectory()) {
            throw new AbortException(path.contains(File.pathSeparator) ? Messages.ApplyExecution_severalKubeconfigs(path)
                    : Messages.ApplyExecution_missingKubeconfig(path));
        }
        String text = file.readToString();
        return new KubeconfigLookup.Choice(text, request.context(), request.isInsecure(), Kubeconfig.parse(text).access(request.context(), request.isInsecure()));
    }
}
