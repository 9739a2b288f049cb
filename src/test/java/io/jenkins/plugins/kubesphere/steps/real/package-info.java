/** {@code harborPush} in pipelines, against the engines and registries of {@code image.real}. */
package io.jenkins.plugins.kubesphere.steps.real;
