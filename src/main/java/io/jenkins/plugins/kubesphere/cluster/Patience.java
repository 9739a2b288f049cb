package io.jenkins.plugins.kubesphere.cluster;

import java.time.Duration;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;

/**
 * For how long a request is tried again while a cluster does not answer.
 *
 * @param limit longest time; zero for the few tries that every request has
 * @param going false once nobody wants the request any more
 * @param trouble told, once for each request, that the cluster does not answer
 */
record Patience(Duration limit, BooleanSupplier going, Consumer<String> trouble) {

    static final Patience NONE = new Patience(Duration.ZERO, () -> true, trouble -> { });
}
