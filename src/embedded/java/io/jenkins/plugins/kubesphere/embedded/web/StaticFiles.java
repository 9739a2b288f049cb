package io.jenkins.plugins.kubesphere.embedded.web;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.InputStream;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Files that pages refer to: this controller's own, the plugin's static files as {@code /plugin/<name>/…}, and adjuncts of classes.
 * A class file or a view's source is never served.
 */
final class StaticFiles {
    static final String PLUGIN = "kubesphere-pipeline";
    private static final Map<String, String> TYPES = Map.ofEntries(Map.entry("css", "text/css;charset=UTF-8"),
        Map.entry("js", "text/javascript;charset=UTF-8"), Map.entry("mjs", "text/javascript;charset=UTF-8"),
        Map.entry("svg", "image/svg+xml"), Map.entry("png", "image/png"), Map.entry("ico", "image/x-icon"), Map.entry("json", "application/json"),
        Map.entry("map", "application/json"), Map.entry("html", "text/html;charset=UTF-8"), Map.entry("woff2", "font/woff2"),
        Map.entry("txt", "text/plain;charset=UTF-8"));

    private final List<Path> pluginFiles;

    /** @param pluginFiles folders of the plugin's static files, besides what lies on the class path below {@code plugin/kubesphere-pipeline} */
    StaticFiles(List<Path> pluginFiles) {
        this.pluginFiles = List.copyOf(pluginFiles);
    }

    /** @return whether there was such a file and it was sent */
    boolean serve(String path, HttpServletResponse response) throws IOException {
        Optional<URL> found = locate(path);
        if (found.isEmpty()) {
            return false;
        }
        response.setContentType(TYPES.get(extension(path)));
        response.setHeader("Cache-Control", "max-age=60");
        try (InputStream in = found.get().openStream()) {
            in.transferTo(response.getOutputStream());
        }
        return true;
    }

    private Optional<URL> locate(String path) throws IOException {
        if (path.contains("..") || path.contains("\\") || path.contains("//") || !TYPES.containsKey(extension(path))) {
            return Optional.empty();
        }
        if (path.startsWith("/static/")) {
            String rest = path.substring(path.indexOf('/', "/static/".length()) + 1);
            return rest.startsWith("plugin/") ? plugin("/" + rest) : own(path);
        }
        if (path.startsWith("/plugin/")) {
            return plugin(path);
        }
        if (path.startsWith("/adjuncts/")) {
            return adjunct(path.substring(path.indexOf('/', "/adjuncts/".length()) + 1));
        }
        return Optional.empty();
    }

    private static Optional<URL> own(String path) {
        String prefix = Page.ASSETS + "/";
        return path.startsWith(prefix) ? Optional.ofNullable(StaticFiles.class.getResource("assets/" + path.substring(prefix.length()))) : Optional.empty();
    }

    private Optional<URL> plugin(String path) throws IOException {
        String prefix = "/plugin/" + PLUGIN + "/";
        if (!path.startsWith(prefix)) {
            return Optional.empty();
        }
        String rest = path.substring(prefix.length());
        for (Path folder : pluginFiles) {
            Path file = folder.resolve(rest).normalize();
            if (file.startsWith(folder) && Files.isRegularFile(file)) {
                return Optional.of(file.toUri().toURL());
            }
        }
        return Optional.ofNullable(StaticFiles.class.getResource(path));
    }

    /** As in Jenkins, an adjunct is a script or style that lies beside the plugin's classes. */
    private static Optional<URL> adjunct(String path) {
        return path.startsWith("io/jenkins/plugins/kubesphere/") && (path.endsWith(".js") || path.endsWith(".css") || path.endsWith(".svg"))
            ? Optional.ofNullable(StaticFiles.class.getResource("/" + path)) : Optional.empty();
    }

    private static String extension(String path) {
        return path.substring(path.lastIndexOf('.') + 1);
    }
}
