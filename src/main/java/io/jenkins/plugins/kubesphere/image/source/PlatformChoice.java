package io.jenkins.plugins.kubesphere.image.source;

import com.fasterxml.jackson.databind.JsonNode;
import io.jenkins.plugins.kubesphere.image.Blob;
import io.jenkins.plugins.kubesphere.image.Image;
import io.jenkins.plugins.kubesphere.image.ImageException;
import io.jenkins.plugins.kubesphere.image.ImageSource;
import io.jenkins.plugins.kubesphere.image.MediaTypes;
import io.jenkins.plugins.kubesphere.image.Messages;
import io.jenkins.plugins.kubesphere.image.PassingImage;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Takes of an image only some platforms. One of them gives the image for it, with its own digest; several give a new index, unless they are all
 * there is.
 */
public final class PlatformChoice {

    private PlatformChoice() {}

    /** The same source, narrowed; nothing is narrowed by an empty list. */
    public static ImageSource narrow(ImageSource source, List<Platform> wanted, String what) throws IOException {
        if (wanted.isEmpty()) {
            return source;
        }
        try {
            return with(source, of(source.image(), wanted, what));
        } catch (IOException | RuntimeException e) {
            source.close();
            throw e;
        }
    }

    /** The same passing image, narrowed once it has passed. */
    public static PassingImage narrow(PassingImage passing, List<Platform> wanted, String what) {
        if (wanted.isEmpty()) {
            return passing;
        }
        return new PassingImage() {
            @Override
            public Optional<Blob> next() throws IOException {
                return passing.next();
            }

            @Override
            public Image image() throws IOException {
                return of(passing.image(), wanted, what);
            }

            @Override
            public void close() throws IOException {
                passing.close();
            }
        };
    }

    /** One image for each platform, put under an index. */
    public static ImageSource join(List<ImageSource> sources, List<Platform> platforms) throws IOException {
        List<Image> images = new ArrayList<>();
        for (ImageSource source : sources) {
            images.add(source.image());
        }
        Image index = new AssembledIndex(images, platforms);
        return new ImageSource() {
            @Override
            public Image image() {
                return index;
            }

            @Override
            public void close() throws IOException {
                closeAll(sources);
            }
        };
    }

    private static void closeAll(List<ImageSource> sources) throws IOException {
        IOException problem = null;
        for (ImageSource source : sources) {
            try {
                source.close();
            } catch (IOException e) {
                problem = e;
            }
        }
        if (problem != null) {
            throw problem;
        }
    }

    private static ImageSource with(ImageSource source, Image image) {
        return new ImageSource() {
            @Override
            public Image image() {
                return image;
            }

            @Override
            public void close() throws IOException {
                source.close();
            }
        };
    }

    static Image of(Image image, List<Platform> wanted, String what) throws IOException {
        if (!MediaTypes.isIndex(image.manifest().mediaType())) {
            Platform own = platform(image, what);
            if (wanted.size() > 1 || !wanted.get(0).accepts(own)) {
                throw new ImageException(Messages.PlatformChoice_single(what, own, wanted));
            }
            return image;
        }
        JsonNode entries = Json.parse(image.manifest().bytes(), what).path("manifests");
        List<Image> chosen = new ArrayList<>();
        List<Platform> platforms = new ArrayList<>();
        for (Platform platform : wanted) {
            int at = find(entries, platform);
            if (at < 0) {
                throw new ImageException(Messages.PlatformChoice_missing(what, platform, known(entries)));
            }
            chosen.add(image.members().get(at));
            platforms.add(Platform.of(entries.get(at).path("platform")));
        }
        if (chosen.size() == 1) {
            return chosen.get(0);
        }
        return chosen.size() == entries.size() ? image : new AssembledIndex(chosen, platforms);
    }

    private static int find(JsonNode entries, Platform wanted) {
        for (int i = 0; i < entries.size(); i++) {
            if (wanted.accepts(Platform.of(entries.get(i).path("platform")))) {
                return i;
            }
        }
        return -1;
    }

    private static String known(JsonNode entries) {
        List<String> names = new ArrayList<>();
        entries.forEach(entry -> names.add(Platform.of(entry.path("platform")).toString()));
        return String.join(", ", names);
    }

    /** A single image says in its configuration what it is for. */
    private static Platform platform(Image image, String what) throws IOException {
        List<Blob> blobs = image.blobs();
        return Platform.of(Json.parse(Json.bytes(blobs.get(blobs.size() - 1).open(), what), what));
    }
}
