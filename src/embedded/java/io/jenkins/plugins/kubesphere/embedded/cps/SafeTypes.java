package io.jenkins.plugins.kubesphere.embedded.cps;

import java.lang.annotation.Annotation;
import java.lang.reflect.AnnotatedElement;
import java.lang.reflect.Method;
import java.util.Collection;
import java.util.Iterator;
import java.util.Map;
import java.util.Set;

/** The classes and members that are safe in the hands of a script that nobody has reviewed. */
final class SafeTypes {

    /** What every plain object may be asked. */
    static final Set<String> COMMON = Set.of("toString", "equals", "hashCode", "compareTo", "is", "getMessage", "getLocalizedMessage",
            "getCause", "getSuppressed", "getStackTrace", "asBoolean", "name", "ordinal", "isCase", "getCauses", "getResult", "getAt",
            "initCause", "addSuppressed", "getClass", "asType");
    static final Set<String> CLOSURE = Set.of("call", "doCall", "setDelegate", "setResolveStrategy", "rehydrate", "curry", "rcurry",
            "ncurry", "getMaximumNumberOfParameters", "memoize", "leftShift", "rightShift", "getDelegate", "getOwner", "getThisObject");
    static final Set<String> CLOSURE_PROPERTIES = Set.of("delegate", "resolveStrategy", "owner", "thisObject",
            "maximumNumberOfParameters", "directive");
    static final Set<String> THROWABLE_PROPERTIES = Set.of("message", "localizedMessage", "cause", "stackTrace", "suppressed", "result",
            "causes", "class", "actualInterruption");
    static final Set<String> CLASS = Set.of("getName", "getSimpleName", "toString", "equals", "hashCode", "isInstance", "isCase");

    private static final Set<String> PLAIN_PACKAGES = Set.of("java.time.", "java.time.format.", "java.time.temporal.");
    private static final Set<String> PLAIN = Set.of("java.lang.String", "java.lang.StringBuilder", "java.lang.StringBuffer",
            "java.lang.Boolean", "java.lang.Character", "java.util.UUID", "java.util.Date", "java.util.regex.Pattern", "java.util.regex.Matcher",
            "java.math.BigDecimal", "java.math.BigInteger", "java.util.Random", "java.text.SimpleDateFormat", "java.util.Locale",
            "java.util.TimeZone", "java.util.GregorianCalendar", "java.lang.StackTraceElement", "groovy.json.JsonSlurperClassic",
            "groovy.json.JsonBuilder", "java.util.Optional", "java.util.StringJoiner", "java.util.concurrent.TimeUnit",
            "net.sf.json.JSONObject", "net.sf.json.JSONArray", "groovy.lang.IntRange", "groovy.lang.ObjectRange", "groovy.lang.EmptyRange",
            "java.lang.Object");
    private static final Set<String> NOT_CONSTRUCTIBLE = Set.of("java.util.regex.Matcher");
    private static final Map<String, Set<String>> STATICS = Map.of(
            "java.lang.System", Set.of("currentTimeMillis", "nanoTime"),
            "java.util.Collections", Set.of("emptyList", "emptyMap", "emptySet", "singletonList", "singletonMap", "unmodifiableList",
                    "unmodifiableMap", "unmodifiableSet", "sort", "reverse", "nCopies", "max", "min"),
            "java.util.Arrays", Set.of("asList", "toString", "sort", "copyOf"),
            "java.util.Objects", Set.of("equals", "hash", "toString", "requireNonNull", "isNull", "nonNull"),
            "java.lang.Math", Set.of("*"),
            "groovy.json.JsonOutput", Set.of("toJson", "prettyPrint"),
            "java.net.URLEncoder", Set.of("encode"),
            "java.net.URLDecoder", Set.of("decode"),
            "java.util.Base64", Set.of("getEncoder", "getDecoder"));

    private SafeTypes() {
    }

