package io.jenkins.plugins.kubesphere.conformance;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.ClassVisitor;
import org.objectweb.asm.Handle;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;

/** Checks that the plugin's bytecode refers to nothing that a real controller does not have. */
final class ReferenceCheck {

    private static final String PLUGIN = "io/jenkins/plugins/kubesphere/";
    /** Roots of what core, the JDK, the plugins we depend on, and the libraries in the .hpi bring. */
    private static final List<String> PROVIDED = List.of("java/", "javax/net/", "javax/crypto/", "javax/security/", "javax/xml/", "javax/annotation/",
            "org/xml/sax/", "org/w3c/dom/",
            "jakarta/servlet/", "net/sf/json/", "org/jvnet/localizer/", "org/slf4j/", "org/apache/commons/io/", "org/apache/tools/",
            "com/thoughtworks/xstream/", "groovy/lang/", "groovyjarjarantlr/", "org/codehaus/groovy/", "edu/umd/cs/findbugs/annotations/",
            "com/fasterxml/jackson/", "io/fabric8/kubernetes/", "io/fabric8/zjsonpatch/", "org/snakeyaml/engine/",
            "org/springframework/security/core/");
    private static final Set<String> FORBIDDEN_RESTRICTIONS = Set.of("Restricted(NoExternalUse)", "Restricted(DoNotUse)");

    private final JenkinsApi jenkins;
    private final Map<String, CompiledClass> plugin;
    private final List<String> bundled;

    /** @param bundled internal-name prefixes of the libraries that the .hpi itself carries */
    ReferenceCheck(JenkinsApi jenkins, List<CompiledClass> plugin, List<String> bundled) {
        this.jenkins = jenkins;
        this.plugin = plugin.stream().collect(Collectors.toMap(CompiledClass::name, Function.identity()));
        this.bundled = bundled;
    }

    List<String> findings() {
        Set<String> findings = new LinkedHashSet<>();
        for (CompiledClass owner : plugin.values()) {
            new ClassReader(owner.bytecode()).accept(new References(owner.name(), findings), 0);
            findings.addAll(unimplemented(owner));
        }
        return findings.stream().sorted().toList();
    }

    /** Abstract methods of Jenkins types that a concrete class leaves open: here they may be missing, there the call fails. */
    private List<String> unimplemented(CompiledClass owner) {
        if (owner.isAbstract()) {
            return List.of();
        }
        Set<String> ancestors = new LinkedHashSet<>();
        Set<String> implemented = new HashSet<>();
        collect(owner.name(), ancestors, implemented);
        List<String> findings = new ArrayList<>();
        for (String ancestor : ancestors) {
            ApiType type = jenkins.type(ancestor);
            if (type == null) {
                continue;
            }
            for (ApiType.Member member : type.members()) {
                if (member.isMethod() && member.modifiers().contains("abstract") && !implemented.contains(member.name() + member.descriptor())) {
                    findings.add(owner.name() + ": does not implement " + ancestor + "." + member.name() + member.descriptor());
                }
            }
        }
        return findings;
    }

    private void collect(String name, Set<String> ancestors, Set<String> implemented) {
        if (name == null || !ancestors.add(name)) {
            return;
        }
        CompiledClass ours = plugin.get(name);
        ApiType type = jenkins.type(name);
        if (ours != null) {
            ours.members().stream().filter(member -> !member.modifiers().contains("abstract"))
                    .forEach(member -> implemented.add(member.name() + member.descriptor()));
            new ClassReader(ours.bytecode()).accept(new Bridges(implemented), ClassReader.SKIP_CODE);
            collect(ours.superclass(), ancestors, implemented);
            ours.interfaces().forEach(parent -> collect(parent, ancestors, implemented));
        } else if (type != null) {
            for (ApiType.Member member : type.members()) {
                if (!member.modifiers().contains("abstract")) {
                    implemented.add(member.name() + member.descriptor());
                }
            }
            type.parents().forEach(parent -> collect(parent, ancestors, implemented));
        } else {
            JavaMembers.concrete(name).forEach(implemented::add);
        }
    }

    private boolean isProvided(String name) {
        return name.startsWith(PLUGIN) || PROVIDED.stream().anyMatch(name::startsWith) || bundled.stream().anyMatch(name::startsWith);
    }

    private static final class Bridges extends ClassVisitor {
        private final Set<String> implemented;

        Bridges(Set<String> implemented) {
            super(Opcodes.ASM9);
            this.implemented = implemented;
        }

        @Override
        public MethodVisitor visitMethod(int access, String name, String descriptor, String signature, String[] exceptions) {
            if ((access & Opcodes.ACC_ABSTRACT) == 0) {
                implemented.add(name + descriptor);
            }
            return null;
        }
    }

    private final class References extends ClassVisitor {
        private final String from;
        private final Set<String> findings;

        References(String from, Set<String> findings) {
            super(Opcodes.ASM9);
            this.from = from;
            this.findings = findings;
        }

