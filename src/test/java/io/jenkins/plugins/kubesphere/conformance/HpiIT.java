package io.jenkins.plugins.kubesphere.conformance;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertNotNull;
import static org.junit.Assert.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.ObjectInputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.jar.Attributes;
import java.util.jar.Manifest;
import java.util.stream.Collectors;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.junit.BeforeClass;
import org.junit.Test;
import org.objectweb.asm.AnnotationVisitor;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.ClassVisitor;
import org.objectweb.asm.FieldVisitor;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;

/** Opens the built {@code .hpi} and looks for all that a controller looks for. */
public class HpiIT {

    private static final Path HPI = Path.of("target/kubesphere-pipeline.hpi");
    private static final String JAR = "WEB-INF/lib/kubesphere-pipeline.jar";
    private static final String PLUGIN = "io/jenkins/plugins/kubesphere/";
    private static final Set<String> BUNDLED = Set.of(
            "kubesphere-pipeline.jar", "zstd-jni-1.5.7-3-linux_aarch64.jar", "zstd-jni-1.5.7-3-linux_amd64.jar");
    private static final List<String> REQUIRED_ATTRIBUTES = List.of("Short-Name", "Long-Name", "Plugin-Version", "Jenkins-Version", "Hudson-Version",
            "Group-Id", "Artifact-Id", "Url", "Plugin-Dependencies", "Plugin-Developers", "Plugin-License-Name", "Plugin-ScmUrl");

    private static Map<String, byte[]> hpi;
    private static Map<String, byte[]> jar;

    @BeforeClass
    public static void open() throws IOException {
        byte[] bytes = java.nio.file.Files.readAllBytes(HPI);
        System.out.println(HPI + ": " + bytes.length + " bytes");
        hpi = entries(bytes);
        jar = entries(hpi.get(JAR));
    }

    @Test
    public void theManifestSaysWhatAControllerAsksFor() throws IOException {
        Attributes attributes = new Manifest(new ByteArrayInputStream(hpi.get("META-INF/MANIFEST.MF"))).getMainAttributes();
        for (String name : REQUIRED_ATTRIBUTES) {
            assertNotNull(name, attributes.getValue(name));
        }
        assertEquals("kubesphere-pipeline", attributes.getValue("Short-Name"));
        assertEquals("2.541.3", attributes.getValue("Jenkins-Version"));
        for (String dependency : attributes.getValue("Plugin-Dependencies").split(",")) {
            assertTrue(dependency, dependency.matches("[a-z0-9-]+:[^:;]+(;resolution:=optional)?"));
        }
    }

    @Test
    public void theClassFiltersOfAControllerKnowOurJar() throws IOException {
        Attributes attributes = new Manifest(new ByteArrayInputStream(jar.get("META-INF/MANIFEST.MF"))).getMainAttributes();
        assertEquals("kubesphere-pipeline", attributes.getValue("Short-Name"));
        assertNotNull(attributes.getValue("Plugin-Version"));
    }

    @Test
    public void onlyLibrariesThatNobodyElseBringsAreBundled() {
        Set<String> libraries = hpi.keySet().stream().filter(name -> name.startsWith("WEB-INF/lib/") && name.endsWith(".jar"))
                .map(name -> name.substring("WEB-INF/lib/".length())).collect(Collectors.toCollection(TreeSet::new));
        assertEquals(new TreeSet<>(BUNDLED), libraries);
    }

    @Test
    public void nothingOfTheEmbeddedControllerIsInside() {
        List<String> strangers = jar.keySet().stream()
                .filter(name -> name.endsWith(".class") || name.endsWith(".stapler"))
                .filter(name -> !name.startsWith(PLUGIN) || name.startsWith(PLUGIN + "embedded/") || name.startsWith(PLUGIN + "build/"))
                .toList();
        assertEquals(List.of(), strangers);
        assertFalse(hpi.keySet().stream().anyMatch(name -> name.startsWith("WEB-INF/classes")));
        assertNotNull("plugin description", jar.get("index.jelly"));
    }

    @Test
    public void everyExtensionIsInTheIndexAndNothingElse() throws IOException, ClassNotFoundException {
        Set<String> annotated = new TreeSet<>();
        for (byte[] bytecode : classes().values()) {
            annotated.addAll(annotated(bytecode, "Lhudson/Extension;"));
        }
        Set<String> indexed = new TreeSet<>();
        try (ObjectInputStream in = new ObjectInputStream(new ByteArrayInputStream(jar.get("META-INF/annotations/hudson.Extension")))) {
            for (Object element = in.readObject(); element != null; element = in.readObject()) {
                indexed.add(element.toString().replaceFirst("^@hudson\\.Extension(\\([^)]*\\))?", "").replaceFirst("[#({].*", ""));
            }
        }
        assertEquals(annotated, indexed.stream().map(name -> name.replaceFirst("\\{.*", "").replaceAll(".*[ :]", "")).collect(Collectors.toCollection(TreeSet::new)));
    }

