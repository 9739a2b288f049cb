package hudson.model;

import java.io.File;

/** A saveable object with a directory of its own. */
public interface PersistenceRoot extends Saveable {
    File getRootDir();
}
