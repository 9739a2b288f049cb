package io.jenkins.plugins.kubesphere.embedded.cps;

/** Finds the line of a Jenkinsfile in the trace of a failure. */
final class Lines {

    private Lines() {
    }

    /** Text such as {@code " (Jenkinsfile, line 3)"}, empty when the failure did not come from the script. */
    static String of(Throwable failure) {
        for (StackTraceElement frame : failure.getStackTrace()) {
            if (ScriptCompiler.SCRIPT.equals(frame.getFileName()) && frame.getLineNumber() > 0) {
                return " (Jenkinsfile, line " + frame.getLineNumber() + ")";
            }
        }
        return "";
    }
}
