package io.jenkins.plugins.kubesphere.fleet;

import java.util.Arrays;
import java.util.stream.Collectors;

/** What happens when more clusters fail than are tolerated. */
public enum OnFailure {
    /** No further cluster is started; everything stays as it is. */
    STOP("stop"),
    /** All other clusters get the release all the same. */
    CONTINUE("continue"),
    /** As {@link #STOP}, and the clusters that failed go back to what they had. */
    ROLLBACK("rollback"),
    /** As {@link #STOP}, and every cluster touched by this release goes back to what it had, the last one first. */
    ROLLBACK_ALL("rollbackAll");

    private final String word;

    OnFailure(String word) {
        this.word = word;
    }

    /** As a Jenkinsfile spells it. */
    public String word() {
        return word;
    }

    /** @throws FleetException listing the words there are */
    public static OnFailure of(String word) throws FleetException {
        for (OnFailure value : values()) {
            if (value.word.equals(word)) {
                return value;
            }
        }
        throw new FleetException(Messages.OnFailure_unknown(word,
                Arrays.stream(values()).map(OnFailure::word).collect(Collectors.joining(", "))));
    }
}
