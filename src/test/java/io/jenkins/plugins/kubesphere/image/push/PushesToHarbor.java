package io.jenkins.plugins.kubesphere.image.push;

import io.jenkins.plugins.kubesphere.embedded.registry.EmbeddedRegistry;
import io.jenkins.plugins.kubesphere.embedded.registry.RegistryOptions;
import io.jenkins.plugins.kubesphere.image.ImageFixtures;
import io.jenkins.plugins.kubesphere.image.ImageReference;
import io.jenkins.plugins.kubesphere.image.ImageSource;
import io.jenkins.plugins.kubesphere.image.registry.Access;
import io.jenkins.plugins.kubesphere.image.registry.Endpoint;
import io.jenkins.plugins.kubesphere.image.registry.Registry;
import io.jenkins.plugins.kubesphere.image.registry.RetryPolicy;
import io.jenkins.plugins.kubesphere.image.source.OciLayoutSource;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.After;
import org.junit.Before;
import org.junit.Rule;
import org.junit.rules.TemporaryFolder;

/** A Harbor with a project named shop, and pushes to it. */
public abstract class PushesToHarbor {

    static final Access.Password ALICE = new Access.Password("alice", "correct horse");

    @Rule
    public TemporaryFolder folder = new TemporaryFolder();

    EmbeddedRegistry harbor;
    final List<Progress> events = Collections.synchronizedList(new ArrayList<>());

    @Before
    public void start() throws Exception {
        harbor = EmbeddedRegistry.start(RegistryOptions.harbor(folder.newFolder("harbor").toPath()).withAccount("alice", "correct horse"));
        harbor.createProject("shop");
    }

    @After
    public void stop() {
        harbor.close();
    }

    final Registry connect(Access access) throws Exception {
        return Registry.connect(new Endpoint(harbor.host(), false), access, RetryPolicy.DEFAULT, (what, why, pause) -> {});
    }

    final PushResult push(ImageSource source, Access access, String repository, String... tags) throws Exception {
        events.clear();
        try (source; Registry registry = connect(access)) {
            ImageReference target = ImageReference.parse(harbor.host() + "/" + repository);
            return new ImagePush(registry, target, events::add, 4).push(source.image(), List.of(tags));
        }
    }

    final Path layout(int layers) throws Exception {
        Path layout = folder.newFolder().toPath();
        ImageFixtures.layout(layout, layers, 20000);
        return layout;
    }

    final List<String> requestsAbout(Path layout, String repository, PushMemory memory, String... tags) throws Exception {
        harbor.forgetRequests();
        try (ImageSource source = new OciLayoutSource(layout, null); Registry registry = connect(ALICE)) {
            ImageReference target = ImageReference.parse(harbor.host() + "/" + repository);
            new ImagePush(registry, target, events::add, 4, memory, new Arrivals()).push(source.image(), List.of(tags));
        }
        return harbor.requests().stream().filter(request -> request.contains("/v2/" + repository)).map(request -> request.replaceFirst(" .*/", " ")).toList();
    }
}
