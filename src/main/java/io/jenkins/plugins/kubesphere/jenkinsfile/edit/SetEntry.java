package io.jenkins.plugins.kubesphere.jenkinsfile.edit;

import io.jenkins.plugins.kubesphere.jenkinsfile.model.Entry;
import io.jenkins.plugins.kubesphere.jenkinsfile.model.Node;
import io.jenkins.plugins.kubesphere.jenkinsfile.model.Section;
import io.jenkins.plugins.kubesphere.jenkinsfile.syntax.Statement.AssignmentStatement;
import io.jenkins.plugins.kubesphere.jenkinsfile.syntax.Statement.CallStatement;
import io.jenkins.plugins.kubesphere.jenkinsfile.syntax.Value;
import java.util.ArrayList;
import java.util.List;

/**
 * Adds or changes a line of a section, which is made where there is none.
 *
 * @param section {@code environment}, {@code parameters}, {@code options}, {@code triggers}, {@code tools} or {@code libraries}
 * @param index of the line that is changed; null to add one
 */
public record SetEntry(String path, String section, Integer index, NewEntry entry) implements Edit {
    private static final List<String> SECTIONS = List.of("environment", "parameters", "options", "triggers", "tools", "libraries");

    @Override
    public List<Splice> splices(Draft draft) throws EditException {
        if (!SECTIONS.contains(section)) {
            throw new EditException(Messages.no_section(section));
        }
        Node owner = draft.node(path);
        ElementText writer = new ElementText(draft.unit());
        String code = writer.entry(section, entry);
        if (!(draft.file().node(path + "/" + section) instanceof Section found)) {
            return Directive.in(draft, owner).put(section, writer.block(section, code));
        }
        int size = found.entries().size();
        if (index == null || index == size) {
            return List.of(draft.layout(found.syntax()).insert(size, Fragment.of(code)));
        }
        if (index < 0 || index > size) {
            throw new EditException(Messages.no_index(index, size));
        }
        return change(draft, found.entries().get(index), code);
    }

    private List<Splice> change(Draft draft, Entry old, String code) throws EditException {
        if (old.syntax() instanceof AssignmentStatement assignment && entry.value() != null) {
            List<Splice> splices = new ArrayList<>();
            splices.add(new Splice(assignment.nameRange().start(), assignment.nameRange().end(), entry.name()));
            splices.add(value(assignment.value()));
            return splices;
        }
        if (old.syntax() instanceof CallStatement call && call.closure() == null && entry.text() == null) {
            List<Splice> splices = new ArrayList<>();
            splices.add(new Splice(call.nameRange().start(), call.nameRange().end(), entry.name()));
            List<NewArgument> wanted = entry.value() != null ? List.of(new NewArgument(null, entry.value())) : entry.arguments();
            splices.addAll(new CallArguments(draft, call, null).setAll(wanted == null ? List.of() : wanted));
            return splices;
        }
        return List.of(Directive.replace(draft, old.syntax(), code));
    }

    private Splice value(Value old) throws EditException {
        return new Splice(old.range().start(), old.range().end(), ValueText.replacing(entry.value(), old));
    }
}
