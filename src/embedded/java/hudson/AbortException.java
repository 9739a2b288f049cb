package hudson;

import java.io.IOException;

/** A failure that its message explains fully: it is shown to the user without a stack trace. */
public class AbortException extends IOException {
    private static final long serialVersionUID = 1L;

    public AbortException() {}

    public AbortException(String message) {
        super(message);
    }
}
