package io.jenkins.plugins.kubesphere.conformance;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** Compares the classes of the embedded controller, which bear the names of Jenkins' own, with the facts of the real API. */
final class SignatureCheck {

    private static final Set<String> VISIBILITY_AND_KIND = Set.of("public", "protected", "static", "abstract", "final");

    private final JenkinsApi api;

    SignatureCheck(JenkinsApi api) {
        this.api = api;
    }

    /** One line for each thing that differs; fewer members than the real class has are no difference. */
    List<String> differences(CompiledClass ours) {
        if (!ours.isExposed()) {
            return List.of();
        }
        ApiType real = api.type(ours.name());
        if (real == null) {
            return List.of(ours.name() + ": no public or protected class of that name in Jenkins");
        }
        List<String> differences = new ArrayList<>();
        if (!ours.modifiers().equals(real.modifiers())) {
            differences.add(ours.name() + ": is " + ours.modifiers() + ", Jenkins has " + real.modifiers());
        }
        Set<String> ancestry = api.ancestry(ours.name());
        if (!ancestry.contains(ours.superclass()) && !ours.superclass().equals("java/lang/Object")) {
            differences.add(ours.name() + ": extends " + ours.superclass() + ", Jenkins' extends " + real.superclass());
        }
        for (String implemented : ours.interfaces()) {
            if (!ancestry.contains(implemented)) {
                differences.add(ours.name() + ": implements " + implemented + ", which Jenkins' does not");
            }
        }
        for (ApiType.Member member : ours.members()) {
            if (member.modifiers().contains("public") || member.modifiers().contains("protected")) {
                compare(ours, member, differences);
            }
        }
        return differences;
    }

    private void compare(CompiledClass ours, ApiType.Member member, List<String> differences) {
        String place = ours.name() + "." + member.name() + member.descriptor();
        ApiType.Member declared = api.type(ours.name()).member(member.name(), member.descriptor());
        if (declared == null) {
            ApiType.Member inherited = member.name().equals("<init>") ? null : api.resolve(ours.name(), member.name(), member.descriptor());
            boolean overridesJdk = inherited == null && overridesUnlistedParent(ours, member);
            if (inherited == null && !overridesJdk) {
                differences.add(place + ": no such member in Jenkins");
            }
            return;
        }
        if (!kind(member).equals(kind(declared))) {
            differences.add(place + ": is " + kind(member) + ", Jenkins has " + kind(declared));
        }
        Set<String> undeclared = new TreeSet<>(member.exceptions());
        undeclared.removeAll(declared.exceptions());
        Set<String> missing = new TreeSet<>(declared.exceptions());
        missing.removeAll(member.exceptions());
        if (!undeclared.isEmpty() || !missing.isEmpty()) {
            differences.add(place + ": throws " + member.exceptions() + ", Jenkins' throws " + declared.exceptions());
        }
    }

    /** Methods of JDK or library parents (compareTo, run, close …) are part of the type without being listed for it. */
    private boolean overridesUnlistedParent(CompiledClass ours, ApiType.Member member) {
        if (!member.isMethod()) {
            return false;
        }
        for (String ancestor : api.ancestry(ours.name())) {
            if (api.type(ancestor) == null && JavaTypes.declares(ancestor, member.name(), member.descriptor())) {
                return true;
            }
        }
        return JavaTypes.declares("java/lang/Object", member.name(), member.descriptor());
    }

    private static Set<String> kind(ApiType.Member member) {
        Set<String> kind = new TreeSet<>(member.modifiers());
        kind.retainAll(VISIBILITY_AND_KIND);
        return kind;
    }
}
