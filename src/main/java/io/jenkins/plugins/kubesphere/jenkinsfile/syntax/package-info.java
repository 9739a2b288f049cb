/**
 * Owns the lossless reading of any Groovy text, broken text included: tokens that together are the text, blocks, statements, values, ranges.
 * It does not own what a directive of a declarative pipeline means, nor whether Groovy accepts the text.
 */
package io.jenkins.plugins.kubesphere.jenkinsfile.syntax;
