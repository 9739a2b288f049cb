package io.jenkins.plugins.kubesphere.jenkinsfile.check;

import io.jenkins.plugins.kubesphere.jenkinsfile.catalogue.Catalogue;
import io.jenkins.plugins.kubesphere.jenkinsfile.catalogue.NearName;
import io.jenkins.plugins.kubesphere.jenkinsfile.diagnostic.Fix;
import io.jenkins.plugins.kubesphere.jenkinsfile.edit.Splice;
import io.jenkins.plugins.kubesphere.jenkinsfile.syntax.Range;
import io.jenkins.plugins.kubesphere.jenkinsfile.syntax.Tokens;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.codehaus.groovy.ast.ASTNode;
import org.codehaus.groovy.ast.expr.ClosureExpression;
import org.codehaus.groovy.ast.expr.MethodCallExpression;
import org.codehaus.groovy.ast.stmt.Statement;

/**
 * What the checks of one file share.
 *
 * @param source the text
 * @param catalogue what exists
 * @param findings where findings go
 * @param functions methods and variables that the file itself defines
 * @param library whether the file loads steps from elsewhere
 */
record Checking(SourceText source, Catalogue catalogue, Findings findings, Set<String> functions, boolean library) {

    void add(Rule rule, ASTNode place, String message) {
        findings.add(rule, source.range(place), message);
    }

    void add(Rule rule, Range place, String message, Fix fix) {
        findings.add(rule, place, message, fix);
    }

    /** At the name of a call. */
    void at(Rule rule, MethodCallExpression call, String message, Fix fix) {
        findings.add(rule, source.name(call), message, fix);
    }

    /** At the first word of a statement. */
    void at(Rule rule, Statement statement, String message, Fix fix) {
        findings.add(rule, source.first(statement), message, fix);
    }

    /** The block that a section consists of; null, and an error, where the statement is something else. */
    ClosureExpression sectionBlock(MethodCallExpression section) {
        ClosureExpression block = Calls.block(section);
        if (block == null) {
            at(Rule.BLOCK_EXPECTED, section, Messages.block_expected(name(section)), null);
        }
        return block;
    }

    /** An error at a section without content, with the offer to leave it out. */
    void empty(MethodCallExpression section, String what) {
        at(Rule.EMPTY_SECTION, section, what, remove(section, name(section)));
    }

    /** Null where nothing else stands in the block around: what is left of it would be refused. */
    Fix remove(MethodCallExpression call, String name) {
        Range whole = source.call(call);
        Tokens tokens = source.tokens();
        int before = tokens.significantBefore(tokens.at(whole.start()));
        int after = tokens.significant(tokens.at(whole.end()), tokens.size());
        if (before >= 0 && tokens.opens(before, '{') && tokens.partner(before) == after) {
            return null;
        }
        Range lines = source.wholeLines(whole);
        return new Fix(Messages.fix_remove(name), List.of(new Splice(lines.start(), lines.end(), "")));
    }

    Fix replace(Range place, String text) {
        return new Fix(Messages.fix_replace(text), List.of(new Splice(place.start(), place.end(), text)));
    }

    /** Offers the name that is nearest to the one that stands there. */
    Fix rename(Range place, String written, Collection<String> known) {
        Optional<String> near = NearName.of(written, known);
        return near.isEmpty() || near.get().equals(written) ? null : replace(place, near.get());
    }

    /** The hint "did you mean", or nothing. */
    static String near(String written, Collection<String> known) {
        return NearName.of(written, known).map(Messages::did_you_mean).orElse("");
    }

    static String name(MethodCallExpression call) {
        String name = Calls.name(call);
        return name == null ? call.getText() : name;
    }
}
