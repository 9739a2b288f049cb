package io.jenkins.plugins.kubesphere.embedded.cli;

import hudson.EnvVars;
import hudson.Extension;
import hudson.model.EnvironmentContributor;
import hudson.model.Run;
import hudson.model.TaskListener;
import java.io.IOException;
import java.io.Reader;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Properties;
import jenkins.model.Jenkins;

/** The environment that every build of a home gets: the file {@code environment.properties} in it. */
@Extension
public final class HomeEnvironment extends EnvironmentContributor {
    private static final String FILE = "environment.properties";

    @Override
    public void buildEnvironmentFor(Run run, EnvVars environment, TaskListener listener) throws IOException, InterruptedException {
        Path file = Jenkins.get().getRootDir().toPath().resolve(FILE);
        if (Files.exists(file)) {
            Properties variables = new Properties();
            try (Reader reader = Files.newBufferedReader(file)) {
                variables.load(reader);
            }
            variables.stringPropertyNames().forEach(name -> environment.put(name, variables.getProperty(name)));
        }
    }

    /** Replaces the environment of a home. */
    static void set(Path home, Map<String, String> variables) throws IOException {
        Properties properties = new Properties();
        properties.putAll(variables);
        try (Writer writer = Files.newBufferedWriter(home.resolve(FILE))) {
            properties.store(writer, "Environment of every build");
        }
    }
}
