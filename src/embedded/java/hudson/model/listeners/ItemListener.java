package hudson.model.listeners;

import hudson.ExtensionList;
import hudson.ExtensionPoint;
import hudson.model.Item;
import java.util.function.Consumer;
import java.util.logging.Level;
import java.util.logging.Logger;

/** Learns of items that come, change and go. */
public class ItemListener implements ExtensionPoint {

    private static final Logger LOGGER = Logger.getLogger(ItemListener.class.getName());

    public ItemListener() {}

    public void onCreated(Item item) {}

    public void onLoaded() {}

    public void onDeleted(Item item) {}

    public void onUpdated(Item item) {}

    public void onBeforeShutdown() {}

    public static ExtensionList<ItemListener> all() {
        return ExtensionList.lookup(ItemListener.class);
    }

    private static void each(Consumer<ItemListener> call) {
        for (ItemListener listener : all()) {
            try {
                call.accept(listener);
            } catch (RuntimeException e) {
                LOGGER.log(Level.WARNING, "An item listener failed: " + listener.getClass().getName(), e);
            }
        }
    }

    public static void fireOnCreated(Item item) {
        each(listener -> listener.onCreated(item));
    }

    public static void fireOnUpdated(Item item) {
        each(listener -> listener.onUpdated(item));
    }

    public static void fireOnDeleted(Item item) {
        each(listener -> listener.onDeleted(item));
    }
}
