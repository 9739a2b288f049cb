package io.jenkins.plugins.kubesphere.steps.source;

import io.jenkins.plugins.kubesphere.image.Image;
import io.jenkins.plugins.kubesphere.image.ImageReference;
import io.jenkins.plugins.kubesphere.image.ImageSource;
import io.jenkins.plugins.kubesphere.image.source.BaseImage;
import io.jenkins.plugins.kubesphere.image.source.OciLayoutSource;
import io.jenkins.plugins.kubesphere.image.source.Platform;
import io.jenkins.plugins.kubesphere.image.source.PlatformChoice;
import io.jenkins.plugins.kubesphere.image.source.ProgramOptions;
import io.jenkins.plugins.kubesphere.image.source.RegistrySource;
import java.io.IOException;
import java.io.Serializable;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Which base to put a program on.
 *
 * @param text null or {@code scratch} for none, {@code oci:directory}, else a reference
 * @param variable name of the environment variable that sets the default, for messages
 */
record BaseSpec(String text, String variable) implements Serializable {

    private static final String LAYOUT = "oci:";

    /** @throws IllegalArgumentException if it is none of the three forms */
    static void check(String text) {
        if (text != null && !text.equals("scratch") && !text.startsWith(LAYOUT)) {
            ImageReference.parse(text);
        }
    }

    boolean isEmpty() {
        return text == null || text.equals("scratch");
    }

    /** The image of a registry that is the base, if it is one. */
    List<ImageReference> reads() {
        return isEmpty() || text.startsWith(LAYOUT) ? List.of() : List.of(ImageReference.parse(text));
    }

    /** Makes a program's image on an opened base. */
    @FunctionalInterface
    interface Building {
        ImageSource build(BaseImage base, ProgramOptions options) throws IOException;
    }

    /** The program's image on this base, or an index of them where the push asks for several platforms. */
    ImageSource open(Path workspace, RegistryAccess registries, ProgramOptions program, SourceOptions asked, Building building)
            throws IOException, InterruptedException {
        List<Platform> platforms = asked.platforms().isEmpty() ? List.of(program.platform()) : asked.platforms();
        List<ImageSource> images = new ArrayList<>();
        try {
            for (Platform platform : platforms) {
                OpenBase opened = open(workspace, registries, platform);
                images.add(opened.with(building, program.withPlatform(platform).withCompression(asked.compression())));
            }
            return images.size() == 1 ? images.get(0) : PlatformChoice.join(images, platforms);
        } catch (IOException | InterruptedException | RuntimeException e) {
            for (ImageSource image : images) {
                image.close();
            }
            throw e;
        }
    }

    /** Opens the base; the result stays open for as long as the program's image is pushed. */
    private OpenBase open(Path workspace, RegistryAccess registries, Platform platform) throws IOException, InterruptedException {
        if (isEmpty()) {
            return new OpenBase(BaseImage.scratch(platform), null);
        }
        ImageSource source;
        if (text.startsWith(LAYOUT)) {
            source = new OciLayoutSource(WorkspaceFile.find(workspace, text.substring(LAYOUT.length())), null);
        } else {
            ImageReference reference = ImageReference.parse(text);
            source = new RegistrySource(registries.connect(reference), reference);
        }
        try {
            return new OpenBase(BaseImage.of(source.image(), platform, text), source);
        } catch (IOException | RuntimeException e) {
            source.close();
            throw e;
        }
    }

    /** @param source null for an empty base */
    record OpenBase(BaseImage image, ImageSource source) {

        /** The program's image, closing the base with it. */
        ImageSource with(Building building, ProgramOptions options) throws IOException {
            ImageSource program;
            try {
                program = building.build(image, options);
            } catch (IOException | RuntimeException e) {
                if (source != null) {
                    source.close();
                }
                throw e;
            }
            return new ImageSource() {
                @Override
                public Image image() throws IOException {
                    return program.image();
                }

                @Override
                public void close() throws IOException {
                    try (program) {
                        if (source != null) {
                            source.close();
                        }
                    }
                }
            };
        }
    }
}
