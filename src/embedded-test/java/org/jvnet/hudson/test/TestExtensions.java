package org.jvnet.hudson.test;

import io.jenkins.plugins.kubesphere.embedded.extension.Extensions;
import java.lang.reflect.AnnotatedElement;
import java.lang.reflect.Member;
import java.util.Arrays;
import java.util.List;
import jenkins.model.Jenkins;
import net.java.sezpoz.IndexItem;
import org.junit.runner.Description;

/** Adds the extensions of one test to a controller that starts. */
final class TestExtensions {

    private TestExtensions() {}

    static void load(Jenkins jenkins, Description test) {
        Extensions.loadMore(jenkins, TestExtensions.class.getClassLoader(), TestExtension.class, item -> belongsTo(item, test));
    }

    private static boolean belongsTo(IndexItem<TestExtension, Object> item, Description test) {
        try {
            AnnotatedElement element = item.element();
            Class<?> declaring = element instanceof Class<?> type ? type.getEnclosingClass() : ((Member) element).getDeclaringClass();
            List<String> methods = Arrays.asList(item.annotation().value());
            return declaring != null
                    && declaring.isAssignableFrom(test.getTestClass())
                    && (methods.isEmpty() || methods.contains(test.getMethodName()));
        } catch (InstantiationException e) {
            throw new IllegalStateException("Cannot load the test extension " + item, e);
        }
    }
}
