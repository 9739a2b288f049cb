package hudson.tasks;

import hudson.Extension;
import hudson.model.Job;
import hudson.model.Run;
import java.io.IOException;
import java.util.ArrayList;
import java.util.concurrent.TimeUnit;
import jenkins.model.BuildDiscarder;
import jenkins.model.BuildDiscarderDescriptor;
import org.jenkinsci.Symbol;
import org.kohsuke.stapler.DataBoundConstructor;

/** Keeps so many builds, for so many days; builds that run or are kept for ever stay. */
public class LogRotator extends BuildDiscarder {

    private final int daysToKeep;
    private final int numToKeep;
    private final int artifactDaysToKeep;
    private final int artifactNumToKeep;

    /** Each a number as text; empty or null for no limit. */
    @DataBoundConstructor
    public LogRotator(String daysToKeepStr, String numToKeepStr, String artifactDaysToKeepStr, String artifactNumToKeepStr) {
        this(parse(daysToKeepStr), parse(numToKeepStr), parse(artifactDaysToKeepStr), parse(artifactNumToKeepStr));
    }

    /** Each -1 for no limit. */
    public LogRotator(int daysToKeep, int numToKeep, int artifactDaysToKeep, int artifactNumToKeep) {
        this.daysToKeep = daysToKeep;
        this.numToKeep = numToKeep;
        this.artifactDaysToKeep = artifactDaysToKeep;
        this.artifactNumToKeep = artifactNumToKeep;
    }

    /** The number, or -1 when the text is empty or no number. */
    public static int parse(String p) {
        try {
            return p == null || p.isBlank() ? -1 : Integer.parseInt(p.strip());
        } catch (NumberFormatException notANumber) {
            return -1;
        }
    }

    @Override
    public void perform(Job<?, ?> job) throws IOException, InterruptedException {
        int position = 0;
        for (Run<?, ?> run : new ArrayList<Run<?, ?>>(job.getBuildsAsMap().values())) {
            position++;
            if (run.isBuilding() || run.isKeepLog()) {
                continue;
            }
            if (isOver(run, position, numToKeep, daysToKeep)) {
                run.delete();
            } else if (isOver(run, position, artifactNumToKeep, artifactDaysToKeep)) {
                run.deleteArtifacts();
            }
        }
    }

    private static boolean isOver(Run<?, ?> run, int position, int number, int days) {
        return number >= 0 && position > number
                || days >= 0 && run.getTimeInMillis() < System.currentTimeMillis() - TimeUnit.DAYS.toMillis(days);
    }

    /** Days, or -1. */
    public int getDaysToKeep() {
        return daysToKeep;
    }

    /** Builds, or -1. */
    public int getNumToKeep() {
        return numToKeep;
    }

    /** Days, or -1. */
    public int getArtifactDaysToKeep() {
        return artifactDaysToKeep;
    }

    /** Builds, or -1. */
    public int getArtifactNumToKeep() {
        return artifactNumToKeep;
    }

    public String getDaysToKeepStr() {
        return text(daysToKeep);
    }

    public String getNumToKeepStr() {
        return text(numToKeep);
    }

    public String getArtifactDaysToKeepStr() {
        return text(artifactDaysToKeep);
    }

    public String getArtifactNumToKeepStr() {
        return text(artifactNumToKeep);
    }

    private static String text(int number) {
        return number < 0 ? "" : Integer.toString(number);
    }

    /** Describes the rule. */
    @Extension
    @Symbol("logRotator")
    public static final class LRDescriptor extends BuildDiscarderDescriptor {
        @Override
        public String getDisplayName() {
            return "Log Rotation";
        }
    }
}
