package io.jenkins.plugins.kubesphere.embedded.cps;

import com.cloudbees.groovy.cps.Outcome;
import com.google.common.util.concurrent.ListenableFuture;
import com.google.common.util.concurrent.SettableFuture;
import java.io.File;
import java.io.IOException;
import org.jenkinsci.plugins.workflow.steps.StepExecution;

/** Writes the state of a program to disk and reads it back. */
final class ProgramSaving {

    private final PipelineEngine engine;
    private final ProgramFile file;

    ProgramSaving(PipelineEngine engine) throws IOException {
        this.engine = engine;
        this.file = new ProgramFile(new File(engine.owner().getRootDir(), "program.dat").toPath());
    }

    boolean isThere() {
        return file.exists();
    }

    Program read() throws IOException, ClassNotFoundException {
        return file.read(engine.compiler().loader());
    }

    void delete() throws IOException {
        file.delete();
    }

    ListenableFuture<Void> saveLater() {
        SettableFuture<Void> written = SettableFuture.create();
        engine.submit(() -> {
            save();
            written.set(null);
        });
        return written;
    }

    void save() throws IOException {
        Program program = engine.program();
        program.lastNode = engine.graph().last();
        try {
            file.write(program);
        } catch (IOException | RuntimeException failure) {
            refuse(failure);
        }
    }

    /** What cannot be written to disk would be lost at a restart: the newest strand fails at once instead. */
    private void refuse(Exception failure) throws IOException {
        for (PipelineThread leaf : engine.program().leaves()) {
            if (leaf.stepContext != null) {
                Throwable cause = NotWritable.explain(failure);
                StepExecution step = leaf.step;
                EngineStepContext context = leaf.stepContext;
                if (step != null) {
                    try {
                        step.stop(cause);
                    } catch (Exception e) {
                        cause.addSuppressed(e);
                    }
                }
                context.onFailure(cause);
                if (leaf.stepContext == context) {
                    leaf.next = new Outcome(null, cause);
                    engine.steps().close(leaf, context, leaf.next);
                }
                return;
            }
        }
        throw failure instanceof IOException io ? io : new IOException(failure);
    }
}
