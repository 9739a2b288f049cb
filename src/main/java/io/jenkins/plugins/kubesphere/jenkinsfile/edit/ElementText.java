package io.jenkins.plugins.kubesphere.jenkinsfile.edit;

import io.jenkins.plugins.kubesphere.jenkinsfile.model.Content;
import java.util.List;

/** Writes stages, steps and the like as Groovy, indented by the file's own unit. */
final class ElementText {
    private final String unit;

    ElementText(String unit) {
        this.unit = unit;
    }

    String stage(NewStage stage) throws EditException {
        if (stage.text() != null) {
            return Names.code(stage.text());
        }
        StringBuilder body = new StringBuilder();
        if (stage.agent() != null) {
            body.append(agent(stage.agent())).append('\n');
        }
        if (stage.content() == Content.STAGES || stage.content() == Content.PARALLEL) {
            StringBuilder children = new StringBuilder();
            for (NewStage child : stage.stages()) {
                children.append(stage(child)).append('\n');
            }
            body.append(block(stage.content().word(), children.toString()));
        } else {
            body.append(block("steps", steps(stage.steps())));
        }
        return block(stageHead(stage.name()), body.toString());
    }

    static String stageHead(String name) throws EditException {
        if (name == null || name.isBlank()) {
            throw new EditException(Messages.no_stage_name());
        }
        return "stage(" + StringText.of(name, io.jenkins.plugins.kubesphere.jenkinsfile.syntax.Quote.SINGLE) + ")";
    }

    String steps(List<NewStep> steps) throws EditException {
        StringBuilder lines = new StringBuilder();
        for (NewStep step : steps) {
            lines.append(step(step)).append('\n');
        }
        return lines.toString();
    }

    String step(NewStep step) throws EditException {
        if (step.text() != null) {
            return Names.code(step.text()).strip();
        }
        if (step.steps() == null && step.code() == null) {
            return ValueText.call(step.name(), step.arguments(), false);
        }
        return block(stepHead(step), step.code() != null ? Names.code(step.code()) : steps(step.steps()));
    }

    static String stepHead(NewStep step) throws EditException {
        return ValueText.call(step.name(), step.arguments(), true);
    }

    String agent(NewAgent agent) throws EditException {
        String type = Names.identifier(agent.type());
        List<NewArgument> given = agent.arguments();
        if (type.equals("any") || type.equals("none")) {
            return "agent " + type;
        }
        if (given.isEmpty()) {
            return block("agent", type.equals("dockerfile") ? "dockerfile true" : block(type, ""));
        }
        if (given.size() == 1 && (given.get(0).name() == null || given.get(0).name().equals(type))) {
            return block("agent", ValueText.call(type, List.of(new NewArgument(null, given.get(0).value())), false));
        }
        return block("agent", block(type, fields(given)));
    }

    /** Arguments as lines of a block, such as {@code image 'x'}. */
    String fields(List<NewArgument> arguments) throws EditException {
        StringBuilder lines = new StringBuilder();
        for (NewArgument argument : arguments) {
            lines.append(field(argument)).append('\n');
        }
        return lines.toString();
    }

    static String field(NewArgument argument) throws EditException {
        if (argument.name() == null) {
            throw new EditException(Messages.unnamed_field());
        }
        return ValueText.call(argument.name(), List.of(new NewArgument(null, argument.value())), false);
    }

    String condition(NewCondition condition) throws EditException {
        if (condition.text() != null) {
            return Names.code(condition.text()).strip();
        }
        if (condition.code() != null) {
            String code = Names.code(condition.code()).strip();
            String name = Names.identifier(condition.name());
            return code.indexOf('\n') < 0 && !code.contains("//") && !code.isEmpty() ? name + " { " + code + " }" : block(name, code);
        }
        if (condition.conditions() != null && (condition.arguments().isEmpty() || !condition.conditions().isEmpty())) {
            StringBuilder inner = new StringBuilder();
            for (NewCondition one : condition.conditions()) {
                inner.append(condition(one)).append('\n');
            }
            return inner.isEmpty() && !List.of("allOf", "anyOf", "not").contains(condition.name())
                ? ValueText.call(condition.name(), condition.arguments(), false) : block(ValueText.call(condition.name(), condition.arguments(), true), inner.toString());
        }
        return ValueText.call(condition.name(), condition.arguments(), false);
    }

    String entry(String section, NewEntry entry) throws EditException {
        if (entry.text() != null) {
            return Names.code(entry.text()).strip();
        }
        String name = Names.identifier(entry.name());
        if (section.equals("environment")) {
            if (entry.value() == null) {
                throw new EditException(Messages.no_value(name));
            }
            return name + " = " + ValueText.of(entry.value());
        }
        if (entry.value() != null) {
            return ValueText.call(name, List.of(new NewArgument(null, entry.value())), false);
        }
        List<NewArgument> arguments = entry.arguments() == null ? List.of() : entry.arguments();
        return section.equals("tools") ? ValueText.call(name, arguments, false) : name + "(" + ValueText.arguments(arguments) + ")";
    }

    String axis(NewAxis axis) throws EditException {
        return block("axis", "name " + text(axis.name()) + "\nvalues " + values(axis.values()));
    }

    static String values(List<String> values) {
        return String.join(", ", values.stream().map(ElementText::text).toList());
    }

    static String text(String value) {
        return StringText.of(value, io.jenkins.plugins.kubesphere.jenkinsfile.syntax.Quote.SINGLE);
    }

    /** A block with its content one unit further to the right. */
    String block(String head, String content) {
        String code = content.stripTrailing();
        return code.isEmpty() ? head + " {\n}" : head + " {\n" + Fragment.of(code).print(unit, "\n") + "\n}";
    }
}
