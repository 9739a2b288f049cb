package io.jenkins.plugins.kubesphere.embedded.web.dispatch;

import io.jenkins.plugins.kubesphere.embedded.web.BadRequestException;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletResponse;
import java.lang.reflect.Method;
import java.lang.reflect.Parameter;
import org.kohsuke.stapler.AncestorInPath;
import org.kohsuke.stapler.QueryParameter;
import org.kohsuke.stapler.StaplerRequest2;
import org.kohsuke.stapler.StaplerResponse2;

/** What a web method's parameters get: the request, the response, an object on the path, or a value that was sent. */
final class Arguments {
    private Arguments() {
    }

    static Object[] of(Method method, StaplerRequest2 request, StaplerResponse2 response) throws BadRequestException {
        Parameter[] parameters = method.getParameters();
        Object[] arguments = new Object[parameters.length];
        for (int i = 0; i < parameters.length; i++) {
            arguments[i] = argument(parameters[i], request, response);
        }
        return arguments;
    }

    private static Object argument(Parameter parameter, StaplerRequest2 request, StaplerResponse2 response) throws BadRequestException {
        Class<?> type = parameter.getType();
        QueryParameter query = parameter.getAnnotation(QueryParameter.class);
        if (query != null) {
            String name = query.value().isEmpty() ? parameter.getName() : query.value();
            return sent(name, type, query, request);
        }
        if (parameter.isAnnotationPresent(AncestorInPath.class)) {
            return request.findAncestorObject(type);
        }
        if (type.isAssignableFrom(StaplerRequest2.class) && ServletRequest.class.isAssignableFrom(type)) {
            return request;
        }
        if (type.isAssignableFrom(StaplerResponse2.class) && ServletResponse.class.isAssignableFrom(type)) {
            return response;
        }
        throw new IllegalStateException("A web method's parameter " + parameter + " of " + parameter.getDeclaringExecutable()
            + " is neither annotated nor a request or response");
    }

    private static Object sent(String name, Class<?> type, QueryParameter query, StaplerRequest2 request) throws BadRequestException {
        String value = request.getParameter(name);
        if (value == null && query.required()) {
            // Stapler throws a ServletException here, which a controller answers with its page for errors.
            throw new BadRequestException(500, Messages.Arguments_Missing(name));
        }
        if (query.fixEmpty() && value != null && value.isEmpty()) {
            value = null;
        }
        try {
            return convert(value, type);
        } catch (IllegalArgumentException malformed) {
            return malformed(type);
        }
    }

    /** As in a controller: a number that is none is 0 or null, so that the web method itself has to look. */
    private static Object malformed(Class<?> type) {
        return type == int.class ? (Object) 0 : type == long.class ? (Object) 0L : null;
    }

    /** @throws IllegalArgumentException when the text is no value of that type */
    static Object convert(String value, Class<?> type) {
        if (type == String.class) {
            return value;
        } else if (type == boolean.class || type == Boolean.class) {
            return value == null && type == Boolean.class ? null : (Object) ("true".equals(value) || "on".equals(value));
        } else if (type == int.class || type == Integer.class) {
            return number(value, type) ? null : (Object) Integer.parseInt(value);
        } else if (type == long.class || type == Long.class) {
            return number(value, type) ? null : (Object) Long.parseLong(value);
        }
        throw new IllegalArgumentException("No conversion to " + type.getName());
    }

    /** @return whether there is nothing to convert and {@code null} will do */
    private static boolean number(String value, Class<?> type) {
        if (value == null && type.isPrimitive()) {
            throw new IllegalArgumentException("missing");
        }
        return value == null || value.isBlank() && !type.isPrimitive();
    }
}
