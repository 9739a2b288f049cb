package io.jenkins.plugins.kubesphere.harbor;

import io.jenkins.plugins.kubesphere.image.Digest;
import io.jenkins.plugins.kubesphere.image.ImageReference;
import io.jenkins.plugins.kubesphere.image.registry.Access;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.time.Duration;
import java.util.Optional;

/** One Harbor and an account on it. Every method may be interrupted; refusals are {@link HarborException}s with a sentence. */
public final class Harbor {

    private final HarborCall call;
    private final URI registry;

    /**
     * @param client follows no redirects
     * @param registry address of the registry, ending with a slash
     */
    public Harbor(HttpClient client, URI registry, Access.Password account) {
        this.call = new HarborCall(client, registry, account);
        this.registry = registry;
    }

    /** Whether what answers there is a Harbor at all ({@code GET /systeminfo}) and not a plain registry. */
    public boolean isHarbor() throws IOException, InterruptedException {
        HarborCall.Answer answer = call.send("GET", "systeminfo", null);
        return answer.status() == 200 && (answer.body().has("harbor_version") || answer.body().has("auth_mode"));
    }

    /** Creates a private project; true if it was not there before. */
    public boolean createProject(String name) throws IOException, InterruptedException {
        return new Projects(call).create(name);
    }

    /** Puts a label of the image's project on it, creating the label where needed. */
    public void label(ImageReference image, Digest digest, String label) throws IOException, InterruptedException {
        new Labels(call).add(artifact(image, digest), new Projects(call).id(image.project()), label);
    }

    /** Has an image scanned and waits for the result. */
    public ScanReport scan(ImageReference image, Digest digest, Duration patience) throws IOException, InterruptedException {
        return new Scans(call).run(artifact(image, digest), image.name() + "@" + digest, patience);
    }

    /** The immutability rule that keeps a tag where it is, in words; empty where none is found. */
    public Optional<String> immutableRule(ImageReference image, String tag) throws IOException, InterruptedException {
        return new ImmutableRules(call).find(image.project(), insideProject(image), tag);
    }

    private static String insideProject(ImageReference image) throws HarborException {
        if (image.project().equals(image.repository())) {
            throw new HarborException(Messages.Harbor_noProject(image.name()), 0);
        }
        return image.repository().substring(image.project().length() + 1);
    }

    /** A repository inside a path is escaped twice, because a proxy may undo it once. */
    private static String artifact(ImageReference image, Digest digest) throws HarborException {
        String repository = HarborCall.escape(HarborCall.escape(insideProject(image)));
        return "projects/" + HarborCall.escape(image.project()) + "/repositories/" + repository + "/artifacts/" + digest;
    }

    /** Harbor's page about an image, by the project's number as its web interface wants it. */
    public URI page(ImageReference image, Digest digest) throws IOException, InterruptedException {
        int id = new Projects(call).id(image.project());
        String inside = insideProject(image);
        return registry.resolve("/harbor/projects/" + id + "/repositories/" + HarborCall.escape(inside) + "/artifacts-tab/artifacts/" + digest);
    }
}
