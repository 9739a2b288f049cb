package io.jenkins.plugins.kubesphere.jenkinsfile.check;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What shell scripts of one block do with docker's client: log in, name an image, push it. */
final class DockerCommands {

    /** How much of a script these commands are. */
    enum Share {
        NONE, PARTLY, ONLY
    }

    private record Push(ShellText script, String reference) {
    }

    private static final List<String> WITH_VALUE = List.of("-u", "--username", "-p", "--password");

    private final Map<String, String> sources = new HashMap<>();
    private final List<Push> pushes = new ArrayList<>();
    private int logins;
    private String user;
    private String registry;

    Share read(ShellText script) {
        int mine = 0;
        int others = 0;
        int pushed = pushes.size();
        int loggedIn = logins;
        for (ShellText.Line line : script.lines()) {
            List<ShellWords.Word> words = ShellWords.of(line.text());
            boolean login = false;
            for (List<ShellWords.Word> command : ShellWords.commands(words)) {
                boolean understood = command(script, command);
                login |= understood && command.get(1).is("login");
                mine += understood ? 1 : 0;
                others += understood ? 0 : 1;
            }
            // what is piped into a login is its password; other pipes, conditions and the like are no plain sequence
            boolean password = login && words.stream().filter(word -> word.is("|")).count() == 1 && ShellWords.commands(words).get(0).get(0).is("echo");
            others -= password ? 1 : 0;
            others += words.isEmpty() || words.stream().anyMatch(word -> word.operator() && !word.is("&&") && !word.is(";") && !(password && word.is("|"))) ? 1 : 0;
        }
        boolean none = mine == 0 && pushes.size() == pushed && logins == loggedIn;
        return none ? Share.NONE : others == 0 ? Share.ONLY : Share.PARTLY;
    }

    private boolean command(ShellText script, List<ShellWords.Word> all) {
        if (all.size() < 2 || !all.get(0).is("docker")) {
            return false;
        }
        List<ShellWords.Word> command = all.get(1).is("image") && all.size() > 2 ? all.subList(1, all.size()) : all;
        List<String> operands = command.stream().skip(2).map(ShellWords.Word::text).filter(word -> !word.equals("-q") && !word.equals("--quiet")).toList();
        boolean options = operands.stream().anyMatch(word -> word.startsWith("-"));
        switch (command.get(1).text()) {
            case "login" -> {
                return login(command);
            }
            case "logout" -> {
                return true;
            }
            case "tag" -> {
                if (operands.size() == 2 && !options) {
                    sources.put(operands.get(1), operands.get(0));
                    return true;
                }
                return false;
            }
            case "push" -> {
                if (!operands.isEmpty()) {
                    pushes.add(new Push(script, operands.get(operands.size() - 1)));
                }
                return operands.size() == 1 && !options;
            }
            default -> {
                return false;
            }
        }
    }

    private boolean login(List<ShellWords.Word> command) {
        logins++;
        user = valueOf(command, "-u", "--username");
        List<String> operands = new ArrayList<>();
        for (int i = 2; i < command.size(); i++) {
            String word = command.get(i).text();
            if (WITH_VALUE.contains(word)) {
                i++;
            } else if (!word.startsWith("-")) {
                operands.add(word);
            } else if (!word.equals("--password-stdin") && WITH_VALUE.stream().noneMatch(option -> word.startsWith(option + "="))) {
                return false;
            }
        }
        registry = operands.isEmpty() ? "" : host(operands.get(0));
        return operands.size() <= 1;
    }

    /** The registry without what some people write around its name: {@code https://x/v2/} is {@code x}. */
    private static String host(String operand) {
        String host = withoutSlashes(operand.replaceFirst("^https?://", ""));
        return host.endsWith("/v1") || host.endsWith("/v2") ? withoutSlashes(host.substring(0, host.length() - 3)) : host;
    }

    private static String withoutSlashes(String text) {
        int end = text.length();
        while (end > 0 && text.charAt(end - 1) == '/') {
            end--;
        }
        return text.substring(0, end);
    }

    /** Whether there was one login, and each push goes to where it was. */
    boolean isLoggedIn() {
        boolean hub = registry != null && (registry.isEmpty() || registry.endsWith("docker.io"));
        return logins == 1 && registry != null && pushes.stream().map(Push::reference).allMatch(reference -> reference.startsWith(registry + "/") && !registry.isEmpty()
            || hub && !reference.substring(0, Math.max(reference.indexOf('/'), 0)).matches(".*[.:$].*"));
    }

    private static String valueOf(List<ShellWords.Word> command, String... options) {
        for (int i = 2; i < command.size(); i++) {
            for (String option : options) {
                if (command.get(i).is(option) && i + 1 < command.size()) {
                    return command.get(i + 1).text();
                }
                if (command.get(i).text().startsWith(option + "=")) {
                    return command.get(i).text().substring(option.length() + 1);
                }
            }
        }
        return null;
    }

    boolean hasPush() {
        return !pushes.isEmpty();
    }

    boolean hasLogin() {
        return logins > 0;
    }

    /** The user name that the login was given, or null. */
    String loginUser() {
        return user;
    }

    ShellText firstPush() {
        return pushes.get(0).script();
    }

    /**
     * One {@code harborPush} for each image, with all its tags; null where a name cannot be taken over.
     *
     * @param credentials Groovy text of the id
     */
    List<String> pushSteps(String credentials) {
        Map<String, List<String>> tags = new LinkedHashMap<>();
        for (Push push : pushes) {
            String source = sources.getOrDefault(push.reference(), push.reference());
            int colon = push.reference().lastIndexOf(':');
            boolean tagged = colon > push.reference().lastIndexOf('/') && !push.reference().substring(colon).contains("}");
            tagged |= colon > push.reference().lastIndexOf('/') && push.reference().indexOf("${", colon) > 0;
            String image = push.script().toGroovy(tagged ? push.reference().substring(0, colon) : push.reference());
            String tag = push.script().toGroovy(tagged ? push.reference().substring(colon + 1) : "latest");
            String from = push.script().toGroovy(source);
            if (image == null || tag == null || from == null) {
                return null;
            }
            tags.computeIfAbsent("harborPush image: " + image + ", tags: [%s], credentialsId: " + credentials + ", from: dockerImage(" + from
                    + ")", key -> new ArrayList<>()).add(tag);
        }
        return tags.entrySet().stream().map(entry -> entry.getKey().replace("[%s]", "[" + String.join(", ", entry.getValue()) + "]")).toList();
    }
}
