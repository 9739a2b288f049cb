package io.jenkins.plugins.kubesphere.embedded.web.dispatch;

import java.lang.annotation.Annotation;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Parameter;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.kohsuke.stapler.HttpResponse;
import org.kohsuke.stapler.StaplerRequest2;
import org.kohsuke.stapler.StaplerResponse2;
import org.kohsuke.stapler.interceptor.RequirePOST;
import org.kohsuke.stapler.verb.GET;
import org.kohsuke.stapler.verb.POST;

/**
 * A {@code doXxx} method that the web may call. Which ones may be called follows Jenkins' rule: a name is not enough, the method must take a
 * request, a response or an annotated parameter, return a response, or carry the annotation of an HTTP verb.
 */
final class WebMethod {
    private static final Set<Class<? extends Annotation>> VERBS = Set.of(RequirePOST.class, POST.class, GET.class);

    private final Object target;
    private final Method method;

    private WebMethod(Object target, Method method) {
        this.target = target;
        this.method = method;
    }

    /** @return empty when the target has no such method, or only one that the web may not call */
    static Optional<WebMethod> find(Object target, String token) {
        if (token.isEmpty() || !Character.isJavaIdentifierStart(token.charAt(0))) {
            return Optional.empty();
        }
        String name = "do" + Character.toUpperCase(token.charAt(0)) + token.substring(1);
        List<Method> found = Arrays.stream(target.getClass().getMethods())
            .filter(method -> method.getName().equals(name) && !method.isBridge() && isForTheWeb(method)).toList();
        return found.isEmpty() ? Optional.empty() : Optional.of(new WebMethod(target, found.get(0)));
    }

    private static boolean isForTheWeb(Method method) {
        return HttpResponse.class.isAssignableFrom(method.getReturnType())
            || VERBS.stream().anyMatch(method::isAnnotationPresent)
            || Arrays.stream(method.getParameters()).anyMatch(WebMethod::isForTheWeb);
    }

    private static boolean isForTheWeb(Parameter parameter) {
        return parameter.getType() == StaplerRequest2.class || parameter.getType() == StaplerResponse2.class
            || parameter.isAnnotationPresent(org.kohsuke.stapler.QueryParameter.class)
            || parameter.isAnnotationPresent(org.kohsuke.stapler.AncestorInPath.class);
    }

    /** @return whether a POST is wanted and this is none */
    boolean refuses(String httpMethod) {
        boolean postOnly = method.isAnnotationPresent(RequirePOST.class) || method.isAnnotationPresent(POST.class);
        boolean getOnly = method.isAnnotationPresent(GET.class);
        return postOnly && !httpMethod.equals("POST") || getOnly && !httpMethod.equals("GET");
    }

    /** @return what the method returned; {@code null} when it wrote the answer itself */
    Object call(StaplerRequest2 request, StaplerResponse2 response) throws Throwable {
        Object[] arguments = Arguments.of(method, request, response);
        try {
            method.setAccessible(true);
            return method.invoke(target, arguments);
        } catch (InvocationTargetException thrown) {
            throw thrown.getCause();
        }
    }

    Object target() {
        return target;
    }
}
