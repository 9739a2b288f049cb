package hudson.model;

import java.io.File;
import java.io.IOException;
import java.util.Collection;
import java.util.List;
import jenkins.model.FullyNamed;
import jenkins.model.FullyNamedModelObject;
import org.springframework.security.access.AccessDeniedException;

/** Something that holds items: the controller itself or a folder. */
public interface ItemGroup<T extends Item> extends PersistenceRoot, FullyNamed, FullyNamedModelObject {
    @Override
    String getFullName();

    @Override
    String getFullDisplayName();

    Collection<T> getItems();

    String getUrl();

    /** The URL part between the group and its items. */
    String getUrlChildPrefix();

    /** The item, or null when there is none, or none that the caller may see. */
    T getItem(String name) throws AccessDeniedException;

    File getRootDirFor(T child);

    default void onRenamed(T item, String oldName, String newName) throws IOException {}

    void onDeleted(T item) throws IOException;

    default <T extends Item> List<T> getAllItems(Class<T> type) {
        return Items.getAllItems(this, type);
    }

    default List<Item> getAllItems() {
        return getAllItems(Item.class);
    }

    default <T extends Item> Iterable<T> allItems(Class<T> type) {
        return Items.allItems(this, type);
    }
}
