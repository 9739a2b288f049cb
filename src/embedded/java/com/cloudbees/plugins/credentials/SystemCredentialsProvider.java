package com.cloudbees.plugins.credentials;

import com.cloudbees.plugins.credentials.domains.Domain;
import com.cloudbees.plugins.credentials.domains.DomainRequirement;
import edu.umd.cs.findbugs.annotations.NonNull;
import edu.umd.cs.findbugs.annotations.Nullable;
import hudson.Extension;
import hudson.ExtensionList;
import hudson.XmlFile;
import hudson.model.AbstractDescribableImpl;
import hudson.model.Descriptor;
import hudson.model.Item;
import hudson.model.ItemGroup;
import hudson.model.ModelObject;
import hudson.model.Saveable;
import hudson.security.ACL;
import java.io.File;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import jenkins.model.Jenkins;
import org.springframework.security.core.Authentication;

/** The controller's own credentials, kept encrypted in {@code credentials.xml}. */
@Extension
public class SystemCredentialsProvider extends AbstractDescribableImpl<SystemCredentialsProvider> implements Saveable {

    private final CopyOnWriteArrayList<Credentials> credentials = new CopyOnWriteArrayList<>();

    public SystemCredentialsProvider() {
        XmlFile file = getConfigFile();
        if (file.exists()) {
            try {
                file.unmarshal(this);
            } catch (IOException e) {
                throw new IllegalStateException("Cannot read the credentials of " + file, e);
            }
        }
    }

    public static SystemCredentialsProvider getInstance() {
        return ExtensionList.lookupSingleton(SystemCredentialsProvider.class);
    }

    public static XmlFile getConfigFile() {
        return new XmlFile(new File(Jenkins.get().getRootDir(), "credentials.xml"));
    }

    /** The live list: changes are seen at once and last once {@link #save()} was called. */
    public List<Credentials> getCredentials() {
        return credentials;
    }

    public Map<Domain, List<Credentials>> getDomainCredentialsMap() {
        return Map.of(Domain.global(), credentials);
    }

    @Override
    public void save() throws IOException {
        getConfigFile().write(this);
    }

    /** Descriptor. */
    @Extension
    public static final class DescriptorImpl extends Descriptor<SystemCredentialsProvider> {

        @NonNull
        @Override
        public String getDisplayName() {
            return "";
        }
    }

    /** Finds them for items and item groups. */
    @Extension
    public static class ProviderImpl extends CredentialsProvider {

        @NonNull
        @Override
        public String getDisplayName() {
            return "System Credentials Provider";
        }

        @Override
        public CredentialsStore getStore(@Nullable ModelObject object) {
            return object == Jenkins.get() ? new StoreImpl() : null;
        }

        @NonNull
        @Override
        @SuppressWarnings("rawtypes")
        public <C extends Credentials> List<C> getCredentialsInItemGroup(@NonNull Class<C> type, @Nullable ItemGroup itemGroup,
                @Nullable Authentication authentication, @NonNull List<DomainRequirement> domainRequirements) {
            boolean ofTheController = itemGroup == Jenkins.get();
            return visible(type, authentication, ofTheController);
        }

        @NonNull
        @Override
        public <C extends Credentials> List<C> getCredentialsInItem(@NonNull Class<C> type, @NonNull Item item,
                @Nullable Authentication authentication, @NonNull List<DomainRequirement> domainRequirements) {
            return visible(type, authentication, false);
        }

        /** Jobs run as the system and see global credentials; the controller's own are for the controller alone. */
        private static <C extends Credentials> List<C> visible(Class<C> type, Authentication authentication, boolean ofTheController) {
            if (!ACL.SYSTEM2.equals(authentication)) {
                return List.of();
            }
            return getInstance().getCredentials().stream()
                    .filter(type::isInstance)
                    .filter(candidate -> ofTheController || candidate.getScope() != CredentialsScope.SYSTEM)
                    .map(type::cast)
                    .toList();
        }
    }

    /** Changes them. */
    public static class StoreImpl extends CredentialsStore {

        @NonNull
        @Override
        public ModelObject getContext() {
            return Jenkins.get();
        }

        @NonNull
        @Override
        public List<Credentials> getCredentials(@NonNull Domain domain) {
            return Jenkins.get().hasPermission(CredentialsProvider.VIEW) ? List.copyOf(getInstance().getCredentials()) : List.of();
        }

        @Override
        public boolean addCredentials(@NonNull Domain domain, @NonNull Credentials added) throws IOException {
            checkPermission(CredentialsProvider.CREATE);
            List<Credentials> all = getInstance().getCredentials();
            if (all.contains(added)) {
                return false;
            }
            all.add(added);
            getInstance().save();
            return true;
        }

        @Override
        public boolean removeCredentials(@NonNull Domain domain, @NonNull Credentials removed) throws IOException {
            checkPermission(CredentialsProvider.DELETE);
            boolean found = getInstance().getCredentials().remove(removed);
            if (found) {
                getInstance().save();
            }
            return found;
        }

        @Override
        public boolean updateCredentials(@NonNull Domain domain, @NonNull Credentials current, @NonNull Credentials replacement) throws IOException {
            checkPermission(CredentialsProvider.UPDATE);
            List<Credentials> all = getInstance().getCredentials();
            int index = all.indexOf(current);
            if (index < 0) {
                return false;
            }
            all.set(index, replacement);
            getInstance().save();
            return true;
        }

        @Override
        public void save() throws IOException {
            getInstance().save();
        }
    }
}
