package org.jenkinsci.plugins.workflow.support.steps.build;

import hudson.AbortException;
import hudson.model.Result;
import hudson.model.Run;
import java.io.IOException;
import java.io.Serializable;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jenkinsci.plugins.scriptsecurity.sandbox.whitelists.Whitelisted;

/** A build as scripts see it; only the running one can be changed. */
public final class RunWrapper implements Serializable {

    private static final long serialVersionUID = 1L;

    private final String id;
    private final boolean currentBuild;

    /** @param currentBuild whether the script may change it */
    public RunWrapper(Run<?, ?> build, boolean currentBuild) {
        this.id = build.getExternalizableId();
        this.currentBuild = currentBuild;
    }

    /** The build itself; not for sandboxed scripts. */
    public Run<?, ?> getRawBuild() {
        return Run.fromExternalizableId(id);
    }

    private Run<?, ?> build() throws AbortException {
        Run<?, ?> run = getRawBuild();
        if (run == null) {
            throw new AbortException("No build record " + id + " could be located.");
        }
        return run;
    }

    private Run<?, ?> own(String what) throws AbortException {
        if (!currentBuild) {
            throw new SecurityException("can only set the " + what + " property on the current build");
        }
        return build();
    }

    private static RunWrapper wrap(Run<?, ?> run) {
        return run == null ? null : new RunWrapper(run, false);
    }

    /** Makes the result worse. */
    @Whitelisted
    public void setResult(String result) throws AbortException {
        own("result").setResult(Result.fromString(result));
    }

    /** Sets the description. */
    @Whitelisted
    public void setDescription(String description) throws IOException {
        own("description").setDescription(description);
    }

    /** Sets the name that people see. */
    @Whitelisted
    public void setDisplayName(String name) throws IOException {
        own("displayName").setDisplayName(name);
    }

    /** Keeps the build for ever. */
    @Whitelisted
    public void setKeepLog(boolean keep) throws IOException {
        own("keepLog").keepLog(keep);
    }

    @Whitelisted
    public int getNumber() throws AbortException {
        return build().getNumber();
    }

    /** The result, or null while there is none. */
    @Whitelisted
    public String getResult() throws AbortException {
        Result result = build().getResult();
        return result == null ? null : result.toString();
    }

    /** The result, SUCCESS while there is none. */
    @Whitelisted
    public String getCurrentResult() throws AbortException {
        String result = getResult();
        return result == null ? Result.SUCCESS.toString() : result;
    }

    @Whitelisted
    public boolean resultIsBetterOrEqualTo(String other) throws AbortException {
        return Result.fromString(getCurrentResult()).isBetterOrEqualTo(Result.fromString(other));
    }

    @Whitelisted
    public boolean resultIsWorseOrEqualTo(String other) throws AbortException {
        return Result.fromString(getCurrentResult()).isWorseOrEqualTo(Result.fromString(other));
    }

    @Whitelisted
    public long getTimeInMillis() throws AbortException {
        return build().getTimeInMillis();
    }

    @Whitelisted
    public long getStartTimeInMillis() throws AbortException {
        return build().getStartTimeInMillis();
    }

    /** Milliseconds. */
    @Whitelisted
    public long getDuration() throws AbortException {
        Run<?, ?> run = build();
        return run.isBuilding() ? System.currentTimeMillis() - run.getStartTimeInMillis() : run.getDuration();
    }

    @Whitelisted
    public String getDurationString() throws AbortException {
        return build().getDurationString();
    }

    @Whitelisted
    public String getDescription() throws AbortException {
        return build().getDescription();
    }

    @Whitelisted
    public String getDisplayName() throws AbortException {
        return build().getDisplayName();
    }

    @Whitelisted
    public String getFullDisplayName() throws AbortException {
        return build().getFullDisplayName();
    }

    @Whitelisted
    public String getProjectName() throws AbortException {
        return build().getParent().getName();
    }

    @Whitelisted
    public String getFullProjectName() throws AbortException {
        return build().getParent().getFullName();
    }

    @Whitelisted
    public String getId() throws AbortException {
        return build().getId();
    }

    @Whitelisted
    public String getAbsoluteUrl() throws AbortException {
        return build().getAbsoluteUrl();
    }

    @Whitelisted
    public RunWrapper getPreviousBuild() throws AbortException {
        return wrap(build().getPreviousBuild());
    }

    @Whitelisted
    public RunWrapper getNextBuild() throws AbortException {
        return wrap(build().getNextBuild());
    }

    @Whitelisted
    public RunWrapper getPreviousCompletedBuild() throws AbortException {
        Run<?, ?> run = build().getPreviousBuild();
        while (run != null && run.isBuilding()) {
            run = run.getPreviousBuild();
        }
        return wrap(run);
    }

    @Whitelisted
    public RunWrapper getPreviousSuccessfulBuild() throws AbortException {
        Run<?, ?> run = build().getPreviousBuild();
        while (run != null && (run.isBuilding() || !Result.SUCCESS.equals(run.getResult()))) {
            run = run.getPreviousBuild();
        }
        return wrap(run);
    }

    /** The variables and parameters of the build. */
    @Whitelisted
    public Map<String, String> getBuildVariables() throws AbortException {
        try {
            return new LinkedHashMap<>(build().getEnvironment(hudson.model.TaskListener.NULL));
        } catch (IOException | InterruptedException e) {
            AbortException abort = new AbortException("cannot read the variables of " + id);
            abort.initCause(e);
            throw abort;
        }
    }
}
