/**
 * Images as other programs write, serve, break and run them: Docker, Podman, buildah, skopeo, Debian's registry and nginx. A test whose
 * program is not installed is skipped and says which one; {@code src/testbed/up images} brings all of them.
 */
package io.jenkins.plugins.kubesphere.image.real;
