package hudson.model;

/** Base of model objects that have a page. */
public abstract class AbstractModelObject implements ModelObject {

    public AbstractModelObject() {}

    public String getSearchName() {
        return getDisplayName();
    }
}