        @Override
        public void visit(int version, int access, String name, String signature, String superName, String[] interfaces) {
            type(superName);
            for (String implemented : interfaces) {
                type(implemented);
            }
        }

        @Override
        public MethodVisitor visitMethod(int access, String name, String descriptor, String signature, String[] exceptions) {
            types(descriptor);
            return new MethodVisitor(Opcodes.ASM9) {
                @Override
                public void visitMethodInsn(int opcode, String owner, String method, String methodDescriptor, boolean isInterface) {
                    member(owner, method, methodDescriptor);
                }

                @Override
                public void visitFieldInsn(int opcode, String owner, String field, String fieldDescriptor) {
                    member(owner, field, fieldDescriptor);
                }

                @Override
                public void visitTypeInsn(int opcode, String type) {
                    References.this.type(type);
                }

                @Override
                public void visitLdcInsn(Object value) {
                    if (value instanceof Type constant && constant.getSort() == Type.OBJECT) {
                        References.this.type(constant.getInternalName());
                    }
                }

                @Override
                public void visitInvokeDynamicInsn(String called, String calledDescriptor, Handle bootstrap, Object... arguments) {
                    for (Object argument : arguments) {
                        if (argument instanceof Handle handle) {
                            member(handle.getOwner(), handle.getName(), handle.getDesc());
                        }
                    }
                }
            };
        }

        private void types(String descriptor) {
            for (Type argument : Type.getArgumentTypes(descriptor)) {
                type(argument);
            }
            type(Type.getReturnType(descriptor));
        }

        private void type(Type type) {
            Type element = type.getSort() == Type.ARRAY ? type.getElementType() : type;
            if (element.getSort() == Type.OBJECT) {
                type(element.getInternalName());
            }
        }

        private void type(String name) {
            if (name.startsWith("[")) {
                type(Type.getObjectType(name).getElementType());
                return;
            }
            if (name.startsWith(PLUGIN + "embedded/") || name.startsWith(PLUGIN + "build/")) {
                findings.add(from + ": refers to " + name + ", which is not in the .hpi");
            } else if (!isProvided(name)) {
                ApiType type = jenkins.type(name);
                if (type == null) {
                    findings.add(from + ": refers to " + name + ", which neither Jenkins nor the .hpi has");
                } else if (type.annotations().stream().anyMatch(FORBIDDEN_RESTRICTIONS::contains)) {
                    findings.add(from + ": refers to " + name + ", which is restricted to its own plugin");
                }
            }
        }

        private void member(String owner, String name, String descriptor) {
            if (owner.startsWith("[")) {
                return;
            }
            type(owner);
            CompiledClass ours = plugin.get(owner);
            if (jenkins.type(owner) == null && ours == null) {
                return;
            }
            if (ours != null) {
                inheritedMember(ours, name, descriptor);
                return;
            }
            resolve(owner, name, descriptor);
        }

        /** A call through our own class may land in a Jenkins superclass. */
        private void inheritedMember(CompiledClass ours, String name, String descriptor) {
            for (CompiledClass next = ours; next != null; next = plugin.get(next.superclass())) {
                Set<String> declared = new HashSet<>();
                new ClassReader(next.bytecode()).accept(new Everything(declared), ClassReader.SKIP_CODE);
                if (declared.contains(name + descriptor)) {
                    return;
                }
                if (next.interfaces().stream().anyMatch(parent -> plugin.containsKey(parent) || jenkins.resolve(parent, name, descriptor) != null)) {
                    return;
                }
                if (jenkins.type(next.superclass()) != null) {
                    resolve(next.superclass(), name, descriptor);
                    return;
                }
            }
        }

        private void resolve(String owner, String name, String descriptor) {
            ApiType.Member member = jenkins.resolve(owner, name, descriptor);
            if (member == null) {
                boolean unlisted = descriptor.startsWith("(") && jenkins.ancestry(owner).stream()
                        .anyMatch(parent -> jenkins.type(parent) == null && JavaTypes.declares(parent, name, descriptor));
                if (!unlisted && !JavaTypes.declares("java/lang/Object", name, descriptor)) {
                    findings.add(from + ": calls " + owner + "." + name + descriptor + ", which Jenkins does not have");
                }
            } else if (member.annotations().stream().anyMatch(FORBIDDEN_RESTRICTIONS::contains)) {
                findings.add(from + ": calls " + owner + "." + name + ", which is restricted to its own plugin");
            }
        }
    }

    private static final class Everything extends ClassVisitor {
        private final Set<String> declared;

        Everything(Set<String> declared) {
            super(Opcodes.ASM9);
            this.declared = declared;
        }

        @Override
        public MethodVisitor visitMethod(int access, String name, String descriptor, String signature, String[] exceptions) {
            declared.add(name + descriptor);
            return null;
        }

        @Override
        public org.objectweb.asm.FieldVisitor visitField(int access, String name, String descriptor, String signature, Object value) {
            declared.add(name + descriptor);
            return null;
        }
    }
}
