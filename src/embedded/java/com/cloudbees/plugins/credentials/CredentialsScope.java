package com.cloudbees.plugins.credentials;

import hudson.model.ModelObject;
import hudson.model.User;
import java.io.Serializable;
import jenkins.model.Jenkins;

/** Who may use a credential: everything on this controller, the controller itself, or one user. */
public enum CredentialsScope implements Serializable {
    SYSTEM {
        @Override
        public String getDisplayName() {
            return "System (Jenkins and nodes only)";
        }

        @Override
        public boolean isVisible(ModelObject context) {
            return context instanceof Jenkins;
        }
    },
    GLOBAL {
        @Override
        public String getDisplayName() {
            return "Global (Jenkins, nodes, items, all child items, etc)";
        }

        @Override
        public boolean isVisible(ModelObject context) {
            return true;
        }
    },
    USER {
        @Override
        public String getDisplayName() {
            return "User";
        }

        @Override
        public boolean isVisible(ModelObject context) {
            return context instanceof User;
        }
    };

    public abstract boolean isVisible(ModelObject context);

    public abstract String getDisplayName();
}
