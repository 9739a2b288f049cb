package io.jenkins.plugins.kubesphere.conformance;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** One public or protected class of the real Jenkins API, as the facts list it. Names are internal ({@code hudson/model/Run$Summary}). */
final class ApiType {

    /** A method, constructor ({@code <init>}) or field. */
    record Member(String name, String descriptor, Set<String> modifiers, Set<String> exceptions, Set<String> annotations) {

        boolean isMethod() {
            return descriptor.startsWith("(");
        }
    }

    private final String name;
    private final Set<String> modifiers;
    private final String superclass;
    private final List<String> interfaces;
    private final Set<String> annotations;
    private final Map<String, Member> members = new HashMap<>();

    ApiType(String name, Set<String> modifiers, String superclass, List<String> interfaces, Set<String> annotations) {
        this.name = name;
        this.modifiers = modifiers;
        this.superclass = superclass;
        this.interfaces = interfaces;
        this.annotations = annotations;
    }

    void add(Member member) {
        members.put(member.name() + member.descriptor(), member);
    }

    String name() {
        return name;
    }

    Set<String> modifiers() {
        return modifiers;
    }

    String superclass() {
        return superclass;
    }

    List<String> interfaces() {
        return interfaces;
    }

    Set<String> annotations() {
        return annotations;
    }

    /** The member that this very type declares, or null. */
    Member member(String memberName, String descriptor) {
        return members.get(memberName + descriptor);
    }

    Iterable<Member> members() {
        return members.values();
    }

    /** Superclass and interfaces, the direct ones. */
    List<String> parents() {
        List<String> parents = new ArrayList<>(interfaces);
        parents.add(superclass);
        return parents;
    }
}
