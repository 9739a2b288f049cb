package io.jenkins.plugins.kubesphere.conformance;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.ClassVisitor;
import org.objectweb.asm.FieldVisitor;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;

/** What one of our class files declares, in the terms of the facts. */
record CompiledClass(String name, int access, String superclass, List<String> interfaces, List<ApiType.Member> members, byte[] bytecode) {

    /** All classes below a directory of compiled classes. */
    static List<CompiledClass> below(Path directory) {
        try (Stream<Path> files = Files.walk(directory)) {
            return files.filter(file -> file.toString().endsWith(".class")).sorted().map(CompiledClass::read).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static CompiledClass read(Path file) {
        try {
            return of(Files.readAllBytes(file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static CompiledClass of(byte[] bytecode) {
        Declaration declaration = new Declaration();
        new ClassReader(bytecode).accept(declaration, ClassReader.SKIP_CODE);
        return new CompiledClass(declaration.name, declaration.access, declaration.superclass, declaration.interfaces, declaration.members, bytecode);
    }

    boolean isExposed() {
        return (access & (Opcodes.ACC_PUBLIC | Opcodes.ACC_PROTECTED)) != 0 && (access & Opcodes.ACC_SYNTHETIC) == 0;
    }

    boolean isAbstract() {
        return (access & Opcodes.ACC_ABSTRACT) != 0;
    }

    Set<String> modifiers() {
        return words(access);
    }

    private static Set<String> words(int access) {
        Set<String> words = new TreeSet<>();
        add(words, access, Opcodes.ACC_PUBLIC, "public");
        add(words, access, Opcodes.ACC_PROTECTED, "protected");
        add(words, access, Opcodes.ACC_STATIC, "static");
        add(words, access, Opcodes.ACC_FINAL, "final");
        add(words, access, Opcodes.ACC_ABSTRACT, "abstract");
        add(words, access, Opcodes.ACC_INTERFACE, "interface");
        add(words, access, Opcodes.ACC_ANNOTATION, "annotation");
        return words;
    }

    private static void add(Set<String> words, int access, int flag, String word) {
        if ((access & flag) != 0) {
            words.add(word);
        }
    }

    private static final class Declaration extends ClassVisitor {
        private String name;
        private int access;
        private String superclass;
        private List<String> interfaces;
        private final List<ApiType.Member> members = new ArrayList<>();

        Declaration() {
            super(Opcodes.ASM9);
        }

        @Override
        public void visit(int version, int flags, String className, String signature, String superName, String[] interfaceNames) {
            name = className;
            access = flags;
            superclass = superName;
            interfaces = List.of(interfaceNames);
        }

        @Override
        public void visitInnerClass(String innerName, String outerName, String simpleName, int flags) {
            // The class file's own flags know neither static nor protected; the inner-class table does.
            if (innerName.equals(name)) {
                access = flags;
            }
        }

        @Override
        public MethodVisitor visitMethod(int flags, String method, String descriptor, String signature, String[] exceptions) {
            if ((flags & Opcodes.ACC_SYNTHETIC) == 0 && !method.equals("<clinit>")) {
                Set<String> thrown = new TreeSet<>(exceptions == null ? List.of() : List.of(exceptions));
                members.add(new ApiType.Member(method, descriptor, words(flags), thrown, Set.of()));
            }
            return null;
        }

        @Override
        public FieldVisitor visitField(int flags, String field, String descriptor, String signature, Object value) {
            if ((flags & Opcodes.ACC_SYNTHETIC) == 0) {
                members.add(new ApiType.Member(field, descriptor, words(flags), Set.of(), Set.of()));
            }
            return null;
        }
    }
}
