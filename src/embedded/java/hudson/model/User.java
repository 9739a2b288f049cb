package hudson.model;

import hudson.security.ACL;
import hudson.security.AccessControlled;
import java.io.File;
import java.io.IOException;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import jenkins.model.Jenkins;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.authority.SimpleGrantedAuthority;
import org.springframework.security.core.userdetails.UsernameNotFoundException;

/** Somebody who uses the controller. */
public class User extends AbstractModelObject implements AccessControlled, DescriptorByNameOwner, Saveable, Comparable<User> {

    private static final Map<String, User> ALL = new ConcurrentHashMap<>();

    private final String id;
    private volatile String fullName;
    private volatile String description;

    private User(String id) {
        this.id = id;
        fullName = id;
    }

    public String getId() {
        return id;
    }

    public String getUrl() {
        return "user/" + hudson.Util.rawEncode(id);
    }

    public String getFullName() {
        return fullName;
    }

    public void setFullName(String name) {
        fullName = hudson.Util.fixEmptyAndTrim(name) == null ? id : name;
    }

    @Override
    public String getDisplayName() {
        return getFullName();
    }

    public String getDescription() {
        return description;
    }

    public void setDescription(String description) {
        this.description = description;
    }

    /** The user of that id, or null when there is none and none is to be made. */
    public static User getById(String id, boolean create) {
        String key = id.toLowerCase(Locale.ENGLISH);
        return create ? ALL.computeIfAbsent(key, k -> new User(id)) : ALL.get(key);
    }

    public static User getOrCreateByIdOrFullName(String idOrFullName) {
        return getById(idOrFullName, true);
    }

    public static User get2(Authentication a) {
        return a == null || ACL.isAnonymous2(a) ? null : getById(a.getName(), true);
    }

    /** Who is at work in this thread, or null for nobody in particular. */
    public static User current() {
        Authentication who = Jenkins.getAuthentication2();
        return who.equals(ACL.SYSTEM2) ? null : get2(who);
    }

    public static Collection<User> getAll() {
        return List.copyOf(ALL.values());
    }

    public Authentication impersonate2() throws UsernameNotFoundException {
        return new UsernamePasswordAuthenticationToken(id, "", List.of(new SimpleGrantedAuthority("authenticated")));
    }

    @Override
    public ACL getACL() {
        return Jenkins.get().getAuthorizationStrategy().getACL(this);
    }

    @Override
    public void save() throws IOException {
        File file = new File(Jenkins.get().getRootDir(), "users/" + hudson.Util.rawEncode(id) + "/config.xml");
        new hudson.XmlFile(Jenkins.XSTREAM2, file).write(this);
    }

    @Override
    public int compareTo(User that) {
        return id.compareToIgnoreCase(that.id);
    }

    @Override
    public String toString() {
        return id;
    }
}
