package io.jenkins.plugins.kubesphere.embedded.cps;

import groovy.lang.GroovyObjectSupport;
import java.io.Serializable;

/** The {@code steps} of scripts: its methods are the steps. */
public final class StepsVariable extends GroovyObjectSupport implements ScriptObject, Serializable {

    private static final long serialVersionUID = 1L;

    @Override
    public Object invokeMethod(String name, Object arguments) {
        return StepCalls.call(name, arguments);
    }

    private void readObject(java.io.ObjectInputStream in) throws java.io.IOException, ClassNotFoundException {
        in.defaultReadObject();
        setMetaClass(groovy.lang.GroovySystem.getMetaClassRegistry().getMetaClass(getClass()));
    }
}
