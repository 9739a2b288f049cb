package io.jenkins.plugins.kubesphere.jenkinsfile.edit;

import io.jenkins.plugins.kubesphere.jenkinsfile.Jenkinsfile;
import io.jenkins.plugins.kubesphere.jenkinsfile.model.Agent;
import io.jenkins.plugins.kubesphere.jenkinsfile.model.Condition;
import io.jenkins.plugins.kubesphere.jenkinsfile.model.Content;
import io.jenkins.plugins.kubesphere.jenkinsfile.model.Entry;
import io.jenkins.plugins.kubesphere.jenkinsfile.model.Matrix;
import io.jenkins.plugins.kubesphere.jenkinsfile.model.Node;
import io.jenkins.plugins.kubesphere.jenkinsfile.model.Opaque;
import io.jenkins.plugins.kubesphere.jenkinsfile.model.Pipeline;
import io.jenkins.plugins.kubesphere.jenkinsfile.model.Post;
import io.jenkins.plugins.kubesphere.jenkinsfile.model.Section;
import io.jenkins.plugins.kubesphere.jenkinsfile.model.Stage;
import io.jenkins.plugins.kubesphere.jenkinsfile.model.Step;
import io.jenkins.plugins.kubesphere.jenkinsfile.syntax.Argument;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;

/** Draws edits that could apply to elements of a Jenkinsfile. */
public final class RandomEdits {
    private static final List<String> TEXTS = List.of("x", "", "it's", "say \"hi\"", "a\nb", "\n  indented\n    more\n", "$HOME ${x}", "back\\slash\\", "'''", "\"\"\"",
        "a/b/$c", "\u4f60\u597d", "\ud83d\ude80", "tab\there", "// no comment", "}", "{ ( [", "\\u0041", "end'", "end\"", "$", "/", "*", "#");
    private static final List<String> EXPRESSIONS = List.of("env.X", "\"a ${b}\"", "a ?: b", "['x', 'y']", "foo(bar)", "[a: 1]", "-1", "!flag", "x as int",
        "{ it + 1 }", "\"\"\"two\nlines\"\"\"", "(a + b)", "/slashy/", "null");

    private final Random random;

    public RandomEdits(Random random) {
        this.random = random;
    }

    private <T> T one(List<T> list) {
        return list.get(random.nextInt(list.size()));
    }

    String name() {
        return one(TEXTS.stream().filter(text -> !text.isBlank() && text.indexOf('\n') < 0).toList()) + random.nextInt(100);
    }

    NewValue value() {
        return switch (random.nextInt(9)) {
            case 0 -> new NewValue.Number(new BigDecimal(random.nextInt(100) - 20));
            case 1 -> new NewValue.Truth(random.nextBoolean());
            case 2 -> new NewValue.Expression(one(EXPRESSIONS));
            case 3 -> new NewValue.Items(List.of(new NewValue.Text(one(TEXTS)), new NewValue.Text(one(TEXTS))));
            case 4 -> new NewValue.Entries(List.of(new NewArgument("k", new NewValue.Text(one(TEXTS))), new NewArgument("a-b", value())));
            case 5 -> new NewValue.Call("string", List.of(new NewArgument("name", new NewValue.Text(one(TEXTS)))));
            default -> new NewValue.Text(one(TEXTS));
        };
    }

    NewStep step() {
        return switch (random.nextInt(6)) {
            case 0 -> new NewStep(null, List.of(), null, null, "echo 'own text' // with a comment");
            case 1 -> new NewStep("script", List.of(), null, "def x = 1\nif (x) {\n  echo '''a\n b'''\n}", null);
            case 2 -> new NewStep("dir", List.of(new NewArgument(null, value())), List.of(step()), null, null);
            case 3 -> new NewStep("git", List.of(new NewArgument("url", value()), new NewArgument("branch", value())), null, null, null);
            case 4 -> new NewStep("deleteDir", List.of(), null, null, null);
            default -> new NewStep("sh", List.of(new NewArgument(null, value())), null, null, null);
        };
    }

