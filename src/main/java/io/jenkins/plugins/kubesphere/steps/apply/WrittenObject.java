package io.jenkins.plugins.kubesphere.steps.apply;

import io.jenkins.plugins.kubesphere.cluster.AppliedObject;
import io.jenkins.plugins.kubesphere.cluster.Resource;
import java.io.Serializable;

/** An applied object in the form that a build's program state keeps. A plain class: not every marshaller of pipelines can restore records. */
public final class WrittenObject implements Serializable {

    private static final long serialVersionUID = 1L;

    private final String apiVersion;
    private final String kind;
    private final String plural;
    private final String namespace;
    private final String name;
    private final String change;
    private final long generationBefore;
    private final long generation;
    private final long writtenMillis;

    /** Keeps it. */
    public WrittenObject(AppliedObject object) {
        this.apiVersion = object.resource().apiVersion();
        this.kind = object.resource().kind();
        this.plural = object.resource().plural();
        this.namespace = object.resource().namespace();
        this.name = object.resource().name();
        this.change = object.change().name();
        this.generationBefore = object.generationBefore();
        this.generation = object.generation();
        this.writtenMillis = object.writtenMillis();
    }

    /** As it was given, without the time that it took to be ready. */
    public AppliedObject restored() {
        return new AppliedObject(new Resource(apiVersion, kind, plural, namespace, name), AppliedObject.Change.valueOf(change), generationBefore,
                generation, -1, writtenMillis);
    }
}
