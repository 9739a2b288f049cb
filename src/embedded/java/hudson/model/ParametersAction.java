package hudson.model;

import hudson.EnvVars;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import jenkins.model.RunAction2;

/** The parameters of one build. Those that its job does not define are kept but not used, unless they are named as safe. */
public class ParametersAction implements RunAction2, Iterable<ParameterValue>, Queue.QueueAction, EnvironmentContributingAction {

    private TreeSet<String> safeParameters = new TreeSet<>();
    private final List<ParameterValue> parameters;
    private transient Run<?, ?> run;

    public ParametersAction(List<ParameterValue> parameters) {
        this.parameters = new ArrayList<>(parameters);
    }

    public ParametersAction(List<ParameterValue> parameters, Collection<String> additionalSafeParameters) {
        this(parameters);
        if (additionalSafeParameters != null) {
            safeParameters.addAll(additionalSafeParameters);
        }
    }

    public ParametersAction(ParameterValue... parameters) {
        this(Arrays.asList(parameters));
    }

    @Override
    public void buildEnvironment(Run<?, ?> run, EnvVars env) {
        for (ParameterValue parameter : getParameters()) {
            parameter.buildEnvironment(run, env);
        }
    }

    @Override
    public Iterator<ParameterValue> iterator() {
        return getParameters().iterator();
    }

    public List<ParameterValue> getParameters() {
        return run == null ? getAllParameters() : defined();
    }

    private List<ParameterValue> defined() {
        Job<?, ?> job = run.getParent();
        ParametersDefinitionProperty property = job.getProperty(ParametersDefinitionProperty.class);
        List<String> names = property == null ? List.of() : property.getParameterDefinitionNames();
        return parameters.stream().filter(value -> names.contains(value.getName()) || safeParameters.contains(value.getName())).toList();
    }

    public List<ParameterValue> getAllParameters() {
        return Collections.unmodifiableList(parameters);
    }

    public ParameterValue getParameter(String name) {
        return getParameters().stream().filter(value -> value.getName().equals(name)).findFirst().orElse(null);
    }

    /** Equal parameters make an equal item of the queue. */
    @Override
    public boolean shouldSchedule(List<Action> actions) {
        List<ParametersAction> others = hudson.Util.filter(actions, ParametersAction.class);
        return others.isEmpty() ? !parameters.isEmpty() : !others.get(0).parameters.equals(parameters);
    }

    /** A copy with these values in the place of those of the same name. */
    public ParametersAction createUpdated(Collection<? extends ParameterValue> overrides) {
        Map<String, ParameterValue> byName = new LinkedHashMap<>();
        parameters.forEach(value -> byName.put(value.getName(), value));
        overrides.forEach(value -> byName.put(value.getName(), value));
        return new ParametersAction(new ArrayList<>(byName.values()), safeParameters);
    }

    public ParametersAction merge(ParametersAction overrides) {
        return overrides == null ? this : createUpdated(overrides.parameters);
    }

    @Override
    public void onAttached(Run<?, ?> r) {
        run = r;
    }

    @Override
    public void onLoad(Run<?, ?> r) {
        run = r;
    }

    @Override
    public String getDisplayName() {
        return io.jenkins.plugins.kubesphere.embedded.Messages.Parameters_DisplayName();
    }

    @Override
    public String getIconFileName() {
        return "symbol-parameters";
    }

    @Override
    public String getUrlName() {
        return "parameters";
    }
}
