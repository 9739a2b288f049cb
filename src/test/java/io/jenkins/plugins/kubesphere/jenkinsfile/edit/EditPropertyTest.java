package io.jenkins.plugins.kubesphere.jenkinsfile.edit;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertTrue;

import io.jenkins.plugins.kubesphere.jenkinsfile.Corpus;
import io.jenkins.plugins.kubesphere.jenkinsfile.Jenkinsfile;
import io.jenkins.plugins.kubesphere.jenkinsfile.catalogue.Block;
import io.jenkins.plugins.kubesphere.jenkinsfile.catalogue.Catalogue;
import io.jenkins.plugins.kubesphere.jenkinsfile.catalogue.Type;
import io.jenkins.plugins.kubesphere.jenkinsfile.model.Kind;
import io.jenkins.plugins.kubesphere.jenkinsfile.model.Node;
import io.jenkins.plugins.kubesphere.jenkinsfile.model.Step;
import io.jenkins.plugins.kubesphere.jenkinsfile.syntax.Statement.CallStatement;
import io.jenkins.plugins.kubesphere.jenkinsfile.syntax.Tokens;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.codehaus.groovy.control.CompilationFailedException;
import org.codehaus.groovy.control.CompilerConfiguration;
import org.codehaus.groovy.control.ErrorCollector;
import org.codehaus.groovy.control.SourceUnit;
import org.junit.Test;

/** Random edits of each sort on each element of each file of the corpus. */
public class EditPropertyTest {
    private static final int EDITS = Integer.getInteger("edits", 24_000);
    private static final long SEED = Long.getLong("seed", System.nanoTime());
    private static final Editing EDITING = new Editing(Catalogue.bundled(), file -> List.of());

    private final Random random = new Random(SEED);
    private final RandomEdits edits = new RandomEdits(random);
    private final Map<String, int[]> counts = new TreeMap<>();

    @Test
    public void anEditDoesWhatItSaysAndNothingElseAndCanBeUndone() throws Exception {
        System.out.println("EditPropertyTest: -Dseed=" + SEED);
        List<Map.Entry<String, String>> files = List.copyOf(Corpus.files().entrySet());
        int made = 0;
        for (int round = 0; made < EDITS; round++) {
            Map.Entry<String, String> file = files.get(round % files.size());
            Jenkinsfile before = Jenkinsfile.parse(file.getValue());
            List<Node> nodes = List.copyOf(before.nodes().values());
            if (nodes.isEmpty()) {
                continue;
            }
            boolean valid = isGroovy(before.text());
            for (int i = 0; i < 10 + nodes.size() / 8 && made < EDITS; i++) {
                Node node = nodes.get(random.nextInt(nodes.size()));
                Edit edit = edits.of(before, node);
                try {
                    made += check(before, edit, valid) ? 1 : 0;
                } catch (AssertionError | RuntimeException failed) {
                    throw new AssertionError("seed " + SEED + ", " + file.getKey() + ": " + edit + "\n" + after(before, edit), failed);
                }
            }
        }
        if (EDITS >= 20_000) {
            counts.forEach((kind, count) -> assertTrue(kind + " was never applied, " + count[1] + " times refused", count[0] > 0));
        }
    }

    private static String after(Jenkinsfile before, Edit edit) {
        try {
            return EDITING.apply(before, List.of(edit)).file().text();
        } catch (EditException | RuntimeException failed) {
            return "";
        }
    }

    /** @return whether it was applied */
    private boolean check(Jenkinsfile before, Edit edit, boolean valid) throws EditException {
        int[] count = counts.computeIfAbsent(edit.getClass().getSimpleName(), name -> new int[2]);
        Edited edited;
        try {
            edited = EDITING.apply(before, List.of(edit));
        } catch (EditException refused) {
            count[1]++;
            assertTrue("says why", refused.getMessage().length() > 5);
            return false;
        }
        count[0]++;
        String after = edited.file().text();
        assertEquals("in order", after, Splice.applyInOrder(before.text(), edited.splices()));
        assertEquals("inverse", before.text(), Splice.applyInOrder(after, edited.inverse()));
        assertEquals("read again", after, edited.file().tree().print());
        if (edit instanceof ReplaceText || before.model().kind() == Kind.BROKEN) {
            return true;
        }
        new Expected(before, edited.file()).check(edit);
        new TouchedLines(before).check(edit, edited.splices());
        comments(before, edited.file(), edit);
        if (edit instanceof AddBlock it) {
            removedAgain(before, edited.file(), it.path());
        }
        assertTrue("Groovy took it before and refuses it now", !valid || isGroovy(after));
        return true;
    }

    /** But for a step that Jenkins refuses without a block, and arguments that touch the name, as in {@code sh'x'}. */
    private static void removedAgain(Jenkinsfile before, Jenkinsfile after, String path) throws EditException {
        CallStatement call = (CallStatement) ((Step) before.node(path)).syntax();
        Type type = Catalogue.bundled().find(Catalogue.Section.STEPS, call.name());
        boolean touching = !call.arguments().parenthesized() && call.arguments().range().start() == call.nameRange().end();
        if (!touching && (type == null || type.block() != Block.REQUIRED)) {
            assertEquals("without the block again", before.text(), EDITING.apply(after, List.of(new RemoveBlock(path))).file().text());
        }
    }

    /** No edit loses a comment unless it deletes what the comment belongs to. */
    private static void comments(Jenkinsfile before, Jenkinsfile after, Edit edit) {
        List<String> lost = comments(before.tree().tokens());
        List<String> now = comments(after.tree().tokens());
        if (edit instanceof MoveStep || edit instanceof MoveEntry || edit instanceof WrapSteps || edit instanceof UnwrapStep || edit instanceof GroupStages
                || edit instanceof UngroupStage || edit instanceof RenameStage || edit instanceof AddStep || edit instanceof AddStage
                || edit instanceof DuplicateStage || edit instanceof DuplicateStep || edit instanceof MakeParallel || edit instanceof AddParallel || edit instanceof AddBlock
                || edit instanceof SetFailFast) {
            now.forEach(lost::remove);
            assertEquals("lost comments", List.of(), lost);
        }
    }

    private static List<String> comments(Tokens tokens) {
        List<String> comments = new ArrayList<>();
        for (int i = 0; i < tokens.size(); i++) {
            if (tokens.kind(i).isComment()) {
                comments.add(tokens.text(i).replaceAll("\\s+", " "));
            }
        }
        return comments;
    }

    private static boolean isGroovy(String text) {
        CompilerConfiguration configuration = new CompilerConfiguration();
        ErrorCollector errors = new ErrorCollector(configuration);
        SourceUnit unit = new SourceUnit("Jenkinsfile", text, configuration, null, errors);
        try {
            unit.parse();
            unit.completePhase();
            unit.nextPhase();
            unit.convert();
            return !errors.hasErrors();
        } catch (CompilationFailedException refused) {
            return false;
        }
    }
}
