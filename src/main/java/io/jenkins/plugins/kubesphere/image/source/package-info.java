/**
 * The places an image can come from, each an {@link io.jenkins.plugins.kubesphere.image.ImageSource}: an OCI layout, an archive written by
 * {@code docker save}, a JAR, WAR or program without any Dockerfile, another registry. Sources read; they never write and never push.
 */
package io.jenkins.plugins.kubesphere.image.source;
