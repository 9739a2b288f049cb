package hudson.init;

/** The steps of a stop, in order. */
public enum TermMilestone {
    STARTED,
    COMPLETED
}
