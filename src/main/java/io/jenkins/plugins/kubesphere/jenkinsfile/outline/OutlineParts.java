package io.jenkins.plugins.kubesphere.jenkinsfile.outline;

import io.jenkins.plugins.kubesphere.jenkinsfile.catalogue.Catalogue;
import io.jenkins.plugins.kubesphere.jenkinsfile.model.Agent;
import io.jenkins.plugins.kubesphere.jenkinsfile.model.Condition;
import io.jenkins.plugins.kubesphere.jenkinsfile.model.Matrix;
import io.jenkins.plugins.kubesphere.jenkinsfile.model.Section;
import io.jenkins.plugins.kubesphere.jenkinsfile.model.Step;
import io.jenkins.plugins.kubesphere.jenkinsfile.model.When;
import io.jenkins.plugins.kubesphere.jenkinsfile.syntax.Argument;
import io.jenkins.plugins.kubesphere.jenkinsfile.syntax.Statement;
import io.jenkins.plugins.kubesphere.jenkinsfile.syntax.Statement.CallStatement;
import io.jenkins.plugins.kubesphere.jenkinsfile.syntax.Value.StringValue;
import java.util.List;
import java.util.Set;

/** Writes what stages are made of, by name alone. */
final class OutlineParts {
    private static final Set<String> AGENTS_WITHOUT_BLOCK = Set.of("any", "none");

    private final Lines lines;
    private final Catalogue catalogue;

    OutlineParts(Lines lines, Catalogue catalogue) {
        this.lines = lines;
        this.catalogue = catalogue;
    }

    void agent(Agent agent) {
        if (agent == null) {
            return;
        }
        if (AGENTS_WITHOUT_BLOCK.contains(agent.type())) {
            lines.line("agent " + agent.type());
            return;
        }
        lines.open("agent");
        // An agent's type can be any expression; one that nobody knows is left out.
        if (catalogue.find(Catalogue.Section.AGENTS, agent.type()) != null) {
            lines.line(agent.type() + "()");
        }
        lines.close();
    }

    void when(When when) {
        if (when != null) {
            lines.open("when");
            when.conditions().forEach(this::condition);
            lines.close();
        }
    }

    private void condition(Condition condition) {
        if (catalogue.find(Catalogue.Section.CONDITIONS, condition.name()) == null) {
            lines.hidden();
        } else if (((CallStatement) condition.syntax()).closure() == null) {
            lines.line(condition.name() + "()");
        } else {
            lines.open(condition.name());
            condition.conditions().forEach(this::condition);
            lines.close();
        }
    }

    void input(Section input) {
        if (input != null) {
            lines.open("input");
            lines.close();
        }
    }

    void axes(List<Matrix.Axis> axes) {
        lines.open("axes");
        for (Matrix.Axis axis : axes) {
            lines.open("axis");
            lines.line("name " + Lines.literal(name(axis)));
            lines.close();
        }
        lines.close();
    }

    private static String name(Matrix.Axis axis) {
        String name = Outline.HIDDEN;
        for (Statement statement : axis.syntax().closure().statements()) {
            if (statement instanceof CallStatement call && call.name().equals("name")) {
                Argument given = call.arguments().named(null);
                name = given != null && given.value() instanceof StringValue string && !string.isInterpolated() ? string.value() : Outline.HIDDEN;
            }
        }
        return name;
    }

    void steps(List<Step> steps) {
        for (Step step : steps) {
            if (step.isOpaque() || catalogue.find(Catalogue.Section.STEPS, step.name()) == null) {
                lines.hidden();
            } else if (!step.block()) {
                lines.line(step.name() + "()");
            } else {
                lines.open(step.name());
                steps(step.steps());
                if (step.code() != null) {
                    lines.hidden();
                }
                lines.close();
            }
        }
    }
}
