package io.jenkins.plugins.kubesphere.steps.source;

import io.jenkins.plugins.kubesphere.image.ImageReference;
import io.jenkins.plugins.kubesphere.image.ImageSource;
import java.io.IOException;
import java.io.Serializable;
import java.nio.file.Path;
import java.util.List;

/** A source as a value that travels to where the data is and is opened there. */
public interface SourceSpec extends Serializable {

    /**
     * Opens the source.
     *
     * @param workspace directory that relative paths start from and that no path may leave
     * @throws io.jenkins.plugins.kubesphere.image.ImageException if what was named is not there or not usable
     */
    ImageSource open(Path workspace, RegistryAccess registries, SourceOptions options) throws IOException, InterruptedException;

    /** The images of registries that are read for it. */
    default List<ImageReference> reads() {
        return List.of();
    }

    /** What is pushed, in words for log and report. */
    String describe();
}
