package org.jenkinsci.plugins.workflow.steps;

import hudson.ExtensionPoint;
import java.io.IOException;

/** Answers for context types that are computed instead of stored. */
public interface DynamicContext extends ExtensionPoint {

    /** The object of that type, or null when this extension has nothing to say. */
    <T> T get(Class<T> key, DelegatedContext context) throws IOException, InterruptedException;

    /** The rest of the context. */
    interface DelegatedContext {
        /** The object of that type, or null. */
        <T> T get(Class<T> key) throws IOException, InterruptedException;
    }

    /** One that answers for a single type. */
    abstract class Typed<T> implements DynamicContext {

        /** The type it answers for. */
        protected abstract Class<T> type();

        /** The object, or null. */
        protected abstract T get(DelegatedContext context) throws IOException, InterruptedException;

        @Override
        public final <U> U get(Class<U> key, DelegatedContext context) throws IOException, InterruptedException {
            return key.isAssignableFrom(type()) ? key.cast(get(context)) : null;
        }
    }
}
