package io.jenkins.plugins.kubesphere.jenkinsfile.check;

import io.jenkins.plugins.kubesphere.jenkinsfile.catalogue.Catalogue.Section;
import io.jenkins.plugins.kubesphere.jenkinsfile.catalogue.Parameter;
import io.jenkins.plugins.kubesphere.jenkinsfile.catalogue.Type;
import io.jenkins.plugins.kubesphere.jenkinsfile.catalogue.ValueType;
import io.jenkins.plugins.kubesphere.jenkinsfile.diagnostic.Fix;
import io.jenkins.plugins.kubesphere.jenkinsfile.edit.Splice;
import io.jenkins.plugins.kubesphere.jenkinsfile.syntax.Range;
import java.util.List;
import org.codehaus.groovy.ast.expr.ClosureExpression;
import org.codehaus.groovy.ast.expr.Expression;
import org.codehaus.groovy.ast.expr.MapEntryExpression;
import org.codehaus.groovy.ast.expr.MapExpression;
import org.codehaus.groovy.ast.expr.MethodCallExpression;

/** Arguments of options, triggers and build parameters. The engine is stricter with them than with steps: no block may occur anywhere. */
final class EntryArguments {

    private final Checking checking;
    private final ArgumentCheck arguments;

    EntryArguments(Checking checking, ArgumentCheck arguments) {
        this.checking = checking;
        this.arguments = arguments;
    }

    /** @param type null where the catalogue does not know it */
    void check(MethodCallExpression entry, Type type) {
        if (Calls.block(entry) != null) {
            checking.at(Rule.INVALID_ENTRY, entry, Messages.entry_with_block(Calls.name(entry)), null);
            return;
        }
        List<Expression> values = Calls.arguments(entry);
        boolean anyNamed = values.stream().anyMatch(MapExpression.class::isInstance);
        if (anyNamed && values.size() > 1) {
            checking.at(Rule.UNNAMED_PARAMETER, entry, Messages.mixed_parameters(Calls.name(entry)), null);
            return;
        }
        for (Expression value : values) {
            if (value instanceof MapExpression map) {
                named(map, type);
            } else {
                plain(value);
            }
        }
        if (!anyNamed && type != null && type.certain()) {
            unnamed(entry, type, values);
        }
    }

    private void named(MapExpression map, Type type) {
        for (MapEntryExpression entry : map.getMapEntryExpressions()) {
            String name = Calls.key(entry);
            plain(entry.getValueExpression());
            if (name == null || type == null) {
                continue;
            }
            Parameter parameter = type.parameter(name).orElse(null);
            if (parameter == null) {
                arguments.unknown(type, entry, name);
            } else {
                arguments.value(type, parameter, entry.getValueExpression());
            }
        }
    }

    private void unnamed(MethodCallExpression entry, Type type, List<Expression> values) {
        List<Parameter> required = type.parameters().stream().filter(Parameter::required).toList();
        if (values.size() > 1) {
            checking.at(Rule.UNNAMED_PARAMETER, entry, Messages.many_unnamed(type.name()), null);
        } else if (values.size() == required.size()) {
            if (values.size() == 1) {
                arguments.value(type, required.get(0), values.get(0));
            }
        } else if (!values.isEmpty()) {
            checking.at(Rule.UNNAMED_PARAMETER, entry, required.isEmpty() && type.parameters().isEmpty() ? Messages.takes_no_parameters(type.name())
                    : Messages.needs_names(type.name()), nameIt(type, values.get(0)));
        } else if (required.size() > 1 || required.get(0).type() != ValueType.BOOLEAN || !type.name().equals("skipDefaultCheckout")) {
            checking.at(Rule.MISSING_PARAMETER, entry, Messages.missing_parameter(type.name(), required.get(0).name()), null);
        }
    }

    /** With one optional parameter only, it is clear which one is meant. */
    private Fix nameIt(Type type, Expression value) {
        if (type.parameters().size() != 1) {
            return null;
        }
        Range place = checking.source().range(value);
        String name = type.parameters().get(0).name() + ": ";
        return new Fix(Messages.fix_add(name.strip()), List.of(new Splice(place.start(), place.start(), name)));
    }

    private void plain(Expression value) {
        arguments.constant(value);
        if (value instanceof ClosureExpression) {
            checking.add(Rule.INVALID_ENTRY, value, Messages.entry_with_closure());
        } else if (value instanceof MethodCallExpression call && Calls.name(call) != null && !EnvironmentCheck.isBareDollar(call)) {
            nested(call);
        }
    }

    /** Such as {@code logRotator(…)} in {@code buildDiscarder}. */
    private void nested(MethodCallExpression call) {
        if (EntriesCheck.NO_WRAPPER.contains(Calls.name(call))) {
            checking.at(Rule.BLOCKED_STEP, call, Messages.blocked_step(Calls.name(call)), null);
        }
        for (Expression value : Calls.arguments(call)) {
            if (value instanceof MapExpression map) {
                Type type = checking.catalogue().find(Section.NESTED, Calls.name(call));
                named(map, type != null && Calls.name(call).equals("logRotator") ? type : null);
            } else {
                plain(value);
            }
        }
    }
}
