package com.cloudbees.plugins.credentials.common;

import com.cloudbees.plugins.credentials.CredentialsMatcher;
import com.cloudbees.plugins.credentials.CredentialsMatchers;
import com.cloudbees.plugins.credentials.CredentialsProvider;
import com.cloudbees.plugins.credentials.domains.DomainRequirement;
import edu.umd.cs.findbugs.annotations.CheckForNull;
import edu.umd.cs.findbugs.annotations.NonNull;
import hudson.model.Item;
import hudson.model.ItemGroup;
import hudson.util.ListBoxModel;
import java.util.List;
import jenkins.model.Jenkins;
import org.springframework.security.core.Authentication;

/** A drop-down of credentials: what people see is a name, what is written is the id. */
public abstract class AbstractIdCredentialsListBoxModel<T extends AbstractIdCredentialsListBoxModel<T, C>, C extends IdCredentials> extends ListBoxModel {

    private static final long serialVersionUID = 1L;

    @NonNull
    protected abstract String describe(@NonNull C credentials);

    @SuppressWarnings("unchecked")
    private T self() {
        return (T) this;
    }

    @NonNull
    public AbstractIdCredentialsListBoxModel<T, C> with(@CheckForNull C credentials) {
        if (credentials != null) {
            add(describe(credentials), credentials.getId());
        }
        return self();
    }

    /** An entry for "none". */
    @NonNull
    public AbstractIdCredentialsListBoxModel<T, C> includeEmptyValue() {
        add(0, new Option("- none -", ""));
        return self();
    }

    /** Keeps a value that is set but not found, so that saving the form does not lose it. */
    @NonNull
    public AbstractIdCredentialsListBoxModel<T, C> includeCurrentValue(@NonNull String value) {
        if (stream().noneMatch(option -> option.value.equals(value))) {
            add(value.isEmpty() ? "- none -" : "- current -", value);
        }
        return self();
    }

    @NonNull
    public AbstractIdCredentialsListBoxModel<T, C> includeAs(@NonNull Authentication authentication, @CheckForNull Item context,
            @NonNull Class<? extends C> type) {
        return includeMatchingAs(authentication, context, type, List.of(), CredentialsMatchers.always());
    }

    @NonNull
    public AbstractIdCredentialsListBoxModel<T, C> includeAs(@NonNull Authentication authentication, @CheckForNull Item context,
            @NonNull Class<? extends C> type, @NonNull List<DomainRequirement> requirements) {
        return includeMatchingAs(authentication, context, type, requirements, CredentialsMatchers.always());
    }

    @SuppressWarnings("rawtypes")
    @NonNull
    public AbstractIdCredentialsListBoxModel<T, C> includeAs(@NonNull Authentication authentication, @NonNull ItemGroup context,
            @NonNull Class<? extends C> type) {
        return includeMatchingAs(authentication, context, type, List.of(), CredentialsMatchers.always());
    }

    @SuppressWarnings("rawtypes")
    @NonNull
    public AbstractIdCredentialsListBoxModel<T, C> includeAs(@NonNull Authentication authentication, @NonNull ItemGroup context,
            @NonNull Class<? extends C> type, @NonNull List<DomainRequirement> requirements) {
        return includeMatchingAs(authentication, context, type, requirements, CredentialsMatchers.always());
    }

    @NonNull
    public AbstractIdCredentialsListBoxModel<T, C> includeMatchingAs(@NonNull Authentication authentication, @CheckForNull Item context,
            @NonNull Class<? extends C> type, @NonNull List<DomainRequirement> requirements, @NonNull CredentialsMatcher matcher) {
        return addAll(CredentialsProvider.lookupCredentialsInItem(type, context, authentication, requirements), matcher);
    }

    @SuppressWarnings("rawtypes")
    @NonNull
    public AbstractIdCredentialsListBoxModel<T, C> includeMatchingAs(@NonNull Authentication authentication, @NonNull ItemGroup context,
            @NonNull Class<? extends C> type, @NonNull List<DomainRequirement> requirements, @NonNull CredentialsMatcher matcher) {
        return addAll(CredentialsProvider.lookupCredentialsInItemGroup(type, context, authentication, requirements), matcher);
    }

    @NonNull
    public AbstractIdCredentialsListBoxModel<T, C> include(@CheckForNull Item context, @NonNull Class<? extends C> type) {
        return includeAs(Jenkins.getAuthentication2(), context, type);
    }

    private T addAll(List<? extends C> found, CredentialsMatcher matcher) {
        found.stream().filter(matcher::matches).forEach(this::with);
        return self();
    }
}
