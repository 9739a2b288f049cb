package io.jenkins.plugins.kubesphere.embedded.web.jelly;

import hudson.model.Descriptor;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.jvnet.localizer.LocaleProvider;

/** The help file of a field, in the reader's language where there is one, folded below the field. */
final class HelpText {
    private HelpText() {
    }

    static void write(Call call, String field) {
        Object descriptor = call.scope().get("descriptor");
        if (field != null && descriptor instanceof Descriptor<?> known) {
            find(known.clazz, field).ifPresent(html -> call.out().open("details", "class", "jenkins-form-description")
                .element("summary", Messages.HelpText_Help()).raw(html).close("details"));
        }
    }

    private static Optional<String> find(Class<?> type, String field) {
        for (Class<?> owner = type; owner != null; owner = owner.getSuperclass()) {
            for (String suffix : new String[] {"_" + LocaleProvider.getLocale(), ""}) {
                String resource = View.folder(owner) + "/help-" + field + suffix + ".html";
                try (InputStream in = HelpText.class.getResourceAsStream(resource)) {
                    if (in != null) {
                        return Optional.of(new String(in.readAllBytes(), StandardCharsets.UTF_8));
                    }
                } catch (IOException unreadable) {
                    throw new ViewException(resource + " cannot be read", unreadable);
                }
            }
        }
        return Optional.empty();
    }
}
