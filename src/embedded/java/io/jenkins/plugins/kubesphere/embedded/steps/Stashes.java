package io.jenkins.plugins.kubesphere.embedded.steps;

import hudson.AbortException;
import hudson.FilePath;
import hudson.model.Run;
import java.io.File;
import java.io.IOException;
import java.util.Arrays;
import java.util.stream.Collectors;

/** Files that a build puts aside for a later stage, as archives in the build's own directory. */
final class Stashes {

    private Stashes() {
    }

    private static File directory(Run<?, ?> run) {
        return new File(run.getRootDir(), "stashes");
    }

    static int put(Run<?, ?> run, String name, FilePath workspace, String includes, String excludes, boolean defaultExcludes, boolean allowEmpty)
            throws IOException, InterruptedException {
        if (!name.matches("[A-Za-z0-9._-]+")) {
            throw new AbortException("stash: the name '" + name + "' may have letters, digits, dot, dash and underscore only");
        }
        FilePath target = new FilePath(new File(directory(run), name));
        target.deleteRecursive();
        target.mkdirs();
        String root = workspace.getRemote();
        int count = 0;
        for (FilePath file : workspace.list(includes == null ? "**" : includes, excludes, defaultExcludes)) {
            file.copyToWithPermission(target.child(file.getRemote().substring(root.length() + 1)));
            count++;
        }
        if (count == 0 && !allowEmpty) {
            target.deleteRecursive();
            throw new AbortException("stash: no files in " + workspace + " match '" + (includes == null ? "**" : includes) + "'");
        }
        return count;
    }

    static int take(Run<?, ?> run, String name, FilePath workspace) throws IOException, InterruptedException {
        File stash = new File(directory(run), name);
        if (!stash.isDirectory()) {
            String[] known = directory(run).list();
            String names = known == null || known.length == 0 ? "this build has none"
                    : "there is " + Arrays.stream(known).sorted().collect(Collectors.joining(", "));
            throw new AbortException("unstash: there is no stash '" + name + "'; " + names);
        }
        return new FilePath(stash).copyRecursiveTo("**", null, workspace);
    }
}
