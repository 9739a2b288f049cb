package hudson.remoting;

import java.io.IOException;

/** The other side is gone. */
public class ChannelClosedException extends IOException {
    private static final long serialVersionUID = 1L;

    /** Deprecated in Jenkins, which wants to know the channel; ours has a name only. */
    @Deprecated
    public ChannelClosedException(String message, Throwable cause) {
        super(message, cause);
    }
}
