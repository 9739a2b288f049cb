package io.jenkins.plugins.kubesphere.embedded.declarative;

import com.cloudbees.plugins.credentials.CredentialsProvider;
import com.cloudbees.plugins.credentials.common.StandardCredentials;
import hudson.AbortException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jenkinsci.plugins.structs.describable.UninstantiatedDescribable;
import org.jenkinsci.plugins.workflow.cps.CpsScript;

/** Which bindings stand behind {@code NAME = credentials('id')}, by the kind of the credential. */
public final class EnvironmentCredentials {

    private EnvironmentCredentials() {
    }

    /** The bindings as arguments of {@code withCredentials}. */
    public static List<Object> bindings(CpsScript script, String variable, String id) throws IOException {
        StandardCredentials credential = CredentialsProvider.findCredentialById(id, StandardCredentials.class, script.$build(), List.of());
        if (credential == null) {
            throw new AbortException("Could not find credentials entry with ID '" + id + "' (environment variable " + variable + ")");
        }
        List<Object> bindings = new ArrayList<>();
        if (is(credential, "com.cloudbees.plugins.credentials.common.StandardUsernamePasswordCredentials")) {
            bindings.add(binding("usernameColonPassword", id, Map.of("variable", variable)));
            bindings.add(binding("usernamePassword", id,
                    Map.of("usernameVariable", variable + "_USR", "passwordVariable", variable + "_PSW")));
        } else if (is(credential, "org.jenkinsci.plugins.plaincredentials.StringCredentials")) {
            bindings.add(binding("string", id, Map.of("variable", variable)));
        } else if (is(credential, "org.jenkinsci.plugins.plaincredentials.FileCredentials")) {
            bindings.add(binding("file", id, Map.of("variable", variable)));
        } else if (is(credential, "com.cloudbees.jenkins.plugins.sshcredentials.SSHUserPrivateKey")) {
            bindings.add(binding("sshUserPrivateKey", id, Map.of("keyFileVariable", variable, "usernameVariable", variable + "_USR",
                    "passphraseVariable", variable + "_PSW")));
        } else {
            throw new AbortException("No suitable binding handler could be found for type " + credential.getClass().getSimpleName()
                    + " of credentials '" + id + "'; use withCredentials with the binding of that kind");
        }
        return bindings;
    }

    private static boolean is(Object credential, String type) {
        for (Class<?> level = credential.getClass(); level != null; level = level.getSuperclass()) {
            if (level.getName().equals(type) || implementsType(level, type)) {
                return true;
            }
        }
        return false;
    }

    private static boolean implementsType(Class<?> level, String type) {
        for (Class<?> parent : level.getInterfaces()) {
            if (parent.getName().equals(type) || implementsType(parent, type)) {
                return true;
            }
        }
        return false;
    }

    private static UninstantiatedDescribable binding(String symbol, String id, Map<String, String> variables) {
        Map<String, Object> arguments = new LinkedHashMap<>(variables);
        arguments.put("credentialsId", id);
        return new UninstantiatedDescribable(symbol, null, arguments);
    }
}
