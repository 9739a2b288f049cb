package com.cloudbees.plugins.credentials;

import com.cloudbees.plugins.credentials.common.IdCredentials;
import com.cloudbees.plugins.credentials.common.StandardCredentials;
import com.cloudbees.plugins.credentials.common.StandardListBoxModel;
import com.cloudbees.plugins.credentials.domains.DomainRequirement;
import edu.umd.cs.findbugs.annotations.CheckForNull;
import edu.umd.cs.findbugs.annotations.NonNull;
import edu.umd.cs.findbugs.annotations.Nullable;
import hudson.DescriptorExtensionList;
import hudson.ExtensionList;
import hudson.ExtensionPoint;
import hudson.model.Describable;
import hudson.model.Descriptor;
import hudson.model.Item;
import hudson.model.ItemGroup;
import hudson.model.ModelObject;
import hudson.model.Run;
import hudson.security.ACL;
import hudson.security.Permission;
import hudson.security.PermissionGroup;
import hudson.security.PermissionScope;
import hudson.util.ListBoxModel;
import io.jenkins.plugins.kubesphere.embedded.store.Messages;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import jenkins.model.Jenkins;
import org.springframework.security.core.Authentication;

/** Finds credentials; each extension is one place where they are kept. */
public abstract class CredentialsProvider extends Descriptor<CredentialsProvider> implements ExtensionPoint, Describable<CredentialsProvider> {

    public static final PermissionGroup GROUP =
            new PermissionGroup(CredentialsProvider.class, Messages._CredentialsProvider_PermissionGroupTitle());
    private static final PermissionScope[] SCOPES = {PermissionScope.ITEM, PermissionScope.ITEM_GROUP, PermissionScope.JENKINS};
    public static final Permission USE_OWN = permission("UseOwn", Messages._CredentialsProvider_UseOwnPermissionDescription());
    public static final Permission USE_ITEM = permission("UseItem", Messages._CredentialsProvider_UseItemPermissionDescription());
    public static final Permission CREATE = permission("Create", Messages._CredentialsProvider_CreatePermissionDescription());
    public static final Permission UPDATE = permission("Update", Messages._CredentialsProvider_UpdatePermissionDescription());
    public static final Permission VIEW = permission("View", Messages._CredentialsProvider_ViewPermissionDescription());
    public static final Permission DELETE = permission("Delete", Messages._CredentialsProvider_DeletePermissionDescription());

    public CredentialsProvider() {
        super(Descriptor.self());
    }

    private static Permission permission(String name, org.jvnet.localizer.Localizable description) {
        return new Permission(GROUP, name, description, Jenkins.ADMINISTER, true, SCOPES);
    }

    public static ExtensionList<CredentialsProvider> all() {
        return ExtensionList.lookup(CredentialsProvider.class);
    }

    public static DescriptorExtensionList<Credentials, CredentialsDescriptor> allCredentialsDescriptors() {
        return Jenkins.get().getDescriptorList(Credentials.class);
    }

    @Override
    public Descriptor<CredentialsProvider> getDescriptor() {
        return this;
    }

    /** The store of that context, or null where this provider keeps none for it. */
    @CheckForNull
    public CredentialsStore getStore(@CheckForNull ModelObject object) {
        return null;
    }

    @NonNull
    public <C extends Credentials> List<C> getCredentialsInItemGroup(@NonNull Class<C> type, @Nullable ItemGroup itemGroup,
            @Nullable Authentication authentication, @NonNull List<DomainRequirement> domainRequirements) {
        return List.of();
    }

    @NonNull
    public <C extends Credentials> List<C> getCredentialsInItem(@NonNull Class<C> type, @NonNull Item item,
            @Nullable Authentication authentication, @NonNull List<DomainRequirement> domainRequirements) {
        return getCredentialsInItemGroup(type, item.getParent(), authentication, domainRequirements);
    }

    /** The stores that can be reached from the context. */
    public static Iterable<CredentialsStore> lookupStores(ModelObject context) {
        List<CredentialsStore> stores = new ArrayList<>();
        for (CredentialsProvider provider : all()) {
            CredentialsStore store = provider.getStore(context);
            if (store != null) {
                stores.add(store);
            }
        }
        return stores;
    }

    @NonNull
    public static <C extends Credentials> List<C> lookupCredentialsInItem(@NonNull Class<C> type, @Nullable Item item,
            @Nullable Authentication authentication) {
        return lookupCredentialsInItem(type, item, authentication, List.of());
    }

