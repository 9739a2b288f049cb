package io.jenkins.plugins.kubesphere.steps.source;

import io.jenkins.plugins.kubesphere.image.ImageException;
import java.io.IOException;
import java.nio.file.FileSystems;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.nio.file.PathMatcher;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.List;

/** Finds exactly one file or directory in a workspace by path or pattern ({@code *}, {@code **}, {@code ?}). */
final class WorkspaceFile {

    private WorkspaceFile() {}

    /** @throws ImageException if there is none, several, or it lies outside of the workspace */
    static Path find(Path workspace, String pattern) throws IOException {
        try {
            return isPattern(pattern) ? match(workspace, pattern) : inside(workspace, workspace.resolve(pattern));
        } catch (InvalidPathException e) {
            throw new ImageException(Messages.WorkspaceFile_malformed(pattern), e);
        }
    }

    private static boolean isPattern(String text) {
        return text.indexOf('*') >= 0 || text.indexOf('?') >= 0;
    }

    private static Path inside(Path workspace, Path file) throws IOException {
        if (!Files.exists(file)) {
            throw new ImageException(Messages.WorkspaceFile_missing(workspace.relativize(file.toAbsolutePath().normalize()), workspace));
        }
        if (!file.toRealPath().startsWith(workspace.toRealPath())) {
            throw new ImageException(Messages.WorkspaceFile_outside(file, workspace));
        }
        return file;
    }

    private static Path match(Path workspace, String pattern) throws IOException {
        PathMatcher matcher = FileSystems.getDefault().getPathMatcher("glob:" + pattern.replaceFirst("^\\./", ""));
        List<Path> found = new ArrayList<>();
        Files.walkFileTree(start(workspace, pattern), new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
                if (matcher.matches(workspace.relativize(file))) {
                    found.add(file);
                }
                return FileVisitResult.CONTINUE;
            }
        });
        if (found.isEmpty()) {
            throw new ImageException(Messages.WorkspaceFile_noMatch(pattern, workspace));
        }
        if (found.size() > 1) {
            found.sort(null);
            List<String> names = found.stream().map(file -> workspace.relativize(file).toString()).toList();
            throw new ImageException(Messages.WorkspaceFile_several(pattern, String.join(", ", names)));
        }
        return inside(workspace, found.get(0));
    }

    /** The deepest directory that every match lies in, so that a large workspace is not walked for {@code target/*.jar}. */
    private static Path start(Path workspace, String pattern) throws ImageException {
        Path start = workspace;
        String[] parts = pattern.replaceFirst("^\\./", "").split("/");
        for (int i = 0; i < parts.length - 1 && !isPattern(parts[i]); i++) {
            start = start.resolve(parts[i]);
        }
        if (!start.normalize().startsWith(workspace.normalize())) {
            throw new ImageException(Messages.WorkspaceFile_outside(pattern, workspace));
        }
        if (!Files.isDirectory(start)) {
            throw new ImageException(Messages.WorkspaceFile_noMatch(pattern, workspace));
        }
        return start;
    }
}
