package io.jenkins.plugins.kubesphere.jenkinsfile.check;

import io.jenkins.plugins.kubesphere.jenkinsfile.catalogue.Catalogue.Section;
import io.jenkins.plugins.kubesphere.jenkinsfile.catalogue.NearName;
import io.jenkins.plugins.kubesphere.jenkinsfile.diagnostic.Severity;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.codehaus.groovy.ast.expr.MethodCallExpression;

/** Steps that the catalogue does not know. A shared library or a plugin may well bring them, so this is never an error,
 * and where the file loads a library only likely slips are told. */
final class UnknownSteps {

    /** Methods that Groovy gives every script. */
    private static final Set<String> OF_GROOVY = Set.of("println", "print", "printf", "sprintf");

    /** Comparing each unknown name with each known one must not take for ever in a file that has thousands of both. */
    private static final int MOST_COMPARISONS = 500_000;

    private final Checking checking;
    private final Set<String> told = new HashSet<>();
    private final Map<String, Optional<String>> nearest = new HashMap<>();
    private Set<String> known;
    private int comparisons;

    UnknownSteps(Checking checking) {
        this.checking = checking;
    }

    void check(MethodCallExpression call) {
        String name = Calls.name(call);
        if (OF_GROOVY.contains(name) || checking.functions().contains(name) || RemovedSteps.isRemoved(name) || checking.catalogue().find(Section.NESTED, name) != null) {
            return;
        }
        Optional<String> near = nearest.computeIfAbsent(name, this::near);
        if (near.isEmpty() && (checking.library() || !told.add(name))) {
            return;
        }
        String hint = near.map(Messages::did_you_mean).orElse("");
        checking.findings().add(Rule.UNKNOWN_STEP, near.isPresent() ? Severity.WARNING : Severity.INFO, checking.source().name(call),
                Messages.unknown_step(name, hint), near.filter(step -> NearName.isTypo(name, step)).map(step -> checking.replace(checking.source().name(call), step)).orElse(null));
    }

    private Optional<String> near(String name) {
        if (known == null) {
            known = new HashSet<>(checking.catalogue().types(Section.STEPS).keySet());
            known.addAll(checking.functions());
        }
        comparisons += known.size();
        return comparisons > MOST_COMPARISONS ? Optional.empty() : NearName.of(name, known).filter(candidate -> isSlip(name, candidate));
    }

    /** Short names are near to many; there one letter must do. */
    private static boolean isSlip(String written, String candidate) {
        return written.length() > 4 || Math.abs(written.length() - candidate.length()) <= 1 && written.length() > 1
                && Character.toLowerCase(written.charAt(0)) == candidate.charAt(0);
    }
}
