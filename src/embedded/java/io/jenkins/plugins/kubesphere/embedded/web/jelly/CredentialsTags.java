package io.jenkins.plugins.kubesphere.embedded.web.jelly;

import java.util.Map;

/** The credential drop-down; its choices come from the descriptor, the place to add one is the credentials page. */
final class CredentialsTags {
    static final Map<String, Tag> TAGS = Map.of("select", CredentialsTags::select);

    private CredentialsTags() {
    }

    private static void select(Call call) {
        Field field = Field.of(call);
        if (field.fillUrl() == null) {
            throw call.refused("the descriptor has no doFill…Items for the field " + field.name());
        }
        call.out().open("select", "class", "jenkins-input", "id", field.inputName(), "name", field.inputName(), "data-fill-url", field.fillUrl(),
            "data-value", FormTags.current(call), "data-check-url", field.checkUrl()).close("select")
            .element("a", Messages.CredentialsTags_Add(), "href", "/credentials/", "class", "jenkins-button");
    }
}
