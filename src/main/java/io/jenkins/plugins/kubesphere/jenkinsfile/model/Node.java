package io.jenkins.plugins.kubesphere.jenkinsfile.model;

import io.jenkins.plugins.kubesphere.jenkinsfile.syntax.Range;

/**
 * An element of the pipeline. Its path names it in this version of the text, as the editor's protocol says; its range is the statement it
 * was read from, without the comments around it.
 */
public sealed interface Node permits Agent, Condition, Entry, Matrix, Matrix.Axis, Opaque, Pipeline, Post, Section, Stage, Step, When {
    String path();

    Range range();
}
