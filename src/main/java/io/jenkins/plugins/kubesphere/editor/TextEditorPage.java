package io.jenkins.plugins.kubesphere.editor;

import hudson.Extension;
import hudson.model.Item;
import hudson.model.RootAction;
import jenkins.model.Jenkins;

/** The stage editor for a text that belongs to no job: it is pasted in and copied or downloaded again. Nothing of it is kept on the controller. */
@Extension
public final class TextEditorPage extends StageEditor implements RootAction {
    @Override
    public String getIconFileName() {
        return Jenkins.get().hasPermission(Jenkins.READ) ? ICON : null;
    }

    @Override
    public String getUrlName() {
        return ADDRESS;
    }

    /** For everybody who may see this Jenkins at all; pasted text tells nobody anything that they did not know. */
    @Override
    void checkVisible() {
        Jenkins.get().checkPermission(Jenkins.READ);
    }

    @Override
    void checkReadable() {
        checkVisible();
    }

    @Override
    Item context() {
        return null;
    }
}
