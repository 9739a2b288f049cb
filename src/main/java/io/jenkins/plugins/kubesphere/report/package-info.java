/**
 * What a run released: the images it pushed and the objects it deployed, kept with the build record and shown on its page and as JSON.
 * This room only remembers and shows; it neither pushes nor deploys, and it never holds a secret.
 */
package io.jenkins.plugins.kubesphere.report;
