package io.jenkins.plugins.kubesphere.embedded.web;

import java.io.IOException;

/** Another program listens on the wanted port. */
public final class PortInUseException extends IOException {
    private static final long serialVersionUID = 1L;

    PortInUseException(int port, Throwable cause) {
        super(Messages.WebServer_PortInUse(Integer.toString(port)), cause);
    }
}
