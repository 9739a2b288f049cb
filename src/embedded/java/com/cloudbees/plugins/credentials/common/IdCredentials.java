package com.cloudbees.plugins.credentials.common;

import com.cloudbees.plugins.credentials.Credentials;
import edu.umd.cs.findbugs.annotations.CheckForNull;
import edu.umd.cs.findbugs.annotations.NonNull;
import java.util.UUID;

/** Credentials that a job can name. */
public interface IdCredentials extends Credentials {

    @NonNull
    String getId();

    /** What implementations share. */
    final class Helpers {

        public static String fixEmptyId(@CheckForNull String id) {
            return id == null || id.isEmpty() ? UUID.randomUUID().toString() : id;
        }

        public static boolean equals(IdCredentials self, Object other) {
            return self == other || (other instanceof IdCredentials that && self.getId().equals(that.getId()));
        }

        public static int hashCode(IdCredentials self) {
            return self.getId().hashCode();
        }
    }
}
