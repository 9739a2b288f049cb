package com.cloudbees.plugins.credentials;

import com.cloudbees.plugins.credentials.common.IdCredentials;
import edu.umd.cs.findbugs.annotations.NonNull;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;

/** Names a credential for people. */
public abstract class CredentialsNameProvider<C extends Credentials> {

    @NonNull
    public abstract String getName(@NonNull C credentials);

    /** The name by the {@link NameWith} of highest priority on the class or what it inherits from; else kind and id. */
    @NonNull
    public static String name(@NonNull Credentials credentials) {
        NameWith best = null;
        Deque<Class<?>> open = new ArrayDeque<>();
        open.add(credentials.getClass());
        while (!open.isEmpty()) {
            Class<?> next = open.poll();
            NameWith annotation = next.getDeclaredAnnotation(NameWith.class);
            if (annotation != null && (best == null || annotation.priority() > best.priority())) {
                best = annotation;
            }
            if (next.getSuperclass() != null) {
                open.add(next.getSuperclass());
            }
            open.addAll(Arrays.asList(next.getInterfaces()));
        }
        if (best == null) {
            String kind = credentials.getDescriptor().getDisplayName();
            return credentials instanceof IdCredentials identified ? kind + " " + identified.getId() : kind;
        }
        return name(best.value(), credentials);
    }

    @SuppressWarnings("unchecked")
    private static String name(Class<? extends CredentialsNameProvider<?>> type, Credentials credentials) {
        try {
            return ((CredentialsNameProvider<Credentials>) type.getDeclaredConstructor().newInstance()).getName(credentials);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(type.getName() + " needs a public constructor without parameters", e);
        }
    }
}
