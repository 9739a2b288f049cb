package io.jenkins.plugins.kubesphere.embedded.cps;

import com.cloudbees.groovy.cps.impl.CallSiteBlock;
import com.cloudbees.groovy.cps.sandbox.DefaultInvoker;
import com.cloudbees.groovy.cps.sandbox.Invoker;
import com.cloudbees.groovy.cps.sandbox.Trusted;

/** Performs the calls of a sandboxed script after asking {@link SafeCalls} about each. */
final class CheckedInvoker implements Invoker {

    private static final long serialVersionUID = 1L;
    private static final Invoker PLAIN = new DefaultInvoker();

    @Override
    public Object methodCall(Object receiver, String method, Object[] arguments) throws Throwable {
        SafeCalls.checkMethod(receiver, method, arguments);
        return PLAIN.methodCall(receiver, method, JavaSideBlocks.wrap(receiver, method, arguments));
    }

    @Override
    public Object constructorCall(Class type, Object[] arguments) throws Throwable {
        SafeCalls.checkConstructor(type, arguments);
        return PLAIN.constructorCall(type, arguments);
    }

    @Override
    public Object superCall(Class sender, Object receiver, String method, Object[] arguments) throws Throwable {
        SafeCalls.checkMethod(receiver, method, arguments);
        return PLAIN.superCall(sender, receiver, method, arguments);
    }

    @Override
    public Object getProperty(Object receiver, String property) throws Throwable {
        SafeCalls.checkRead(receiver, property);
        return PLAIN.getProperty(receiver, property);
    }

    @Override
    public void setProperty(Object receiver, String property, Object value) throws Throwable {
        SafeCalls.checkWrite(receiver, property);
        PLAIN.setProperty(receiver, property, value);
    }

    @Override
    public Object getAttribute(Object receiver, String attribute) throws Throwable {
        SafeCalls.checkAttribute(receiver, attribute);
        return PLAIN.getAttribute(receiver, attribute);
    }

    @Override
    public void setAttribute(Object receiver, String attribute, Object value) throws Throwable {
        SafeCalls.checkAttribute(receiver, attribute);
        PLAIN.setAttribute(receiver, attribute, value);
    }

    @Override
    public Object getArray(Object receiver, Object index) throws Throwable {
        SafeCalls.checkIndex(receiver, index);
        return PLAIN.getArray(receiver, index);
    }

    @Override
    public void setArray(Object receiver, Object index, Object value) throws Throwable {
        SafeCalls.checkIndex(receiver, index);
        PLAIN.setArray(receiver, index, value);
    }

    @Override
    public Object methodPointer(Object receiver, String method) {
        SafeCalls.checkMethod(receiver, method, new Object[0]);
        return PLAIN.methodPointer(receiver, method);
    }

    /** Code of the controller itself is not restricted; it says so in the tags of its call sites. */
    @Override
    public Invoker contextualize(CallSiteBlock site) {
        return site.getTags().contains(Trusted.INSTANCE) ? PLAIN : this;
    }
}
