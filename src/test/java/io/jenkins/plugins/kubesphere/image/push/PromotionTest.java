package io.jenkins.plugins.kubesphere.image.push;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertTrue;

import io.jenkins.plugins.kubesphere.image.Descriptor;
import io.jenkins.plugins.kubesphere.image.Digest;
import io.jenkins.plugins.kubesphere.image.ImageReference;
import io.jenkins.plugins.kubesphere.image.ImageSource;
import io.jenkins.plugins.kubesphere.image.registry.Access;
import io.jenkins.plugins.kubesphere.image.registry.Registry;
import io.jenkins.plugins.kubesphere.image.source.OciLayoutSource;
import io.jenkins.plugins.kubesphere.image.source.RegistrySource;
import java.util.List;
import java.util.Set;
import org.junit.Test;

/** An image that goes from one project to another: nothing is sent that is there, and what is attached comes along. */
public class PromotionTest extends PushesToHarbor {

    @Test
    public void promotionMountsInsteadOfUploading() throws Exception {
        harbor.createProject("live");
        PushResult first = push(new OciLayoutSource(layout(3), null), ALICE, "shop/app", "1.0");
        ImageSource source = new RegistrySource(connect(ALICE), ImageReference.parse(harbor.host() + "/shop/app@" + first.digest()));
        PushResult promoted = push(source, ALICE, "live/app", "1.0");
        assertEquals(first.digest(), promoted.digest());
        assertEquals(0, promoted.uploaded());
        assertEquals(first.uploaded(), promoted.mounted());
    }

    @Test
    public void signaturesComeAlongIfAsked() throws Exception {
        harbor.createProject("live");
        PushResult app = push(new OciLayoutSource(layout(2), null), ALICE, "shop/app", "1.0");
        String cosign = app.digest().toString().replace(':', '-') + ".sig";
        push(new OciLayoutSource(layout(1), null), ALICE, "shop/app", cosign);
        Digest sbom;
        try (Registry registry = connect(ALICE)) {
            sbom = Referring.push(registry, "shop/app", app.digest(), "application/vnd.example.sbom");
        }
        ImageReference from = ImageReference.parse(harbor.host() + "/shop/app@" + app.digest());
        push(new RegistrySource(connect(ALICE), from), ALICE, "live/bare", "1.0");
        assertEquals(List.of("1.0"), harbor.tags("live/bare"));
        push(new RegistrySource(connect(ALICE), from, true), ALICE, "live/app", "1.0");
        assertTrue(harbor.tags("live/app").toString(), harbor.tags("live/app").contains(cosign));
        try (Registry registry = connect(ALICE)) {
            assertEquals(List.of(sbom), registry.referrers("live/app", app.digest()).stream().map(Descriptor::digest).toList());
        }
    }

    @Test
    public void attachmentsThatLeadBackToTheImageEndThere() throws Exception {
        harbor.createProject("live");
        PushResult app = push(new OciLayoutSource(layout(1), null), ALICE, "shop/app", "1.0");
        String cosign = app.digest().toString().replace(':', '-') + ".sig";
        push(new RegistrySource(connect(ALICE), ImageReference.parse(harbor.host() + "/shop/app:1.0")), ALICE, "shop/app", cosign);
        push(new RegistrySource(connect(ALICE), ImageReference.parse(harbor.host() + "/shop/app:1.0"), true), ALICE, "live/app", "1.0");
        assertEquals(Set.of("1.0", cosign), Set.copyOf(harbor.tags("live/app")));
    }

    @Test
    public void aLayerThatTheAccountMayNotTakeFromElsewhereIsSent() throws Exception {
        harbor.createProject("live");
        PushMemory memory = new PushMemory();
        requestsAbout(layout(2), "live/app", memory, "1.0");
        String robot = harbor.addRobot("shop", "ci", "secret-of-robot", Set.of("pull", "push"));
        Access.Bearer token;
        try (Registry registry = connect(new Access.Password(robot, "secret-of-robot"))) {
            token = registry.pushToken("shop/app", List.of("live/app")).orElseThrow();
        }
        try (ImageSource source = new OciLayoutSource(layout(4), null); Registry registry = connect(token)) {
            registry.uploadPiecewise("shop/app").send(new byte[] {1}, 1);
            ImageReference target = ImageReference.parse(harbor.host() + "/shop/app");
            new ImagePush(registry, target, events::add, 1, memory, new Arrivals()).push(source.image(), List.of("1.0"));
        }
        assertEquals(List.of("1.0"), harbor.tags("shop/app"));
    }
}
