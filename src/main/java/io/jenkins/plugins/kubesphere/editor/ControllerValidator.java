package io.jenkins.plugins.kubesphere.editor;

import com.fasterxml.jackson.databind.JsonNode;
import hudson.ExtensionList;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletOutputStream;
import jakarta.servlet.WriteListener;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintWriter;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jenkinsci.plugins.pipeline.modeldefinition.endpoints.ModelConverterAction;
import org.kohsuke.stapler.HttpResponse;
import org.kohsuke.stapler.StaplerRequest2;
import org.kohsuke.stapler.StaplerResponse2;

/**
 * The declarative validator that is installed in this controller, asked as its own address is asked: it parses and never runs a text. The only
 * class here that the plugin of declarative pipelines must be there for.
 */
final class ControllerValidator {
    private static final Pattern PLACE = Pattern.compile("(?s)(?:WorkflowScript: \\d+: )?(.*?)\\s*@ line (\\d+), column (\\d+)\\..*");

    private ControllerValidator() {
    }

    /**
     * One thing that it refuses.
     *
     * @param line from 1 on; 1 where it names no place
     */
    record Finding(String message, int line, int column) {
    }

    /** @throws NoClassDefFoundError when no such validator is installed */
    static List<Finding> findings(String text, StaplerRequest2 request) throws IOException {
        ModelConverterAction validator = ExtensionList.lookup(ModelConverterAction.class).stream().findFirst().orElse(null);
        if (validator == null) {
            return List.of();
        }
        ByteArrayOutputStream said = new ByteArrayOutputStream();
        try {
            StaplerRequest2 question = asking(request, text);
            HttpResponse answer = validator.doValidateJenkinsfile(question);
            answer.generateResponse(question, into(said), validator);
        } catch (ServletException failed) {
            throw new IOException("The declarative validator failed: " + failed.getMessage(), failed);
        }
        return read(Question.JSON.readTree(said.toByteArray()));
    }

    private static List<Finding> read(JsonNode answer) {
        List<Finding> findings = new ArrayList<>();
        for (JsonNode error : answer.at("/data/errors")) {
            JsonNode messages = error.path("error");
            for (JsonNode message : messages.isArray() ? messages : List.of(messages)) {
                Matcher placed = PLACE.matcher(message.asText());
                findings.add(placed.matches()
                        ? new Finding(placed.group(1).strip(), Integer.parseInt(placed.group(2)), Integer.parseInt(placed.group(3)))
                        : new Finding(message.asText().strip(), 1, 1));
            }
        }
        return findings;
    }

    /** The present request, but with the text as the parameter that the validator reads. */
    private static StaplerRequest2 asking(StaplerRequest2 request, String text) {
        return (StaplerRequest2) Proxy.newProxyInstance(StaplerRequest2.class.getClassLoader(), new Class<?>[] {StaplerRequest2.class},
                (proxy, method, arguments) -> {
                    if (method.getName().equals("getParameter")) {
                        return "jenkinsfile".equals(arguments[0]) ? text : null;
                    }
                    try {
                        return method.invoke(request, arguments);
                    } catch (InvocationTargetException thrown) {
                        throw thrown.getCause();
                    }
                });
    }

    /** A response of which only the body is kept. */
    private static StaplerResponse2 into(ByteArrayOutputStream body) {
        ServletOutputStream out = new ServletOutputStream() {
            @Override
            public void write(int b) {
                body.write(b);
            }

            @Override
            public boolean isReady() {
                return true;
            }

            @Override
            public void setWriteListener(WriteListener listener) {
                throw new UnsupportedOperationException("The answer is small and written at once");
            }
        };
        PrintWriter writer = new PrintWriter(out, true, StandardCharsets.UTF_8);
        return (StaplerResponse2) Proxy.newProxyInstance(StaplerResponse2.class.getClassLoader(), new Class<?>[] {StaplerResponse2.class},
                (proxy, method, arguments) -> switch (method.getName()) {
                    case "getOutputStream" -> out;
                    case "getWriter" -> writer;
                    case "getCharacterEncoding" -> "UTF-8";
                    case "isCommitted", "containsHeader" -> false;
                    case "getStatus", "getBufferSize" -> 0;
                    default -> null;
                });
    }
}
