package hudson.model;

import hudson.Util;
import io.jenkins.plugins.kubesphere.embedded.Messages;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import jenkins.model.Jenkins;

/** Why a build was started. */
public abstract class Cause {

    public Cause() {}

    public abstract String getShortDescription();

    public void onAddedTo(Run build) {}

    public void onLoad(Run<?, ?> build) {}

    public void print(TaskListener listener) {
        listener.getLogger().println(getShortDescription());
    }

    /** Somebody asked for it. */
    public static class UserIdCause extends Cause {
        private final String userId;

        public UserIdCause() {
            User user = User.current();
            userId = user == null ? null : user.getId();
        }

        public UserIdCause(String userId) {
            this.userId = userId;
        }

        /** The user's id, or null for somebody who is not known. */
        public String getUserId() {
            return userId;
        }

        public String getUserName() {
            User user = userId == null ? null : User.getById(userId, false);
            return user == null ? userId == null ? "anonymous" : userId : user.getDisplayName();
        }

        @Override
        public String getShortDescription() {
            return Messages.Cause_User(getUserName());
        }

        @Override
        public boolean equals(Object o) {
            return o instanceof UserIdCause that && Objects.equals(userId, that.userId);
        }

        @Override
        public int hashCode() {
            return 295 + Objects.hashCode(userId);
        }
    }

    /** A build of another job asked for it. */
    public static class UpstreamCause extends Cause {
        private final String upstreamProject;
        private final String upstreamUrl;
        private final int upstreamBuild;
        private final List<Cause> upstreamCauses;

        public UpstreamCause(Run<?, ?> up) {
            upstreamProject = up.getParent().getFullName();
            upstreamUrl = up.getParent().getUrl();
            upstreamBuild = up.getNumber();
            upstreamCauses = new ArrayList<>(up.getCauses());
        }

        public String getUpstreamProject() {
            return upstreamProject;
        }

        public String getUpstreamUrl() {
            return upstreamUrl;
        }

        public int getUpstreamBuild() {
            return upstreamBuild;
        }

        public List<Cause> getUpstreamCauses() {
            return upstreamCauses;
        }

        public Run<?, ?> getUpstreamRun() {
            Job<?, ?> job = Jenkins.get().getItemByFullName(upstreamProject, Job.class);
            return job == null ? null : job.getBuildByNumber(upstreamBuild);
        }

        public boolean pointsTo(Run<?, ?> r) {
            return r.getNumber() == upstreamBuild && pointsTo(r.getParent());
        }

        public boolean pointsTo(Job<?, ?> j) {
            return j.getFullName().equals(upstreamProject);
        }

        @Override
        public String getShortDescription() {
            return Messages.Cause_Upstream(upstreamProject, Integer.toString(upstreamBuild));
        }

        @Override
        public boolean equals(Object o) {
            return o instanceof UpstreamCause that
                    && upstreamBuild == that.upstreamBuild
                    && upstreamProject.equals(that.upstreamProject)
                    && upstreamCauses.equals(that.upstreamCauses);
        }

        @Override
        public int hashCode() {
            return Objects.hash(upstreamProject, upstreamBuild);
        }

        @Override
        public String toString() {
            return upstreamUrl + upstreamBuild + upstreamCauses;
        }
    }

    /** Another machine asked for it. */
    public static class RemoteCause extends Cause {
        private final String addr;
        private final String note;

        public RemoteCause(String host, String note) {
            addr = host;
            this.note = note;
        }

        public String getAddr() {
            return addr;
        }

        public String getNote() {
            return note;
        }

        @Override
        public String getShortDescription() {
            return Util.fixEmptyAndTrim(note) == null ? Messages.Cause_Remote(addr) : Messages.Cause_Remote_note(addr, note);
        }

        @Override
        public boolean equals(Object o) {
            return o instanceof RemoteCause that && Objects.equals(addr, that.addr) && Objects.equals(note, that.note);
        }

        @Override
        public int hashCode() {
            return Objects.hash(addr, note);
        }
    }
}
