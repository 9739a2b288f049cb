package io.jenkins.plugins.kubesphere.steps;

import hudson.model.Descriptor.FormException;
import org.jenkinsci.plugins.workflow.steps.Step;

/** A step's form that makes no step yet. The Snippet Generator shows it instead of a snippet, so it prints one sentence and no trace. */
final class FormRefusal extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private FormRefusal(String sentence) {
        super(sentence, null, false, false);
    }

    /** A form's way to its step. */
    @FunctionalInterface
    interface Binding {
        Step bind() throws FormException;
    }

    /**
     * The step of a form.
     *
     * @throws FormRefusal where the step refuses what is in the form; Jenkins would answer with an error that the Snippet Generator's page does not show
     */
    static Step orSentence(Binding form) throws FormException {
        try {
            return form.bind();
        } catch (LinkageError e) {
            Throwable first = e;
            while (first.getCause() != null) {
                first = first.getCause();
            }
            if (first instanceof IllegalArgumentException && first.getMessage() != null) {
                throw new FormRefusal(first.getMessage());
            }
            throw e;
        }
    }

    @Override
    public String toString() {
        return getMessage();
    }
}
