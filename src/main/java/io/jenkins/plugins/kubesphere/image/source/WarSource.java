package io.jenkins.plugins.kubesphere.image.source;

import io.jenkins.plugins.kubesphere.image.Image;
import io.jenkins.plugins.kubesphere.image.ImageException;
import io.jenkins.plugins.kubesphere.image.ImageSource;
import io.jenkins.plugins.kubesphere.image.Messages;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * An image from a web archive on a base with a servlet container, whose entry point stays. Libraries, other files and classes lie in layers
 * of their own.
 */
public final class WarSource implements ImageSource {

    private final JarContents war;
    private final Image image;

    /**
     * @param directory absolute directory that the container serves, such as {@code /usr/local/tomcat/webapps/ROOT}
     * @throws ImageException if there is no such archive, it is damaged or no web archive
     */
    public WarSource(Path path, BaseImage base, String directory, ProgramOptions options) throws IOException {
        war = new JarContents(path);
        try {
            image = build(base, directory, options);
        } catch (IOException | RuntimeException e) {
            war.close();
            throw e;
        }
    }

    private Image build(BaseImage base, String directory, ProgramOptions options) throws IOException {
        if (war.names().stream().noneMatch(name -> name.startsWith("WEB-INF/"))) {
            throw new ImageException(Messages.WarSource_notAWar(war.path()));
        }
        String top = ArchivePath.inside(directory.replaceFirst("^/+", ""), war.path().toString()) + "/";
        LayerFiles libraries = new LayerFiles();
        LayerFiles resources = new LayerFiles();
        LayerFiles classes = new LayerFiles();
        for (String name : war.names()) {
            LayerFiles layer = name.startsWith("WEB-INF/lib/") ? libraries : name.startsWith("WEB-INF/classes/") ? classes : resources;
            layer.add(war.file(name, top + name));
        }
        List<CompressedLayer> own = Stream.of(libraries, resources, classes)
                .filter(layer -> !layer.isEmpty())
                .map(layer -> layer.layer(options.compression()))
                .toList();
        String workingDirectory = base.settings().path("WorkingDir").asText("/");
        return ProgramImage.assemble(base, own, null, workingDirectory.isEmpty() ? "/" : workingDirectory, Map.of(), options);
    }

    @Override
    public Image image() {
        return image;
    }

    @Override
    public void close() throws IOException {
        war.close();
    }
}
