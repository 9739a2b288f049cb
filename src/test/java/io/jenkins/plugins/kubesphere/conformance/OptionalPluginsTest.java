package io.jenkins.plugins.kubesphere.conformance;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertThrows;
import static org.junit.Assert.assertTrue;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.Test;

/** Classes for plugins that may be missing are the only ones that miss them. */
public class OptionalPluginsTest {
    private static final String PLUGIN = "io.jenkins.plugins.kubesphere.";
    private static final List<String> ROOMS_OF_OPTIONAL_PLUGINS = List.of(PLUGIN + "agents.kubernetes.", PLUGIN + "config.folder.");

    /** Loads the plugin's own classes anew, in a world without the Folders and the Kubernetes plugin. */
    private static final class WithoutPlugins extends ClassLoader {
        private static final List<String> MISSING = List.of("com.cloudbees.hudson.plugins.folder.", "org.csanchez.");

        WithoutPlugins() {
            super(OptionalPluginsTest.class.getClassLoader());
        }

        @Override
        protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
            if (MISSING.stream().anyMatch(name::startsWith)) {
                throw new ClassNotFoundException(name);
            }
            if (!name.startsWith(PLUGIN)) {
                return super.loadClass(name, resolve);
            }
            Class<?> loaded = findLoadedClass(name);
            return loaded == null ? define(name) : loaded;
        }

        private Class<?> define(String name) throws ClassNotFoundException {
            try (InputStream in = getParent().getResourceAsStream(name.replace('.', '/') + ".class")) {
                if (in == null) {
                    throw new ClassNotFoundException(name);
                }
                byte[] bytecode = in.readAllBytes();
                return defineClass(name, bytecode, 0, bytecode.length);
            } catch (IOException e) {
                throw new ClassNotFoundException(name, e);
            }
        }
    }

    private static List<String> pluginClasses(String room) {
        return CompiledClass.below(Path.of("target/classes")).stream().map(compiled -> compiled.name().replace('/', '.'))
                .filter(name -> name.startsWith(PLUGIN + room)).toList();
    }

    @Test
    public void everythingElseLoadsWithoutThem() {
        WithoutPlugins loader = new WithoutPlugins();
        List<String> failures = new ArrayList<>();
        int loaded = 0;
        for (String room : List.of("agents.", "config.", "credentials.", "steps.", "report.")) {
            for (String name : pluginClasses(room)) {
                if (ROOMS_OF_OPTIONAL_PLUGINS.stream().anyMatch(name::startsWith)) {
                    continue;
                }
                try {
                    Class<?> type = Class.forName(name, false, loader);
                    type.getDeclaredMethods();
                    type.getDeclaredFields();
                    type.getDeclaredConstructors();
                    loaded++;
                } catch (ClassNotFoundException | LinkageError e) {
                    failures.add(name + ": " + e);
                }
            }
        }
        assertEquals(String.join("\n", failures), 0, failures.size());
        assertTrue("only " + loaded + " classes loaded", loaded > 100);
    }

    @Test
    public void theirExtensionsCannotBeMadeAndAreMarkedOptional() throws Exception {
        WithoutPlugins loader = new WithoutPlugins();
        assertThrows(LinkageError.class, () -> Class.forName(PLUGIN + "agents.kubernetes.PodAgentSource", true, loader));
        Class<?> source = Class.forName(PLUGIN + "config.folder.FolderClusterSource", true, loader);
        assertThrows(NoClassDefFoundError.class, () -> {
            try {
                source.getConstructor().newInstance();
            } catch (java.lang.reflect.InvocationTargetException e) {
                throw e.getCause();
            }
        });
        for (String extension : List.of("agents.kubernetes.PodAgentSource", "config.folder.FolderClusterSource", "config.folder.FolderClusters$DescriptorImpl")) {
            assertTrue(extension, Class.forName(PLUGIN + extension).getAnnotation(hudson.Extension.class).optional());
        }
    }
}