    NewStep wrapper() {
        return random.nextBoolean() ? new NewStep("timeout", List.of(new NewArgument("time", value()), new NewArgument("unit", value())), null, null, null)
            : new NewStep("container", List.of(new NewArgument(null, value())), null, null, null);
    }

    NewStage stage() {
        NewAgent agent = random.nextInt(3) == 0 ? agent() : null;
        return switch (random.nextInt(4)) {
            case 0 -> new NewStage(null, Content.STEPS, null, List.of(), List.of(), "stage('Own') {\n  // mine\n  steps { echo 'x' }\n}");
            case 1 -> new NewStage(name(), Content.STAGES, agent, List.of(), List.of(stage()), null);
            default -> new NewStage(name(), Content.STEPS, agent, random.nextBoolean() ? List.of() : List.of(step(), step()), List.of(), null);
        };
    }

    NewAgent agent() {
        return switch (random.nextInt(5)) {
            case 0 -> new NewAgent("any", List.of());
            case 1 -> new NewAgent("none", List.of());
            case 2 -> new NewAgent("label", List.of(new NewArgument("label", value())));
            case 3 -> new NewAgent("kubernetes", List.of());
            default -> new NewAgent("docker", List.of(new NewArgument("image", value()), new NewArgument("args", value())));
        };
    }

    private NewCondition condition(int depth) {
        return switch (random.nextInt(depth > 1 ? 3 : 4)) {
            case 0 -> new NewCondition("branch", List.of(new NewArgument(null, value())), null, null, null);
            case 1 -> new NewCondition("expression", List.of(), null, random.nextBoolean() ? "return a" : "def a = 1\nreturn a", null);
            case 2 -> new NewCondition("environment", List.of(new NewArgument("name", value()), new NewArgument("value", value())), null, null, null);
            default -> new NewCondition("allOf", List.of(), List.of(condition(depth + 1), condition(depth + 1)), null, null);
        };
    }

    private NewEntry entry(String section) {
        return switch (section) {
            case "environment", "tools" -> new NewEntry("E" + random.nextInt(9), value(), null, null);
            default -> new NewEntry("string", null, List.of(new NewArgument("name", value()), new NewArgument("defaultValue", value())), null);
        };
    }

