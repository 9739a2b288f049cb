package io.jenkins.plugins.kubesphere.image.source;

import io.jenkins.plugins.kubesphere.image.Image;
import io.jenkins.plugins.kubesphere.image.ImageException;
import io.jenkins.plugins.kubesphere.image.ImageSource;
import io.jenkins.plugins.kubesphere.image.Messages;
import io.jenkins.plugins.kubesphere.image.tar.TarFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** An image from one executable file. */
public final class BinarySource implements ImageSource {

    private final Image image;

    /** @throws ImageException if there is no such file */
    public BinarySource(Path path, BaseImage base, ProgramOptions options) throws IOException {
        if (!Files.isRegularFile(path)) {
            throw new ImageException(Messages.Source_missing(path));
        }
        String name = "app/" + path.getFileName();
        LayerFiles files = new LayerFiles();
        files.add(TarFile.file(name, 0755, Files.size(path), () -> Files.newInputStream(path)));
        List<String> entrypoint = new ArrayList<>(List.of("/" + name));
        entrypoint.addAll(options.arguments());
        image = ProgramImage.assemble(base, List.of(files.layer(options.compression())), entrypoint, "/app", Map.of(), options);
    }

    @Override
    public Image image() {
        return image;
    }

    @Override
    public void close() {
        // the file is opened only while a layer is read
    }
}
