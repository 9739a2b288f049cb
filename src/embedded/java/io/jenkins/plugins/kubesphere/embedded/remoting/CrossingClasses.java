package io.jenkins.plugins.kubesphere.embedded.remoting;

import java.lang.reflect.Proxy;
import java.util.List;
import java.util.Set;

/**
 * Which classes may cross to an agent or be named in XML, as Jenkins decides since JEP-200: basic JDK types, exceptions, enums and the classes
 * of plugins. Classes of libraries that a plugin bundles are refused, and so are lambdas.
 */
public final class CrossingClasses {

    private static final List<String> PLUGINS_AND_CORE = List.of(
            "hudson.", "jenkins.", "io.jenkins.plugins.", "org.jenkinsci.", "com.cloudbees.plugins.", "com.cloudbees.hudson.",
            "com.cloudbees.jenkins.", "org.jvnet.hudson.", "org.jenkins.", "org.csanchez.jenkins.");

    private static final Set<String> JAVA_LANG = Set.of(
            "Boolean", "Byte", "Character", "Class", "Double", "Enum", "Float", "Integer", "Long", "Number", "Object", "Short",
            "StackTraceElement", "String", "String$CaseInsensitiveComparator", "StringBuffer", "StringBuilder");

    private static final Set<String> JAVA_UTIL = Set.of(
            "ArrayDeque", "ArrayList", "Arrays$ArrayList", "CollSer", "Date", "EnumMap", "EnumSet", "EnumSet$SerializationProxy",
            "GregorianCalendar", "HashMap", "HashSet", "Hashtable", "ImmutableCollections$List12", "ImmutableCollections$ListN",
            "LinkedHashMap", "LinkedHashSet", "LinkedList", "Locale", "Optional", "Properties", "RegularEnumSet", "Stack", "TreeMap",
            "TreeMap$KeySet", "TreeSet", "UUID", "Vector", "concurrent.ConcurrentHashMap", "concurrent.ConcurrentLinkedQueue",
            "concurrent.ConcurrentSkipListMap", "concurrent.CopyOnWriteArrayList", "concurrent.CopyOnWriteArraySet",
            "concurrent.atomic.AtomicBoolean", "logging.Level", "logging.LogRecord", "regex.Pattern");

    private static final Set<String> OTHERS = Set.of(
            "java.io.File", "java.math.BigDecimal", "java.math.BigInteger", "java.net.URI", "java.net.URL", "java.security.KeyRep",
            "java.time.Ser", "org.jvnet.localizer.Localizable", "org.jvnet.localizer.ResourceBundleHolder");

    private CrossingClasses() {}

    /** Whether objects of the class may pass. */
    public static boolean allows(Class<?> type) {
        Class<?> element = type;
        while (element.isArray()) {
            element = element.getComponentType();
        }
        String name = element.getName();
        if (Proxy.isProxyClass(element) || element.isHidden()) {
            return false;
        }
        return element.isPrimitive()
                || Throwable.class.isAssignableFrom(element)
                || Enum.class.isAssignableFrom(element)
                || isListedByJenkins(name)
                || PLUGINS_AND_CORE.stream().anyMatch(name::startsWith);
    }

    private static boolean isListedByJenkins(String name) {
        return (name.startsWith("java.lang.") && JAVA_LANG.contains(name.substring("java.lang.".length())))
                || (name.startsWith("java.util.") && JAVA_UTIL.contains(name.substring("java.util.".length())))
                || name.startsWith("java.util.Collections$")
                || OTHERS.contains(name);
    }

    /** What to tell somebody whose class is refused. */
    public static String refusal(String className) {
        return className.contains("Lambda") || className.contains("java.lang.invoke.")
                ? "Refusing " + className + ": a lambda cannot travel to an agent or be kept; write a named, serializable class instead"
                : "Refusing " + className + ": classes of bundled libraries and of most of the JDK cannot travel to an agent or be kept; "
                        + "use strings, numbers, java.util collections or classes of the plugin";
    }
}
