package io.jenkins.plugins.kubesphere.jenkinsfile.check;

import java.util.List;

/**
 * A pipe from envsubst to kubectl.
 *
 * @param file the manifest, or null where it comes from elsewhere
 * @param namespace of {@code -n}, or null
 * @param kubeconfig of {@code --kubeconfig}, or null
 * @param isComplete whether nothing else is asked for, so that another command does the same
 */
record EnvsubstCommand(String file, String namespace, String kubeconfig, boolean isComplete) {

    /** Null where the commands are no such pipe. */
    static EnvsubstCommand of(List<List<ShellWords.Word>> commands) {
        List<ShellWords.Word> substitute = find(commands, "envsubst");
        List<ShellWords.Word> kubectl = find(commands, "kubectl");
        if (substitute == null || kubectl == null || kubectl.stream().noneMatch(word -> word.is("apply") || word.is("create"))) {
            return null;
        }
        boolean complete = substitute.size() == 1 || substitute.size() == 3 && substitute.get(1).is("<");
        String file = substitute.size() >= 3 && substitute.get(1).is("<") ? substitute.get(2).text() : null;
        int expected = 2;
        if (file == null && commands.size() == 3 && commands.get(0).size() == 2 && commands.get(0).get(0).is("cat")) {
            file = commands.get(0).get(1).text();
            expected = 3;
        }
        String namespace = null;
        String kubeconfig = null;
        boolean apply = false;
        boolean standardInput = false;
        for (int i = 1; i < kubectl.size(); i++) {
            String word = kubectl.get(i).text();
            String next = i + 1 < kubectl.size() ? kubectl.get(i + 1).text() : "";
            if (word.equals("apply")) {
                apply = true;
            } else if (word.equals("-f") && next.equals("-") || (word.equals("-n") || word.equals("--namespace")) && !next.isEmpty()) {
                standardInput |= word.equals("-f");
                namespace = word.equals("-f") ? namespace : next;
                i++;
            } else if (word.startsWith("--namespace=")) {
                namespace = word.substring("--namespace=".length());
            } else if (word.equals("--kubeconfig") && !next.isEmpty()) {
                kubeconfig = next;
                i++;
            } else if (word.startsWith("--kubeconfig=")) {
                kubeconfig = word.substring("--kubeconfig=".length());
            } else if (word.equals("-f-")) {
                standardInput = true;
            } else {
                complete = false;
            }
        }
        return new EnvsubstCommand(file, namespace, kubeconfig, complete && apply && standardInput && file != null && commands.size() == expected);
    }

    private static List<ShellWords.Word> find(List<List<ShellWords.Word>> commands, String name) {
        return commands.stream().filter(command -> command.get(0).is(name)).findFirst().orElse(null);
    }

    /** Whether a file is filled in first and applied afterwards: by envsubst into another file, or by sed in its place. */
    static boolean isInTwoSteps(List<List<ShellWords.Word>> commands) {
        boolean filled = false;
        for (List<ShellWords.Word> command : commands) {
            List<String> words = command.stream().map(ShellWords.Word::text).dropWhile(word -> word.matches("[A-Za-z_]\\w*=.*")).toList();
            if (words.isEmpty()) {
                continue;
            }
            boolean apply = words.get(0).equals("kubectl") && (words.contains("apply") || words.contains("create") || words.contains("replace"));
            if (filled && apply) {
                return true;
            }
            filled |= words.get(0).equals("envsubst") || words.get(0).equals("sed") && words.stream().anyMatch(word -> word.startsWith("-i") || word.equals("--in-place"))
                && words.stream().anyMatch(word -> word.matches(".*\\.(?:ya?ml|json).*"));
        }
        return false;
    }
}
