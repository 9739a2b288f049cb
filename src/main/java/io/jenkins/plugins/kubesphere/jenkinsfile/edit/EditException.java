package io.jenkins.plugins.kubesphere.jenkinsfile.edit;

/** An edit that cannot be applied. Its message says why, for people, in the language of the thread. */
public final class EditException extends Exception {
    private static final long serialVersionUID = 1L;

    /** Index of the edit in its list; -1 while nobody knows it. */
    private final int edit;

    EditException(String message) {
        this(message, -1);
    }

    private EditException(String message, int edit) {
        super(message);
        this.edit = edit;
    }

    /** A request that is no edit at all. @param edit its index in the list */
    public static EditException unreadable(String message, int edit) {
        return new EditException(message, edit);
    }

    EditException at(int index) {
        return new EditException(getMessage(), index);
    }

    /** Which edit of the list could not be applied, from 0. */
    public int edit() {
        return edit;
    }
}
