package io.jenkins.plugins.kubesphere.jenkinsfile.edit;

import io.jenkins.plugins.kubesphere.jenkinsfile.catalogue.Catalogue;
import io.jenkins.plugins.kubesphere.jenkinsfile.model.Agent;
import io.jenkins.plugins.kubesphere.jenkinsfile.model.Condition;
import io.jenkins.plugins.kubesphere.jenkinsfile.model.Entry;
import io.jenkins.plugins.kubesphere.jenkinsfile.model.Node;
import io.jenkins.plugins.kubesphere.jenkinsfile.model.Section;
import io.jenkins.plugins.kubesphere.jenkinsfile.model.Step;
import io.jenkins.plugins.kubesphere.jenkinsfile.syntax.Argument;
import io.jenkins.plugins.kubesphere.jenkinsfile.syntax.Statement;
import io.jenkins.plugins.kubesphere.jenkinsfile.syntax.Statement.AssignmentStatement;
import io.jenkins.plugins.kubesphere.jenkinsfile.syntax.Statement.CallStatement;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Changes one argument of a step, agent, entry, condition or input.
 *
 * @param name null for the unnamed one
 * @param value null to take it out
 */
public record SetArgument(String path, String name, NewValue value) implements Edit {
    @Override
    public List<Splice> splices(Draft draft) throws EditException {
        Node node = draft.node(path);
        if (node instanceof Step step) {
            return call(draft, step.syntax(), Catalogue.Section.STEPS);
        }
        if (node instanceof Condition condition) {
            return call(draft, condition.syntax(), Catalogue.Section.CONDITIONS);
        }
        if (node instanceof Agent agent) {
            return agent(draft, agent);
        }
        if (node instanceof Entry entry) {
            return entry(draft, entry);
        }
        if (node instanceof Section section && path.endsWith("/input")) {
            return new FieldBlock(draft, section.syntax().closure()).set(name == null ? "message" : name, value);
        }
        throw new EditException(Messages.no_arguments(path));
    }

    private List<Splice> call(Draft draft, Statement statement, Catalogue.Section section) throws EditException {
        if (!(statement instanceof CallStatement call)) {
            throw new EditException(Messages.no_arguments(path));
        }
        return new CallArguments(draft, call, section == null ? null : draft.catalogue().find(section, call.name())).set(name, value);
    }

    private List<Splice> entry(Draft draft, Entry entry) throws EditException {
        if (entry.syntax() instanceof AssignmentStatement assignment) {
            if (value == null || name != null) {
                throw new EditException(value == null ? Messages.no_value(entry.name()) : Messages.no_arguments(path));
            }
            String text = ValueText.replacing(value, assignment.value());
            return List.of(new Splice(assignment.value().range().start(), assignment.value().range().end(), text));
        }
        if (entry.syntax() instanceof CallStatement call && call.closure() != null && name != null) {
            return new FieldBlock(draft, call.closure()).set(name, value);
        }
        return call(draft, entry.syntax(), section());
    }

    private Catalogue.Section section() {
        for (Catalogue.Section section : List.of(Catalogue.Section.OPTIONS, Catalogue.Section.PARAMETERS, Catalogue.Section.TRIGGERS)) {
            if (path.contains("/" + section.name().toLowerCase(Locale.ROOT) + "/")) {
                return section;
            }
        }
        return null;
    }

    private List<Splice> agent(Draft draft, Agent agent) throws EditException {
        CallStatement type = agent.typeCall();
        if (type == null) {
            throw new EditException(Messages.agent_without_arguments(agent.type()));
        }
        if (type.closure() != null) {
            return new FieldBlock(draft, type.closure()).set(name == null ? sole(type.name()) : name, value);
        }
        Argument unnamed = type.arguments().list().size() == 1 ? type.arguments().named(null) : null;
        boolean sameOne = name == null || name.equals(sole(type.name()));
        if (unnamed == null || sameOne) {
            return new CallArguments(draft, type, null).set(unnamed != null && sameOne ? null : name, value);
        }
        if (value == null) {
            return List.of();
        }
        List<NewArgument> fields = new ArrayList<>();
        fields.add(new NewArgument(sole(type.name()), new NewValue.Expression(unnamed.value().range().of(draft.text()))));
        fields.add(new NewArgument(name, value));
        ElementText writer = new ElementText(draft.unit());
        Fragment block = Fragment.of(writer.block(type.name(), writer.fields(fields)));
        return List.of(new Splice(type.range().start(), type.range().end(), block.rest(draft.indentation(type.range().start()), draft.newline())));
    }

    /** The parameter of an agent that is given without its name. */
    private static String sole(String type) {
        return switch (type) {
            case "docker" -> "image";
            case "dockerfile" -> "filename";
            case "node" -> "label";
            case "kubernetes" -> "yaml";
            default -> type;
        };
    }
}
