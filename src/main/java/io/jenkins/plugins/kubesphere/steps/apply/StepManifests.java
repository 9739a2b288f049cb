package io.jenkins.plugins.kubesphere.steps.apply;

import hudson.AbortException;
import hudson.EnvVars;
import hudson.FilePath;
import hudson.model.Run;
import hudson.model.TaskListener;
import io.jenkins.plugins.kubesphere.manifest.ManifestDocument;
import io.jenkins.plugins.kubesphere.manifest.ManifestException;
import io.jenkins.plugins.kubesphere.manifest.ManifestImages;
import io.jenkins.plugins.kubesphere.manifest.ManifestText;
import io.jenkins.plugins.kubesphere.manifest.SecretLeaks;
import io.jenkins.plugins.kubesphere.manifest.Substitution;
import io.jenkins.plugins.kubesphere.report.PushRecord;
import io.jenkins.plugins.kubesphere.report.ReleaseAction;
import java.io.IOException;
import java.io.PrintStream;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jenkinsci.plugins.workflow.steps.EnvironmentExpander;
import org.jenkinsci.plugins.workflow.steps.StepContext;

/** The objects that a step's files describe, with the environment's variables in their places. */
public final class StepManifests {

    private StepManifests() {
    }

    static List<ManifestDocument> read(StepContext context, ApplyRequest request) throws IOException, InterruptedException, ManifestException {
        return documents(context, request, texts(context, request));
    }

    /** The files as they stand in the workspace. */
    public static List<ManifestText> texts(StepContext context, ApplyRequest request) throws IOException, InterruptedException {
        return WorkspaceManifests.read(context.get(FilePath.class), request.files());
    }

    /** The objects of these files, with variables in their places and images pinned where that is asked for; the log is told of both. */
    public static List<ManifestDocument> documents(StepContext context, ApplyRequest request, List<ManifestText> texts)
            throws IOException, InterruptedException, ManifestException {
        PrintStream log = context.get(TaskListener.class).getLogger();
        Map<String, String> variables = new HashMap<>(context.get(EnvVars.class));
        variables.putAll(request.variables());
        Substitution substitution = new Substitution(variables, Set.copyOf(request.allow()), request.isStrict(), request.isStructureAllowed());
        List<ManifestDocument> documents = substitution.read(texts);
        if (documents.isEmpty()) {
            throw new AbortException(Messages.ApplyExecution_nothing(String.join(", ", request.files())));
        }
        for (SecretLeaks.Leak leak : SecretLeaks.find(documents, secrets(context, variables))) {
            log.println(Messages.ApplyLog_warning(Messages.ApplyExecution_leak(leak.document().position(), leak.variable(), leak.document().kind(),
                    leak.document().name(), leak.field())));
        }
        if (request.isPinning()) {
            Map<String, String> digests = pushedDigests(context);
            documents.forEach(document -> ManifestImages.pin(document.object(), digests)
                    .forEach((tag, digest) -> log.println(Messages.ApplyExecution_pinned(tag, digest))));
        }
        return documents;
    }

    /** Values that a block such as withCredentials has declared secret. */
    public static Collection<String> secrets(StepContext context) throws IOException, InterruptedException {
        return secrets(context, context.get(EnvVars.class)).values();
    }

    /** Variables that a block such as withCredentials has declared secret, with their values. */
    private static Map<String, String> secrets(StepContext context, Map<String, String> variables) throws IOException, InterruptedException {
        EnvironmentExpander expander = context.get(EnvironmentExpander.class);
        Map<String, String> secrets = new LinkedHashMap<>();
        if (expander != null) {
            expander.getSensitiveVariables().forEach(name -> secrets.put(name, variables.get(name)));
        }
        return secrets;
    }

    /** Digest of each reference that this run pushed. */
    private static Map<String, String> pushedDigests(StepContext context) throws IOException, InterruptedException {
        ReleaseAction released = context.get(Run.class).getAction(ReleaseAction.class);
        Map<String, String> digests = new HashMap<>();
        for (PushRecord push : released == null ? List.<PushRecord>of() : released.getPushes()) {
            push.getTags().forEach(tag -> digests.put(push.getRepository() + ":" + tag, push.getDigest()));
        }
        return digests;
    }
}
