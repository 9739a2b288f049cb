package hudson.model;

/** Something that can be attached to a model object and may have a page. */
public interface Action extends ModelObject {
    /** A symbol or image name, or null to be left out of the side panel. */
    String getIconFileName();

    @Override
    String getDisplayName();

    /** The URL part below its owner, or null when there is no page. */
    String getUrlName();
}
