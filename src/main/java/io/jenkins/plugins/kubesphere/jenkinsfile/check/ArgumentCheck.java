package io.jenkins.plugins.kubesphere.jenkinsfile.check;

import io.jenkins.plugins.kubesphere.jenkinsfile.catalogue.Block;
import io.jenkins.plugins.kubesphere.jenkinsfile.catalogue.Kind;
import io.jenkins.plugins.kubesphere.jenkinsfile.catalogue.Parameter;
import io.jenkins.plugins.kubesphere.jenkinsfile.catalogue.Type;
import io.jenkins.plugins.kubesphere.jenkinsfile.diagnostic.Fix;
import io.jenkins.plugins.kubesphere.jenkinsfile.diagnostic.Severity;
import io.jenkins.plugins.kubesphere.jenkinsfile.syntax.Range;
import java.math.BigInteger;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.codehaus.groovy.ast.expr.ConstantExpression;
import org.codehaus.groovy.ast.expr.Expression;
import org.codehaus.groovy.ast.expr.MapEntryExpression;
import org.codehaus.groovy.ast.expr.MapExpression;
import org.codehaus.groovy.ast.expr.MethodCallExpression;
import org.codehaus.groovy.ast.stmt.Statement;

/**
 * Arguments of steps and conditions, held against what their types take. Only constants can be judged, and only types whose parameters are
 * known for certain make errors; of the others a likely slip is told.
 */
final class ArgumentCheck {

    private final Checking checking;

    ArgumentCheck(Checking checking) {
        this.checking = checking;
    }

    /** Arguments of a step or of a condition of {@code when}. */
    void step(MethodCallExpression call, Type type) {
        constants(call);
        List<Expression> arguments = Calls.beforeBlock(call);
        MapExpression named = Calls.named(arguments);
        if (arguments.isEmpty()) {
            missing(call, type, Set.of());
        } else if (arguments.size() > 1) {
            unnamed(call, type, mixed(arguments) ? Messages.mixed_parameters(type.name()) : Messages.many_unnamed(type.name()), null);
        } else if (named != null && Calls.value(named, "$class") == null) {
            named(call, type, named);
        } else {
            single(call, type, arguments.get(0));
        }
    }

    private static boolean mixed(List<Expression> arguments) {
        return arguments.stream().anyMatch(MapExpression.class::isInstance);
    }

    private void single(MethodCallExpression call, Type type, Expression argument) {
        Optional<Parameter> sole = type.soleRequired();
        if (sole.isEmpty()) {
            if (type.block() == Block.NONE) {
                unnamed(call, type, type.parameters().isEmpty() ? Messages.takes_no_parameters(type.name()) : Messages.needs_names(type.name()), null);
            }
        } else {
            value(type, sole.get(), argument);
        }
    }

    private void unnamed(MethodCallExpression call, Type type, String message, Fix fix) {
        if (type.certain()) {
            checking.at(Rule.UNNAMED_PARAMETER, call, message, fix);
        }
    }

    private void named(MethodCallExpression call, Type type, MapExpression named) {
        Set<String> given = new HashSet<>();
        boolean fine = true;
        for (MapEntryExpression entry : named.getMapEntryExpressions()) {
            String name = Calls.key(entry);
            if (name == null) {
                continue;
            }
            given.add(name);
            Optional<Parameter> parameter = type.parameter(name);
            if (parameter.isPresent()) {
                fine &= value(type, parameter.get(), entry.getValueExpression());
            } else if (type.soleRequired().filter(ArgumentCheck::isDescribable).isPresent()) {
                // the map describes the only required parameter
                return;
            } else {
                unknown(type, entry, name);
                fine = false;
            }
        }
        if (fine) {
            missing(call, type, given);
        }
    }

    private static boolean isDescribable(Parameter parameter) {
        return parameter.kind() == Kind.DESCRIBABLE || parameter.kind() == Kind.OBJECT;
    }

    /** A parameter that the type does not have. */
    void unknown(Type type, MapEntryExpression entry, String name) {
        Set<String> known = new TreeSet<>(type.parameters().stream().map(Parameter::name).toList());
        Range place = checking.source().range(entry.getKeyExpression());
        String hint = Checking.near(name, known);
        if (type.certain() || !hint.isEmpty() && !known.isEmpty()) {
            checking.findings().add(Rule.UNKNOWN_PARAMETER, type.certain() ? Severity.ERROR : Severity.WARNING, place,
                    Messages.unknown_parameter(type.name(), name, String.join(", ", known), hint), checking.rename(place, name, known));
        }
    }

    private void missing(MethodCallExpression call, Type type, Set<String> given) {
        if (!type.certain()) {
            return;
        }
        for (Parameter parameter : type.parameters()) {
            if (parameter.required() && !given.contains(parameter.name())) {
                checking.at(Rule.MISSING_PARAMETER, call, Messages.missing_parameter(type.name(), parameter.name()), null);
            }
        }
    }

    /** Whether the value may be given for the parameter, as far as that can be told before the build runs. */
    boolean value(Type type, Parameter parameter, Expression value) {
        if (!type.certain() || !(value instanceof ConstantExpression constant) || parameter.type().takes(constant.getValue(), parameter.choices())) {
            return true;
        }
        Range place = checking.source().range(value);
        checking.add(Rule.PARAMETER_TYPE, place, Messages.parameter_type(type.name(), parameter.name(), expected(parameter),
                place.of(checking.source().text())), converted(parameter, constant, place));
        return false;
    }

    private static String expected(Parameter parameter) {
        return switch (parameter.type()) {
            case STRING -> Messages.type_string();
            case INT, LONG, INTEGER -> Messages.type_number();
            case ENUM -> Messages.type_choice(String.join(", ", parameter.choices()));
            default -> Messages.type_boolean();
        };
    }

    private Fix converted(Parameter parameter, ConstantExpression constant, Range place) {
        return switch (parameter.type()) {
            case STRING -> checking.replace(place, "'" + place.of(checking.source().text()) + "'");
            case INT, LONG, INTEGER -> constant.getValue() instanceof String text && text.matches("\\d{1,9}") ? checking.replace(place, text) : null;
            case ENUM -> checking.rename(place, String.valueOf(constant.getValue()), parameter.choices().stream().map(choice -> "'" + choice + "'").toList());
            default -> null;
        };
    }

    /** What no argument may be, whatever the step. */
    void constants(MethodCallExpression call) {
        for (Expression argument : Calls.beforeBlock(call)) {
            if (argument instanceof MapExpression map) {
                map.getMapEntryExpressions().forEach(entry -> constant(entry.getValueExpression()));
            } else {
                constant(argument);
            }
        }
    }

    void constant(Expression value) {
        if (EnvironmentCheck.isBareDollar(value)) {
            Range place = EnvironmentCheck.bareDollar(checking.source(), (MethodCallExpression) value);
            String text = place.of(checking.source().text());
            checking.add(Rule.UNQUOTED_VALUE, place, Messages.unquoted_value(text), checking.replace(place, '"' + text + '"'));
        } else if (value instanceof ConstantExpression constant && constant.getValue() instanceof BigInteger number && number.bitLength() > 63) {
            checking.add(Rule.NUMBER_TOO_LARGE, value, Messages.number_too_large(number.toString()));
        }
    }

    /** Whether a statement is a call that the declarative engine reads as one. */
    static boolean isCall(Statement statement) {
        return Calls.of(statement) != null && Calls.name(Calls.of(statement)) != null;
    }
}