    /** Whether objects of this class carry data only. */
    static boolean isPlain(Class<?> type) {
        if (type.isArray()) {
            return isPlain(type.getComponentType()) || type.getComponentType().isPrimitive();
        }
        String name = type.getName();
        return PLAIN.contains(name) || Number.class.isAssignableFrom(type) && name.startsWith("java.")
                || groovy.lang.GString.class.isAssignableFrom(type) || isCollection(type) || isTime(name)
                || "java.util.Base64$Encoder".equals(name) || "java.util.Base64$Decoder".equals(name);
    }

    private static boolean isTime(String name) {
        return PLAIN_PACKAGES.stream().anyMatch(prefix -> name.startsWith(prefix) && name.indexOf('.', prefix.length()) < 0);
    }

    private static boolean isCollection(Class<?> type) {
        boolean known = type.getName().startsWith("java.util.") || type.getName().startsWith("com.google.common.collect.")
                || type.getName().startsWith("groovy.lang.") || type.getName().startsWith("com.cloudbees.groovy.cps.")
                || type.getEnclosingClass() == WritableIteration.class;
        return known && (Collection.class.isAssignableFrom(type) || Map.class.isAssignableFrom(type) || Map.Entry.class.isAssignableFrom(type)
                || Iterator.class.isAssignableFrom(type));
    }

    static boolean isConstructible(Class<?> type) {
        return isPlain(type) && !NOT_CONSTRUCTIBLE.contains(type.getName())
                || Throwable.class.isAssignableFrom(type) && (type.getName().startsWith("java.") || type.getName().startsWith("hudson."))
                || type.getName().startsWith("org.jenkinsci.plugins.workflow.steps.FlowInterruptedException");
    }

    static boolean isSafeStatic(Class<?> type, String method) {
        Set<String> methods = STATICS.get(type.getName());
        if (!declaresStatic(type, method)) {
            return false;
        }
        return methods != null ? methods.contains("*") || methods.contains(method)
                : isPlain(type) || type.isEnum() && (method.equals("valueOf") || method.equals("values"));
    }

    /** Whether the class itself has such a static method; otherwise the call would go to {@link Class}. */
    static boolean declaresStatic(Class<?> type, String name) {
        for (Method method : type.getDeclaredMethods()) {
            if (method.getName().equals(name) && java.lang.reflect.Modifier.isStatic(method.getModifiers())) {
                return true;
            }
        }
        return false;
    }

    /** Whether the class itself has such a static field. */
    static boolean declaresField(Class<?> type, String name) {
        for (java.lang.reflect.Field field : type.getDeclaredFields()) {
            if (field.getName().equals(name) && java.lang.reflect.Modifier.isStatic(field.getModifiers())) {
                return true;
            }
        }
        return false;
    }

    static boolean isConstant(Class<?> type, String field) {
        return type.isEnum() || isPlain(type) || type == Math.class && (field.equals("PI") || field.equals("E"))
                || type.getName().equals("groovy.lang.Closure") || type.getName().equals("hudson.model.Result");
    }

    /** Objects of the controller that exist for scripts and decide themselves what they answer. */
    static boolean isOpen(Class<?> type) {
        return ScriptObject.class.isAssignableFrom(type);
    }

    /** Whether the member was marked as safe by those who wrote it. */
    static boolean isWhitelisted(Class<?> type, String method) {
        if (isOpen(type)) {
            return true;
        }
        for (Class<?> level = type; level != null; level = level.getSuperclass()) {
            for (Method candidate : level.getMethods()) {
                if (candidate.getName().equals(method) && isMarked(candidate)) {
                    return true;
                }
            }
        }
        return false;
    }

    private static boolean isMarked(AnnotatedElement member) {
        for (Annotation annotation : member.getAnnotations()) {
            if (annotation.annotationType().getName().equals("org.jenkinsci.plugins.scriptsecurity.sandbox.whitelists.Whitelisted")) {
                return true;
            }
        }
        return false;
    }
}
