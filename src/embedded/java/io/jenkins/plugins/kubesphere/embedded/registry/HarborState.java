package io.jenkins.plugins.kubesphere.embedded.registry;

import com.fasterxml.jackson.core.type.TypeReference;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Projects and what is set for them, kept in {@code harbor.json}. Every method takes the lock; changes are written at once. */
final class HarborState {

    private final Path file;
    private final Map<String, Project> projects = new LinkedHashMap<>();
    private boolean readOnly;
    private int nextId = 1;

    HarborState(Path directory) throws IOException {
        file = directory.resolve("harbor.json");
        if (Files.exists(file)) {
            List<Project> kept = Request.JSON.readValue(Files.readAllBytes(file), new TypeReference<List<Project>>() {});
            for (Project project : kept) {
                projects.put(project.name, project);
                nextId = Math.max(nextId, project.id + 1);
            }
        }
    }

    /** A change of a project. */
    @FunctionalInterface
    interface Change {
        void apply(Project project);
    }

    synchronized Optional<Project> project(String nameOrId) {
        return projects.values().stream().filter(each -> each.name.equals(nameOrId) || Integer.toString(each.id).equals(nameOrId)).findFirst();
    }

    synchronized List<Project> projects() {
        return List.copyOf(projects.values());
    }

    /** Creates a project; false if there is one of that name. */
    synchronized boolean create(String name, boolean open, long storageLimit) throws IOException {
        if (projects.containsKey(name)) {
            return false;
        }
        Project project = new Project();
        project.id = nextId++;
        project.name = name;
        project.open = open;
        project.storageLimit = storageLimit;
        projects.put(name, project);
        save();
        return true;
    }

    synchronized void change(String name, Change change) throws IOException {
        change.apply(projects.get(name));
        save();
    }

    synchronized int newId() {
        return nextId++;
    }

    synchronized boolean readOnly() {
        return readOnly;
    }

    synchronized void readOnly(boolean on) {
        readOnly = on;
    }

    private void save() throws IOException {
        ContentStore.write(file, Request.JSON.writerWithDefaultPrettyPrinter().writeValueAsString(projects.values()));
    }
}
