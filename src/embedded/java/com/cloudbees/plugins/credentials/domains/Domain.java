package com.cloudbees.plugins.credentials.domains;

import java.io.Serializable;
import java.util.List;

/** A named group of credentials; here always the global one, which fits every requirement. */
public class Domain implements Serializable {

    private static final long serialVersionUID = 1L;
    private static final Domain GLOBAL = new Domain();

    private Domain() {
    }

    public static Domain global() {
        return GLOBAL;
    }

    public String getName() {
        return null;
    }

    public String getDescription() {
        return null;
    }

    public String getUrl() {
        return "_";
    }

    public boolean isGlobal() {
        return true;
    }

    public boolean test(List<DomainRequirement> requirements) {
        return true;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Domain;
    }

    @Override
    public int hashCode() {
        return Domain.class.hashCode();
    }
}
