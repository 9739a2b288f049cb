package io.jenkins.plugins.kubesphere.image.registry;

import java.net.URI;
import java.net.http.HttpRequest;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Supplier;

/**
 * One request before authentication, as data.
 *
 * @param what the thing it is about, for messages
 * @param body makes the body anew for each attempt
 */
record Call(String method, URI uri, Map<String, String> headers, Supplier<HttpRequest.BodyPublisher> body, Scope scope, String what) {

    static Call of(String method, URI uri, Scope scope, String what) {
        return new Call(method, uri, Map.of(), HttpRequest.BodyPublishers::noBody, scope, what);
    }

    Call header(String name, String value) {
        Map<String, String> more = new LinkedHashMap<>(headers);
        more.put(name, value);
        return new Call(method, uri, more, body, scope, what);
    }

    Call body(Supplier<HttpRequest.BodyPublisher> publisher) {
        return new Call(method, uri, headers, publisher, scope, what);
    }

    Call to(URI other) {
        return new Call(method, other, headers, body, scope, what);
    }
}
