package hudson.model;

import hudson.Extension;
import io.jenkins.plugins.kubesphere.embedded.Messages;
import net.sf.json.JSONObject;
import org.jenkinsci.Symbol;
import org.kohsuke.stapler.DataBoundConstructor;
import org.kohsuke.stapler.StaplerRequest2;

/** A parameter that is a text of several lines. */
public class TextParameterDefinition extends StringParameterDefinition {
    private static final long serialVersionUID = 1L;

    @DataBoundConstructor
    public TextParameterDefinition(String name) {
        super(name);
    }

    public TextParameterDefinition(String name, String defaultValue, String description) {
        super(name, defaultValue, description);
    }

    @Override
    public StringParameterValue getDefaultParameterValue() {
        return new TextParameterValue(getName(), getDefaultValue(), getDescription());
    }

    @Override
    public ParameterValue createValue(StaplerRequest2 req, JSONObject jo) {
        return createValue(jo.optString("value"));
    }

    @Override
    public ParameterValue createValue(String value) {
        return new TextParameterValue(getName(), value, getDescription());
    }

    /** Descriptor of the text parameter. */
    @Extension
    @Symbol({"text", "textParam"})
    public static class DescriptorImpl extends ParameterDescriptor {
        public DescriptorImpl() {}

        @Override
        public String getDisplayName() {
            return Messages.Parameter_Text();
        }
    }
}
