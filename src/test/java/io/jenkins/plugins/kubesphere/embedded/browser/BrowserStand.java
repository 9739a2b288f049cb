package io.jenkins.plugins.kubesphere.embedded.browser;

import io.jenkins.plugins.kubesphere.embedded.EmbeddedController;
import io.jenkins.plugins.kubesphere.embedded.EmbeddedOptions;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.CountDownLatch;
import hudson.security.ACL;
import hudson.security.ACLContext;

/** The controller of the browser's tests by itself, to work on the pages and to take their pictures: prints what to open and serves until it is stopped. */
public final class BrowserStand {
    private BrowserStand() {
    }

    public static void main(String[] arguments) throws Exception {
        Path home = Files.createTempDirectory("browser-stand");
        try (EmbeddedController controller = EmbeddedController.start(EmbeddedOptions.home(home)); ACLContext ignored = ACL.as2(ACL.SYSTEM2);
             BrowserController stand = BrowserController.start(controller.jenkins()); PicturedRelease release = PicturedRelease.start(controller.jenkins())) {
            System.out.println(stand.startAddress());
            new CountDownLatch(1).await();
        }
    }
}
