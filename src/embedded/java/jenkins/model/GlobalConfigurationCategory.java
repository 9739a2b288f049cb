package jenkins.model;

import hudson.Extension;
import hudson.ExtensionList;
import hudson.ExtensionPoint;
import hudson.model.ModelObject;

/** The page on which a global configuration is shown. */
public abstract class GlobalConfigurationCategory implements ExtensionPoint, ModelObject {

    public GlobalConfigurationCategory() {}

    public abstract String getShortDescription();

    public static ExtensionList<GlobalConfigurationCategory> all() {
        return ExtensionList.lookup(GlobalConfigurationCategory.class);
    }

    public static <T extends GlobalConfigurationCategory> T get(Class<T> type) {
        T category = all().get(type);
        if (category == null) {
            throw new AssertionError("Category not found. It seems the " + type + " is not annotated with @Extension and so not registered");
        }
        return category;
    }

    /** The system configuration page. */
    @Extension
    public static class Unclassified extends GlobalConfigurationCategory {
        public Unclassified() {}

        @Override
        public String getShortDescription() {
            return "";
        }

        @Override
        public String getDisplayName() {
            return "System";
        }
    }

    /** The security page. */
    @Extension
    public static class Security extends GlobalConfigurationCategory {
        public Security() {}

        @Override
        public String getShortDescription() {
            return "";
        }

        @Override
        public String getDisplayName() {
            return "Security";
        }
    }
}