    @Test
    public void everySymbolIsInTheIndex() throws IOException {
        Set<String> annotated = new TreeSet<>();
        for (byte[] bytecode : classes().values()) {
            annotated.addAll(annotated(bytecode, "Lorg/jenkinsci/Symbol;"));
        }
        byte[] index = jar.get("META-INF/services/annotations/org.jenkinsci.Symbol");
        Set<String> indexed = index == null ? Set.of() : new TreeSet<>(new String(index, StandardCharsets.UTF_8).lines().toList());
        assertEquals(annotated, indexed);
    }

    @Test
    public void everyDataBoundConstructorHasItsParameterNames() throws IOException {
        List<String> missing = new ArrayList<>();
        for (Map.Entry<String, byte[]> entry : classes().entrySet()) {
            boolean bound = hasDataBoundConstructor(entry.getValue());
            String stapler = entry.getKey().replace(".class", "").replace('$', '/') + ".stapler";
            if (bound && !jar.containsKey(stapler)) {
                missing.add(stapler);
            }
        }
        assertEquals(List.of(), missing);
    }

    @Test
    public void everyDescribableWithParametersHasAFormAndEveryHelpFileItsChinese() {
        List<String> missing = new ArrayList<>();
        for (String name : jar.keySet()) {
            if (name.matches(".*/help(-[A-Za-z]+)?\\.html") && !jar.containsKey(name.replace(".html", "_zh_CN.html"))) {
                missing.add(name.replace(".html", "_zh_CN.html"));
            }
            if (name.endsWith("/Messages.properties") && !jar.containsKey(name.replace(".properties", "_zh_CN.properties"))) {
                missing.add(name.replace(".properties", "_zh_CN.properties"));
            }
        }
        assertEquals(List.of(), missing);
    }

    @Test
    public void jellyViewsEscapeByDefault() {
        List<String> careless = new ArrayList<>();
        jar.forEach((name, content) -> {
            if (name.endsWith(".jelly") && !new String(content, StandardCharsets.UTF_8).startsWith("<?jelly escape-by-default='true'?>")) {
                careless.add(name);
            }
        });
        assertEquals(List.of(), careless);
    }

    @Test
    public void propertiesAreReadTheSameInEveryEncoding() {
        List<String> beyondAscii = new ArrayList<>();
        jar.forEach((name, content) -> {
            if (name.endsWith(".properties") && new String(content, StandardCharsets.ISO_8859_1).chars().anyMatch(c -> c > 126)) {
                beyondAscii.add(name);
            }
        });
        assertEquals(List.of(), beyondAscii);
    }

    private static Map<String, byte[]> classes() {
        return jar.entrySet().stream().filter(entry -> entry.getKey().endsWith(".class"))
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    private static Map<String, byte[]> entries(byte[] archive) throws IOException {
        Map<String, byte[]> entries = new TreeMap<>();
        try (ZipInputStream in = new ZipInputStream(new ByteArrayInputStream(archive))) {
            for (ZipEntry entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
                if (!entry.isDirectory()) {
                    entries.put(entry.getName(), ((InputStream) in).readAllBytes());
                }
            }
        }
        return entries;
    }

    /** The binary class name where the class or a member of it carries the annotation. */
    private static List<String> annotated(byte[] bytecode, String annotation) {
        List<String> found = new ArrayList<>();
        new ClassReader(bytecode).accept(new ClassVisitor(Opcodes.ASM9) {
            private String name;

            @Override
            public void visit(int version, int access, String className, String signature, String superName, String[] interfaces) {
                name = className.replace('/', '.');
            }

            @Override
            public AnnotationVisitor visitAnnotation(String descriptor, boolean visible) {
                if (descriptor.equals(annotation)) {
                    found.add(name);
                }
                return null;
            }

            @Override
            public MethodVisitor visitMethod(int access, String method, String descriptor, String signature, String[] exceptions) {
                return new MethodVisitor(Opcodes.ASM9) {
                    @Override
                    public AnnotationVisitor visitAnnotation(String carried, boolean visible) {
                        if (carried.equals(annotation)) {
                            found.add(name);
                        }
                        return null;
                    }
                };
            }

            @Override
            public FieldVisitor visitField(int access, String field, String descriptor, String signature, Object value) {
                return new FieldVisitor(Opcodes.ASM9) {
                    @Override
                    public AnnotationVisitor visitAnnotation(String carried, boolean visible) {
                        if (carried.equals(annotation)) {
                            found.add(name);
                        }
                        return null;
                    }
                };
            }
        }, ClassReader.SKIP_CODE);
        return found;
    }

    private static boolean hasDataBoundConstructor(byte[] bytecode) {
        return !annotated(bytecode, "Lorg/kohsuke/stapler/DataBoundConstructor;").isEmpty();
    }
}
