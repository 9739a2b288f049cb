package io.jenkins.plugins.kubesphere.image.source;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.util.OptionalLong;

/** Named files that belong together: a directory or an archive. */
interface BlobFiles extends Closeable {

    /** Size of a file in bytes, empty if there is none of that name. */
    OptionalLong size(String name) throws IOException;

    /** Opens a file from its beginning; several may be open at the same time. */
    InputStream open(String name) throws IOException;

    /** What to call the whole in messages. */
    String describe();
}
