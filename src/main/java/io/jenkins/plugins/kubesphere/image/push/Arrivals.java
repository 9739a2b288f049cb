package io.jenkins.plugins.kubesphere.image.push;

import io.jenkins.plugins.kubesphere.image.Digest;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * What one push has brought to its repository so far, over all its attempts: a later attempt finds it there, and it was sent all the same. For several
 * threads.
 */
public final class Arrivals {
    private final Set<Digest> uploaded = ConcurrentHashMap.newKeySet();
    private final Set<Digest> mounted = ConcurrentHashMap.newKeySet();

    void uploaded(Digest blob) {
        uploaded.add(blob);
    }

    void mounted(Digest blob) {
        mounted.add(blob);
    }

    boolean isUploaded(Digest blob) {
        return uploaded.contains(blob);
    }

    boolean isMounted(Digest blob) {
        return mounted.contains(blob);
    }
}
