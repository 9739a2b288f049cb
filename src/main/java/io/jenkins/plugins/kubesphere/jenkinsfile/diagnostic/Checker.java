package io.jenkins.plugins.kubesphere.jenkinsfile.diagnostic;

import io.jenkins.plugins.kubesphere.jenkinsfile.Jenkinsfile;
import java.util.List;

/** Whoever finds something in a Jenkinsfile. */
@FunctionalInterface
public interface Checker {
    /** The findings in the order of the text. */
    List<Diagnostic> check(Jenkinsfile jenkinsfile);
}
