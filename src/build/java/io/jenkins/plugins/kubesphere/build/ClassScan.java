package io.jenkins.plugins.kubesphere.build;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.objectweb.asm.AnnotationVisitor;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.ClassVisitor;
import org.objectweb.asm.FieldVisitor;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;

/** What the indexes need to know of one compiled class: its annotations and the parameter names of its bound methods. */
final class ClassScan extends ClassVisitor {

    private static final String DATA_BOUND_CONSTRUCTOR = "Lorg/kohsuke/stapler/DataBoundConstructor;";
    private static final String QUERY_PARAMETER = "Lorg/kohsuke/stapler/QueryParameter;";

    /** A web method and its parameter names in order. */
    record WebMethod(String name, List<String> parameters) {}

    private final Set<String> annotations = new LinkedHashSet<>();
    private final List<WebMethod> webMethods = new ArrayList<>();
    private String binaryName;
    private List<String> constructorParameters;

    private ClassScan() {
        super(Opcodes.ASM9);
    }

    static List<ClassScan> of(Path classes) throws IOException {
        try (Stream<Path> files = Files.walk(classes)) {
            return files.filter(file -> file.toString().endsWith(".class")).sorted().map(ClassScan::read).toList();
        }
    }

    private static ClassScan read(Path file) {
        try (InputStream in = Files.newInputStream(file)) {
            ClassScan scan = new ClassScan();
            new ClassReader(in).accept(scan, ClassReader.SKIP_CODE);
            return scan;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The name as {@link Class#getName()} gives it. */
    String binaryName() {
        return binaryName;
    }

    /** Names of the annotations on the class, its fields and its methods. */
    Set<String> annotations() {
        return annotations;
    }

    /** Names of the parameters of the data-bound constructor, or null where there is none. */
    List<String> constructorParameters() {
        return constructorParameters;
    }

    List<WebMethod> webMethods() {
        return webMethods;
    }

    @Override
    public void visit(int version, int access, String name, String signature, String superName, String[] interfaces) {
        binaryName = name.replace('/', '.');
    }

    @Override
    public AnnotationVisitor visitAnnotation(String descriptor, boolean visible) {
        annotations.add(Type.getType(descriptor).getClassName());
        return null;
    }

    @Override
    public FieldVisitor visitField(int access, String name, String descriptor, String signature, Object value) {
        return new FieldVisitor(Opcodes.ASM9) {
            @Override
            public AnnotationVisitor visitAnnotation(String annotation, boolean visible) {
                return ClassScan.this.visitAnnotation(annotation, visible);
            }
        };
    }

    @Override
    public MethodVisitor visitMethod(int access, String name, String descriptor, String signature, String[] exceptions) {
        return new MethodVisitor(Opcodes.ASM9) {
            private final List<String> parameters = new ArrayList<>();
            private boolean dataBound;
            private boolean query;

            @Override
            public void visitParameter(String parameter, int parameterAccess) {
                parameters.add(parameter);
            }

            @Override
            public AnnotationVisitor visitAnnotation(String annotation, boolean visible) {
                dataBound |= annotation.equals(DATA_BOUND_CONSTRUCTOR);
                return ClassScan.this.visitAnnotation(annotation, visible);
            }

            @Override
            public AnnotationVisitor visitParameterAnnotation(int parameter, String annotation, boolean visible) {
                query |= annotation.equals(QUERY_PARAMETER);
                return null;
            }

            @Override
            public void visitEnd() {
                int expected = Type.getArgumentTypes(descriptor).length;
                if ((dataBound || query) && parameters.size() != expected) {
                    throw new IllegalStateException(binaryName + "." + name + " was compiled without -parameters");
                }
                if (dataBound) {
                    constructorParameters = List.copyOf(parameters);
                }
                if (query) {
                    webMethods.add(new WebMethod(name, List.copyOf(parameters)));
                }
            }
        };
    }
}
