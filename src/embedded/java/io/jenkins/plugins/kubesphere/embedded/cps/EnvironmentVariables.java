package io.jenkins.plugins.kubesphere.embedded.cps;

import groovy.lang.GroovyObjectSupport;
import java.io.Serializable;
import java.util.Map;
import java.util.TreeMap;
import org.jenkinsci.plugins.workflow.flow.FlowExecutionOwner;

/** The {@code env} of scripts: reads what a step would see here, writes for the rest of the build. */
public final class EnvironmentVariables extends GroovyObjectSupport implements ScriptObject, Serializable {

    private static final long serialVersionUID = 1L;

    private final FlowExecutionOwner owner;

    EnvironmentVariables(FlowExecutionOwner owner) {
        this.owner = owner;
    }

    /** What the script has set so far. */
    public Map<String, String> getEnvironment() {
        return new TreeMap<>(ScriptVariables.environment());
    }

    @Override
    public Object getProperty(String name) {
        return ScriptVariables.environment().get(name);
    }

    @Override
    public void setProperty(String name, Object value) {
        Map<String, String> overrides = RunningEngines.of(owner).program().environment;
        if (value == null) {
            overrides.remove(name);
        } else {
            overrides.put(name, String.valueOf(value));
        }
    }

    private void readObject(java.io.ObjectInputStream in) throws java.io.IOException, ClassNotFoundException {
        in.defaultReadObject();
        setMetaClass(groovy.lang.GroovySystem.getMetaClassRegistry().getMetaClass(getClass()));
    }
}
