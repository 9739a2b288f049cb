package org.jvnet.hudson.annotation_indexer;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.lang.annotation.Annotation;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.Set;

/** Reads the lists of annotated classes that builds leave in {@code META-INF/services/annotations}. */
public class Index {

    private Index() {}

    /** Binary names of the classes that carry the annotation on themselves or a member. */
    public static Set<String> listClassNames(Class<? extends Annotation> type, ClassLoader cl) throws IOException {
        Set<String> names = new LinkedHashSet<>();
        for (URL list : Collections.list(cl.getResources("META-INF/services/annotations/" + type.getName()))) {
            try (BufferedReader lines = new BufferedReader(new InputStreamReader(list.openStream(), StandardCharsets.UTF_8))) {
                lines.lines().filter(line -> !line.isBlank()).forEach(names::add);
            }
        }
        return names;
    }
}
