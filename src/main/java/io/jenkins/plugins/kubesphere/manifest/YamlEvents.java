package io.jenkins.plugins.kubesphere.manifest;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Parse;
import org.snakeyaml.engine.v2.events.CollectionEndEvent;
import org.snakeyaml.engine.v2.events.CollectionStartEvent;
import org.snakeyaml.engine.v2.events.Event;
import org.snakeyaml.engine.v2.events.NodeEvent;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;

/** The parser's events of one YAML text, within limits. */
final class YamlEvents {

    /** Nesting beyond this is refused; Kubernetes' deepest schemas stay below 40. */
    static final int DEEPEST = 100;

    private static final int MOST_TABS = 50;

    private YamlEvents() {
    }

    /** The events of a text. The parser refuses a tab before a value, which YAML allows; such a tab is read as a space. */
    static List<Event> of(String file, String text) throws ManifestException {
        StringBuilder spaced = new StringBuilder(text);
        for (int tabs = 0;; tabs++) {
            try {
                return parse(file, tabs == 0 ? text : spaced.toString());
            } catch (SeparatingTab tab) {
                int index = text.offsetByCodePoints(0, tab.place.getIndex());
                if (tabs == MOST_TABS || spaced.charAt(index) != '\t') {
                    throw at(file, Optional.of(tab.place), Messages.yaml_tab());
                }
                spaced.setCharAt(index, ' ');
            }
        }
    }

    private static List<Event> parse(String file, String text) throws ManifestException, SeparatingTab {
        LoadSettings settings = LoadSettings.builder().setLabel(file).setUseMarks(true).setCodePointLimit(ManifestText.LARGEST).build();
        List<Event> events = new ArrayList<>();
        String[] lines = text.indexOf('\t') < 0 ? new String[0] : text.split("\n", -1);
        int depth = 0;
        try {
            for (Event event : new Parse(settings).parseString(text)) {
                if (event instanceof CollectionStartEvent && ++depth > DEEPEST) {
                    throw at(file, event.getStartMark(), Messages.yaml_too_deep(DEEPEST));
                }
                if (lines.length > 0 && event instanceof NodeEvent && isIndentedWithTab(lines, event.getStartMark(), 0)) {
                    throw at(file, event.getStartMark(), Messages.yaml_tab());
                }
                if (event instanceof CollectionEndEvent) {
                    depth--;
                }
                events.add(event);
            }
        } catch (MarkedYamlEngineException e) {
            Optional<Mark> mark = e.getProblemMark().isPresent() ? e.getProblemMark() : e.getContextMark();
            String problem = e.getProblem() == null ? e.getMessage() : e.getProblem();
            if (problem.contains("TAB")) {
                if (mark.isPresent() && !isIndentedWithTab(lines, mark, 1)) {
                    throw new SeparatingTab(mark.get());
                }
                throw at(file, mark, Messages.yaml_tab());
            }
            throw at(file, mark, Messages.yaml_malformed(problem.strip().replace('\n', ' ')));
        } catch (YamlEngineException e) {
            throw new ManifestException(file, 0, 0, Messages.yaml_malformed(String.valueOf(e.getMessage()).strip().replace('\n', ' ')));
        }
        return events;
    }

    /** The parser takes a tab for a space in some of these places; kubectl does not. */
    private static boolean isIndentedWithTab(String[] lines, Optional<Mark> mark, int including) {
        String line = mark.isPresent() && mark.get().getLine() < lines.length ? lines[mark.get().getLine()] : "";
        int end = Math.min(line.length(), mark.map(Mark::getColumn).orElse(0) + including);
        String before = line.substring(0, end);
        return before.isBlank() && before.indexOf('\t') >= 0;
    }

    static ManifestException at(String file, Optional<Mark> mark, String problem) {
        return mark.map(m -> new ManifestException(file, m.getLine() + 1, m.getColumn() + 1, problem))
                .orElseGet(() -> new ManifestException(file, 0, 0, problem));
    }

    /** A tab between a key and its value, or between an indicator and what it announces. */
    private static final class SeparatingTab extends Exception {

        private static final long serialVersionUID = 1L;

        private final transient Mark place;

        SeparatingTab(Mark place) {
            this.place = place;
        }
    }
}