    /** An edit that is likely to apply to the element. */
    public Edit of(Jenkinsfile file, Node node) {
        List<Edit> choices = new ArrayList<>();
        String path = node.path();
        List<Node> all = List.copyOf(file.nodes().values());
        if (node instanceof Pipeline) {
            choices.add(new AddStage(path, random.nextInt(3), stage()));
            section(choices, path, List.of("environment", "parameters", "options", "triggers", "tools", "libraries"));
        }
        if (node instanceof Stage stage) {
            choices.add(new RenameStage(path, name()));
            choices.add(new DuplicateStage(path, random.nextBoolean() ? null : name()));
            choices.add(new MakeParallel(path, name(), random.nextBoolean() ? null : name()));
            choices.add(new AddParallel(path, stage()));
            choices.add(new GroupStages(row(file, path), name()));
            if (stage.content() == Content.STAGES || stage.content() == Content.PARALLEL) {
                choices.addAll(List.of(new UngroupStage(path), new UngroupStage(path), new UngroupStage(path)));
            }
            choices.add(new AddStage(path, random.nextInt(3), stage()));
            choices.add(new AddStep(path, random.nextInt(3), step()));
            choices.add(new SetFailFast(path, one(List.of(true, false))));
            section(choices, path, List.of("environment", "options", "tools"));
        }
        if (node instanceof Pipeline || node instanceof Stage || node instanceof Matrix) {
            choices.add(new SetAgent(path, random.nextInt(4) == 0 ? null : agent()));
            choices.add(new SetPost(path, one(List.of("always", "failure", "cleanup")), random.nextInt(4) == 0 ? null : List.of(step(), step())));
            if (!(node instanceof Pipeline)) {
                choices.add(new SetWhen(path, random.nextInt(4) == 0 ? null
                    : new NewWhen(List.of(condition(0), condition(0)), random.nextBoolean() ? Map.of() : Map.of("beforeAgent", random.nextBoolean()))));
                choices.add(new SetInput(path, random.nextInt(4) == 0 ? null : List.of(new NewArgument("message", value()), new NewArgument("ok", value()))));
            }
        }
        if (node instanceof Stage || node instanceof Opaque && path.matches(".*/(stages|parallel)/\\d+")) {
            choices.add(new DeleteStage(path));
            Node target = one(all.stream().filter(one -> one instanceof Pipeline || one instanceof Matrix
                || one instanceof Stage stage && (stage.content() == Content.STAGES || stage.content() == Content.PARALLEL)).toList());
            choices.add(new MoveStage(path, target.path(), random.nextInt(4)));
            choices.add(new MoveStage(path, StageLists.owner(path), random.nextInt(5)));
        }
        if (node instanceof Step step) {
            choices.add(new DeleteStep(path));
            choices.add(new DuplicateStep(path));
            Node target = one(all.stream().filter(one -> one instanceof Post || one instanceof Step block && block.block() && block.code() == null
                || one instanceof Stage stage && stage.content() == Content.STEPS).toList());
            choices.add(new MoveStep(path, target.path(), random.nextInt(4)));
            choices.add(new MoveStep(path, StageLists.owner(path), random.nextInt(5)));
            choices.add(new WrapSteps(row(file, path), wrapper()));
            choices.add(new UnwrapStep(path));
            choices.add(new AddBlock(path));
            choices.add(new RemoveBlock(path));
            choices.add(new AddStep(path, random.nextInt(2), step()));
            choices.add(new SetCode(path, one(List.of("echo 'new'", "def a = 1\necho \"$a\"", "sh '''x\n  y\n'''\n\necho 'z'"))));
            arguments(choices, path, step.arguments());
        }
        if (node instanceof Entry entry) {
            choices.add(new DeleteEntry(path));
            choices.add(new MoveEntry(path, random.nextInt(4)));
            arguments(choices, path, entry.arguments() == null ? List.of() : entry.arguments());
        }
        if (node instanceof Agent agent) {
            arguments(choices, path, agent.arguments());
        }
        if (node instanceof Condition condition) {
            choices.add(new SetCode(path, "return x"));
            arguments(choices, path, condition.arguments());
        }
        if (node instanceof Post) {
            choices.add(new AddStep(path, random.nextInt(2), step()));
        }
        if (node instanceof Section && path.endsWith("/input")) {
            choices.add(new SetArgument(path, one(List.of("message", "ok", "id")), random.nextInt(3) == 0 ? null : value()));
        }
        if (node instanceof Matrix matrix) {
            List<NewAxis> axes = new ArrayList<>();
            for (int i = 0; i <= random.nextInt(3); i++) {
                axes.add(new NewAxis("X" + i, List.of(one(TEXTS), "v")));
            }
            choices.add(new SetAxes(path, axes));
        }
        if (node instanceof Opaque) {
            choices.add(new SetCode(path, one(List.of("foo()", "def y = {\n  it\n}"))));
        }
        return choices.isEmpty() ? new ReplaceText(node.range().start(), node.range().end(), one(TEXTS)) : one(choices);
    }

    private void section(List<Edit> choices, String path, List<String> sections) {
        String section = one(sections);
        choices.add(new SetEntry(path, section, random.nextInt(3) == 0 ? random.nextInt(3) : null, entry(section)));
    }

    private void arguments(List<Edit> choices, String path, List<Argument> arguments) {
        for (Argument argument : arguments) {
            choices.add(new SetArgument(path, argument.name(), random.nextInt(4) == 0 ? null : value()));
        }
        choices.add(new SetArgument(path, one(List.of("label", "returnStdout", "message")), value()));
        choices.add(new SetArgument(path, null, value()));
    }

    private List<String> row(Jenkinsfile file, String path) {
        List<String> row = new ArrayList<>(List.of(path));
        String list = path.substring(0, path.lastIndexOf('/') + 1);
        int index = path.equals(list) || !path.substring(list.length()).matches("\\d+") ? 0 : Integer.parseInt(path.substring(list.length()));
        for (int i = 1; i <= random.nextInt(3) && file.node(list + (index + i)) != null; i++) {
            row.add(list + (index + i));
        }
        return row;
    }
}
