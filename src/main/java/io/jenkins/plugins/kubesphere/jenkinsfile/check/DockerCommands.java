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

    private final Map<String, String> sources = new HashMap<>();
    private final List<Push> pushes = new ArrayList<>();
    private boolean login;
    private String user;

    Share read(ShellText script) {
        int mine = 0;
        int others = 0;
        for (ShellText.Line line : script.lines()) {
            List<ShellWords.Word> words = ShellWords.of(line.text());
            boolean loginLine = false;
            for (List<ShellWords.Word> command : ShellWords.commands(words)) {
                boolean understood = command(script, command);
                loginLine |= understood && command.size() > 1 && command.get(1).is("login");
                mine += understood ? 1 : 0;
                // what is piped into a login is its password
                others += understood || words.stream().anyMatch(word -> word.is("|")) && line.text().contains("docker login") ? 0 : 1;
            }
            others += words.isEmpty() ? 1 : 0;
        }
        return mine == 0 ? Share.NONE : others == 0 ? Share.ONLY : Share.PARTLY;
    }

    private boolean command(ShellText script, List<ShellWords.Word> command) {
        if (command.size() < 2 || !command.get(0).is("docker")) {
            return false;
        }
        switch (command.get(1).text()) {
            case "login" -> {
                login = true;
                user = valueOf(command, "-u", "--username");
                return true;
            }
            case "logout" -> {
                return true;
            }
            case "tag" -> {
                if (command.size() == 4) {
                    sources.put(command.get(3).text(), command.get(2).text());
                    return true;
                }
                return false;
            }
            case "push" -> {
                if (command.size() == 3) {
                    pushes.add(new Push(script, command.get(2).text()));
                    return true;
                }
                return false;
            }
            default -> {
                return false;
            }
        }
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
        return login;
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
