package io.jenkins.plugins.kubesphere.image.registry;

import io.jenkins.plugins.kubesphere.image.ImageException;

/** A registry's refusal: status, the specification's error code (OCI distribution specification, "Error Codes") and its words. */
public final class RegistryException extends ImageException {

    private static final long serialVersionUID = 1L;

    private final int status;
    private final String code;
    private final String detail;

    /**
     * @param sentence for a person
     * @param code empty if the answer had none
     * @param detail the registry's own words, may be empty
     */
    public RegistryException(String sentence, int status, String code, String detail) {
        super(sentence);
        this.status = status;
        this.code = code;
        this.detail = detail;
    }

    public int status() {
        return status;
    }

    public String code() {
        return code;
    }

    public String detail() {
        return detail;
    }
}
