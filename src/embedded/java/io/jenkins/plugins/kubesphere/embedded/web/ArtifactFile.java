package io.jenkins.plugins.kubesphere.embedded.web;

import java.io.IOException;
import java.io.InputStream;
import java.util.Collection;
import java.util.List;
import jenkins.util.VirtualFile;
import org.jenkinsci.plugins.workflow.job.WorkflowRun;

/** An archived file; always a download, for a build could have archived a page with scripts of its own. */
final class ArtifactFile {
    private ArtifactFile() {
    }

    static Collection<String> list(WorkflowRun run) throws IOException {
        VirtualFile root = run.getArtifactManager().root();
        return root.exists() ? root.list("**", null, true) : List.of();
    }

    static boolean send(Exchange exchange, WorkflowRun run, String path) throws BadRequestException, IOException {
        if (!list(run).contains(path)) {
            throw new BadRequestException(404, Messages.ArtifactFile_None(path));
        }
        VirtualFile file = run.getArtifactManager().root().child(path);
        String name = path.substring(path.lastIndexOf('/') + 1);
        exchange.response().setContentType("application/octet-stream");
        exchange.response().setHeader("Content-Disposition", "attachment; filename*=UTF-8''" + Exchange.encode(name));
        exchange.response().setContentLengthLong(file.length());
        try (InputStream in = file.open()) {
            in.transferTo(exchange.response().getOutputStream());
        }
        return true;
    }
}
