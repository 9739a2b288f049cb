package jenkins.model;

import hudson.model.TaskListener;
import hudson.model.User;
import io.jenkins.plugins.kubesphere.embedded.Messages;
import java.io.Serializable;

/** Why a build was stopped. */
public abstract class CauseOfInterruption implements Serializable {
    private static final long serialVersionUID = 1L;

    public CauseOfInterruption() {}

    public abstract String getShortDescription();

    public void print(TaskListener listener) {
        listener.getLogger().println(getShortDescription());
    }

    /** Somebody stopped it. */
    public static final class UserInterruption extends CauseOfInterruption {
        private static final long serialVersionUID = 1L;
        private final String user;

        public UserInterruption(User user) {
            this.user = user.getId();
        }

        public UserInterruption(String userId) {
            user = userId;
        }

        public User getUser() {
            return getUserOrNull();
        }

        public User getUserOrNull() {
            return User.getById(user, false);
        }

        public String getUserId() {
            return user;
        }

        @Override
        public String getShortDescription() {
            User known = getUserOrNull();
            return Messages.Interruption_User(known == null ? user : known.getFullName());
        }

        @Override
        public boolean equals(Object o) {
            return o instanceof UserInterruption that && user.equals(that.user);
        }

        @Override
        public int hashCode() {
            return user.hashCode();
        }
    }
}
