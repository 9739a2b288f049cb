package org.jenkinsci.plugins.docker.commons.fingerprint;

import hudson.model.Run;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.Set;
import jenkins.model.RunAction2;

/** The images that a run has to do with. */
public class DockerFingerprintAction implements RunAction2 {

    private transient Run<?, ?> run;
    private ArrayList<String> images = new ArrayList<>();

    public DockerFingerprintAction() {}

    synchronized void add(String id) {
        if (!images.contains(id)) {
            ArrayList<String> longer = new ArrayList<>(images);
            longer.add(id);
            images = longer;
        }
    }

    public synchronized Set<String> getImageIDs() {
        return new LinkedHashSet<>(images);
    }

    public Run getRun() {
        return run;
    }

    @Override
    public void onAttached(Run<?, ?> attached) {
        run = attached;
    }

    @Override
    public void onLoad(Run<?, ?> loaded) {
        run = loaded;
    }

    @Override
    public String getIconFileName() {
        return null;
    }

    @Override
    public String getDisplayName() {
        return "Docker Fingerprints";
    }

    @Override
    public String getUrlName() {
        return null;
    }
}
