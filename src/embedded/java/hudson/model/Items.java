package hudson.model;

import com.thoughtworks.xstream.XStream;
import hudson.XmlFile;
import hudson.util.XStream2;
import io.jenkins.plugins.kubesphere.embedded.ItemNames;
import java.io.File;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** Functions on items: reading, finding, naming. */
public class Items {

    public static final XStream2 XSTREAM2 = new XStream2();
    public static final XStream XSTREAM = XSTREAM2;
    public static final Comparator<Item> BY_FULL_NAME = Comparator.comparing(Item::getFullName, String.CASE_INSENSITIVE_ORDER);

    public Items() {}

    public static XmlFile getConfigFile(File dir) {
        return new XmlFile(XSTREAM, new File(dir, "config.xml"));
    }

    public static XmlFile getConfigFile(Item item) {
        return getConfigFile(item.getRootDir());
    }

    /** Reads the item of a directory. */
    public static Item load(ItemGroup parent, File dir) throws IOException {
        Item item = (Item) getConfigFile(dir).read();
        item.onLoad(parent, dir.getName());
        return item;
    }

    /** All items below the group that the caller may see, nested ones included, by full name. */
    public static <T extends Item> List<T> getAllItems(ItemGroup root, Class<T> type) {
        TreeMap<String, T> found = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        collect(root, type, found);
        return new ArrayList<>(found.values());
    }

    private static <T extends Item> void collect(ItemGroup<?> group, Class<T> type, TreeMap<String, T> found) {
        for (Item item : group.getItems()) {
            if (type.isInstance(item) && item.hasPermission(Item.READ)) {
                found.put(item.getFullName(), type.cast(item));
            }
            if (item instanceof ItemGroup<?> nested) {
                collect(nested, type, found);
            }
        }
    }

    public static <T extends Item> Iterable<T> allItems(ItemGroup root, Class<T> type) {
        return getAllItems(root, type);
    }

    /** The full name that a relative one means, seen from the group. */
    public static String getCanonicalName(ItemGroup context, String path) {
        return ItemNames.absolute(context.getFullName(), path);
    }

    public static String toNameList(java.util.Collection<? extends Item> items) {
        return items.stream().map(Item::getFullName).collect(Collectors.joining(", "));
    }

    /** The item whose full name is nearest to what was written, or null when there is none at all. */
    public static <T extends Item> T findNearest(Class<T> type, String name, ItemGroup context) {
        List<T> items = getAllItems(jenkins.model.Jenkins.get(), type);
        String nearest = io.jenkins.plugins.kubesphere.embedded.NearNames.nearest(
                name, new TreeSet<>(items.stream().map(item -> item.getRelativeNameFrom(context)).toList()));
        return items.stream().filter(item -> item.getRelativeNameFrom(context).equals(nearest)).findFirst().orElse(null);
    }
}
