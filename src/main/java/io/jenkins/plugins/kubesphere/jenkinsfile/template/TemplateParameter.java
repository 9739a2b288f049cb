package io.jenkins.plugins.kubesphere.jenkinsfile.template;

import io.jenkins.plugins.kubesphere.jenkinsfile.catalogue.Kind;
import io.jenkins.plugins.kubesphere.jenkinsfile.catalogue.Words;

/**
 * One field of a template's form.
 *
 * @param name as the text of the template names it
 * @param label what the form says
 * @param kind which control fits
 * @param defaultValue what is taken when nothing is entered
 */
public record TemplateParameter(String name, Words label, Kind kind, String defaultValue) {
}
