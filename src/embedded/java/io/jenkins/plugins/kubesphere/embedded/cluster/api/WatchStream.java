package io.jenkins.plugins.kubesphere.embedded.cluster.api;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.jenkins.plugins.kubesphere.embedded.cluster.store.ObjectStore;
import io.jenkins.plugins.kubesphere.embedded.cluster.store.StoreEvent;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;

/** One open watch: lines of JSON, written as the connection takes them, without a thread of its own. */
final class WatchStream implements Consumer<StoreEvent> {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int LIMIT = 5000;

    private final ApiPath path;
    private final Predicate<JsonNode> filter;
    private final boolean table;
    private final ObjectStore store;
    private final Response response;
    private final Callback callback;
    private final Queue<String> lines = new ArrayDeque<>();
    private ScheduledFuture<?> ending;
    private ScheduledFuture<?> bookmarks;
    private boolean writing;
    private boolean ended;
    private boolean finished;

    WatchStream(ApiPath path, Predicate<JsonNode> filter, boolean table, ObjectStore store, Response response, Callback callback) {
        this.path = path;
        this.filter = filter;
        this.table = table;
        this.store = store;
        this.response = response;
        this.callback = callback;
    }

    void start(Query query, ScheduledExecutorService executor) {
        String from = query.text("resourceVersion");
        boolean current = from.isEmpty() || from.equals("0");
        boolean known;
        synchronized (store) {
            if (current) {
                store.list(path.type(), path.namespace()).stream().filter(filter).forEach(object -> send("ADDED", object));
            }
            known = store.follow(current ? store.revision() : Long.parseLong(from), this);
        }
        if (!known) {
            send("ERROR", Failure.gone(store.revision()).status());
            end();
            return;
        }
        long seconds = query.text("timeoutSeconds").isEmpty() ? 1800 : Long.parseLong(query.text("timeoutSeconds"));
        synchronized (this) {
            ending = executor.schedule(this::end, seconds, TimeUnit.SECONDS);
            if (query.flag("allowWatchBookmarks")) {
                bookmarks = executor.scheduleAtFixedRate(this::bookmark, 10, 10, TimeUnit.SECONDS);
            }
        }
        // The status line goes out even when there is nothing to tell yet.
        write();
    }

    @Override
    public void accept(StoreEvent event) {
        if (!event.key().isOf(path.type()) || !path.namespace().isEmpty() && !path.namespace().equals(event.key().namespace())) {
            return;
        }
        boolean before = event.before() != null && filter.test(event.before());
        boolean now = filter.test(event.object());
        switch (event.change()) {
            case ADDED, MODIFIED -> {
                if (now) {
                    send(before ? "MODIFIED" : "ADDED", event.object());
                } else if (before) {
                    send("DELETED", event.object());
                }
            }
            case DELETED -> {
                if (before) {
                    send("DELETED", event.object());
                }
            }
        }
    }

    private void bookmark() {
        ObjectNode object = JSON.createObjectNode().put("kind", path.type().kind()).put("apiVersion", path.type().apiVersion());
        object.putObject("metadata").put("resourceVersion", Long.toString(store.revision()));
        send("BOOKMARK", object);
    }

    private void send(String type, ObjectNode object) {
        boolean plain = !table || type.equals("ERROR") || type.equals("BOOKMARK");
        ObjectNode event = JSON.createObjectNode().put("type", type);
        event.set("object", plain ? object
                : Tables.of(path.type(), List.of(object), object.path("metadata").path("resourceVersion").asText()));
        synchronized (this) {
            if (ended) {
                return;
            }
            lines.add(event + "\n");
            ended |= lines.size() > LIMIT;
        }
        write();
    }

    /** The client may list and watch again. */
    void end() {
        synchronized (this) {
            ended = true;
        }
        write();
    }

    private void write() {
        ByteBuffer bytes;
        boolean last;
        synchronized (this) {
            if (writing || finished) {
                return;
            }
            StringBuilder text = new StringBuilder();
            while (!lines.isEmpty()) {
                text.append(lines.remove());
            }
            last = ended;
            if (text.isEmpty() && !last && response.isCommitted()) {
                return;
            }
            bytes = ByteBuffer.wrap(text.toString().getBytes(StandardCharsets.UTF_8));
            writing = true;
            finished = last;
        }
        response.write(last, bytes, Callback.from(() -> written(last, null), failure -> written(true, failure)));
    }

    private void written(boolean last, Throwable failure) {
        synchronized (this) {
            writing = false;
            finished |= last;
        }
        if (!last) {
            write();
            return;
        }
        store.unfollow(this);
        synchronized (this) {
            if (ending != null) {
                ending.cancel(false);
            }
            if (bookmarks != null) {
                bookmarks.cancel(false);
            }
        }
        if (failure == null) {
            callback.succeeded();
        } else {
            callback.failed(failure);
        }
    }
}
