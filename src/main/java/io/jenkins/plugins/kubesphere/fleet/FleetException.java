package io.jenkins.plugins.kubesphere.fleet;

/** Clusters, selectors or waves that cannot be used as they are given; the message says which one and what to write instead. */
public final class FleetException extends Exception {
    private static final long serialVersionUID = 1;

    public FleetException(String message) {
        super(message);
    }

    /** Gives something, or says why not. */
    @FunctionalInterface
    public interface Question<T> {
        T answer() throws FleetException;
    }

    /** The answer; the place is put before the sentence of whatever cannot be used. */
    public static <T> T at(String place, Question<T> question) throws FleetException {
        try {
            return question.answer();
        } catch (FleetException e) {
            throw new FleetException(Messages.FleetException_at(place, e.getMessage()));
        }
    }
}
