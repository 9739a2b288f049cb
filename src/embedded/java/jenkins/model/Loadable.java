package jenkins.model;

import java.io.IOException;

/** An object that reads itself from disk. */
public interface Loadable {
    void load() throws IOException;
}
