package io.jenkins.plugins.kubesphere.embedded.web.dispatch;

import java.util.List;
import org.kohsuke.stapler.Ancestor;

/** An object on the way from Jenkins itself to the one that answers. */
final class PathAncestor implements Ancestor {
    private final List<PathAncestor> path;
    private final int index;
    private final Object object;
    private final List<String> tokens;
    private final int consumed;
    private final String origin;

    /** @param consumed how many tokens of the address led here */
    PathAncestor(List<PathAncestor> path, Object object, List<String> tokens, int consumed, String origin) {
        this.path = path;
        this.index = path.size();
        this.object = object;
        this.tokens = tokens;
        this.consumed = consumed;
        this.origin = origin;
    }

    @Override
    public Object getObject() {
        return object;
    }

    @Override
    public String getUrl() {
        return consumed == 0 ? "" : "/" + String.join("/", tokens.subList(0, consumed));
    }

    @Override
    public String getRestOfUrl() {
        return String.join("/", tokens.subList(consumed, tokens.size()));
    }

    @Override
    public String getFullUrl() {
        return origin + getUrl();
    }

    @Override
    public String getRelativePath() {
        int up = tokens.size() - consumed;
        return up <= 1 ? "." : "../".repeat(up - 1).replaceFirst("/$", "");
    }

    @Override
    public String getNextToken(int n) {
        return tokens.get(consumed + n);
    }

    /** Tokens of the address from the one that follows on. */
    public List<String> getTokens(int n) {
        return tokens.subList(consumed + n, tokens.size());
    }

    @Override
    public Ancestor getPrev() {
        return index == 0 ? null : path.get(index - 1);
    }

    @Override
    public Ancestor getNext() {
        return index + 1 < path.size() ? path.get(index + 1) : null;
    }
}
