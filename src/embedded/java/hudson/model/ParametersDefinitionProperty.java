package hudson.model;

import hudson.Extension;
import io.jenkins.plugins.kubesphere.embedded.Messages;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import jenkins.model.OptionalJobProperty;
import org.jenkinsci.Symbol;
import org.kohsuke.stapler.DataBoundConstructor;

/** The parameters that a job asks for. */
public class ParametersDefinitionProperty extends OptionalJobProperty<Job<?, ?>> implements Action {

    private final List<ParameterDefinition> parameterDefinitions;

    @DataBoundConstructor
    public ParametersDefinitionProperty(List<ParameterDefinition> parameterDefinitions) {
        this.parameterDefinitions = parameterDefinitions == null ? new ArrayList<>() : new ArrayList<>(parameterDefinitions);
    }

    public ParametersDefinitionProperty(ParameterDefinition... parameterDefinitions) {
        this(Arrays.asList(parameterDefinitions));
    }

    public List<ParameterDefinition> getParameterDefinitions() {
        return parameterDefinitions;
    }

    public List<String> getParameterDefinitionNames() {
        return parameterDefinitions.stream().map(ParameterDefinition::getName).toList();
    }

    public ParameterDefinition getParameterDefinition(String name) {
        return parameterDefinitions.stream().filter(definition -> definition.getName().equals(name)).findFirst().orElse(null);
    }

    @Override
    public String getDisplayName() {
        return null;
    }

    @Override
    public String getIconFileName() {
        return null;
    }

    @Override
    public String getUrlName() {
        return null;
    }

    /** Descriptor of the property. */
    @Extension
    @Symbol("parameters")
    public static class DescriptorImpl extends OptionalJobPropertyDescriptor {
        public DescriptorImpl() {}

        @Override
        public boolean isApplicable(Class<? extends Job> jobType) {
            return true;
        }

        @Override
        public String getDisplayName() {
            return Messages.Parameters_Definition();
        }
    }
}