    @NonNull
    public static <C extends Credentials> List<C> lookupCredentialsInItem(@NonNull Class<C> type, @Nullable Item item,
            @Nullable Authentication authentication, @NonNull List<DomainRequirement> domainRequirements) {
        if (item == null) {
            return lookupCredentialsInItemGroup(type, Jenkins.get(), authentication, domainRequirements);
        }
        Map<Object, C> found = new LinkedHashMap<>();
        all().forEach(provider -> provider.getCredentialsInItem(type, item, known(authentication), domainRequirements)
                .forEach(credentials -> found.putIfAbsent(key(credentials), credentials)));
        return new ArrayList<>(found.values());
    }

    @SuppressWarnings("rawtypes")
    @NonNull
    public static <C extends Credentials> List<C> lookupCredentialsInItemGroup(@NonNull Class<C> type, @Nullable ItemGroup itemGroup,
            @Nullable Authentication authentication) {
        return lookupCredentialsInItemGroup(type, itemGroup, authentication, List.of());
    }

    @SuppressWarnings("rawtypes")
    @NonNull
    public static <C extends Credentials> List<C> lookupCredentialsInItemGroup(@NonNull Class<C> type, @Nullable ItemGroup itemGroup,
            @Nullable Authentication authentication, @NonNull List<DomainRequirement> domainRequirements) {
        ItemGroup group = itemGroup == null ? Jenkins.get() : itemGroup;
        Map<Object, C> found = new LinkedHashMap<>();
        all().forEach(provider -> provider.getCredentialsInItemGroup(type, group, known(authentication), domainRequirements)
                .forEach(credentials -> found.putIfAbsent(key(credentials), credentials)));
        return new ArrayList<>(found.values());
    }

    private static Authentication known(Authentication authentication) {
        return authentication == null ? Jenkins.ANONYMOUS2 : authentication;
    }

    private static Object key(Credentials credentials) {
        return credentials instanceof IdCredentials identified ? identified.getId() : credentials;
    }

    @NonNull
    public static <C extends IdCredentials> ListBoxModel listCredentialsInItem(@NonNull Class<C> type, @Nullable Item item,
            @Nullable Authentication authentication, @Nullable List<DomainRequirement> domainRequirements, @Nullable CredentialsMatcher matcher) {
        StandardListBoxModel list = new StandardListBoxModel();
        for (C credentials : lookupCredentialsInItem(type, item, authentication, domainRequirements == null ? List.of() : domainRequirements)) {
            if (credentials instanceof StandardCredentials standard && (matcher == null || matcher.matches(credentials))) {
                list.with(standard);
            }
        }
        return list;
    }

    @CheckForNull
    public static <C extends IdCredentials> C findCredentialByIdInItem(@NonNull String id, @NonNull Class<C> type, @Nullable Item item,
            @Nullable Authentication authentication, @Nullable List<DomainRequirement> domainRequirements) {
        List<DomainRequirement> requirements = domainRequirements == null ? List.of() : domainRequirements;
        return CredentialsMatchers.firstOrNull(lookupCredentialsInItem(type, item, authentication, requirements), CredentialsMatchers.withId(id));
    }

    @SuppressWarnings("rawtypes")
    @CheckForNull
    public static <C extends IdCredentials> C findCredentialByIdInItemGroup(@NonNull String id, @NonNull Class<C> type, @Nullable ItemGroup itemGroup,
            @Nullable Authentication authentication, @Nullable List<DomainRequirement> domainRequirements) {
        List<DomainRequirement> requirements = domainRequirements == null ? List.of() : domainRequirements;
        return CredentialsMatchers.firstOrNull(lookupCredentialsInItemGroup(type, itemGroup, authentication, requirements), CredentialsMatchers.withId(id));
    }

    @CheckForNull
    public static <C extends IdCredentials> C findCredentialById(@NonNull String id, @NonNull Class<C> type, @NonNull Run<?, ?> run,
            DomainRequirement... domainRequirements) {
        return findCredentialById(id, type, run, List.of(domainRequirements));
    }

    /** Looks in the run's job, as the run's own authentication would see it: the system's, as no other is configured here. */
    @CheckForNull
    public static <C extends IdCredentials> C findCredentialById(@NonNull String id, @NonNull Class<C> type, @NonNull Run<?, ?> run,
            @Nullable List<DomainRequirement> domainRequirements) {
        C found = findCredentialByIdInItem(id, type, run.getParent(), ACL.SYSTEM2, domainRequirements);
        return found == null ? null : type.cast(found.forRun(run));
    }

    /** Notes that the run used the credential; usage is not kept here. */
    @CheckForNull
    public static <C extends Credentials> C track(@NonNull Run<?, ?> build, @CheckForNull C credentials) {
        return credentials;
    }

    @CheckForNull
    public static <C extends Credentials> C track(@NonNull Item item, @CheckForNull C credentials) {
        return credentials;
    }
}
