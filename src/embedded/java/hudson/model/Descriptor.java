package hudson.model;

import hudson.BulkChange;
import hudson.XmlFile;
import hudson.security.Permission;
import hudson.util.FormValidation;
import io.jenkins.plugins.kubesphere.embedded.describe.HelpFiles;
import io.jenkins.plugins.kubesphere.embedded.describe.PropertyTypes;
import jakarta.servlet.ServletException;
import java.io.File;
import java.io.IOException;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.logging.Level;
import java.util.logging.Logger;
import jenkins.model.GlobalConfigurationCategory;
import jenkins.model.Jenkins;
import jenkins.model.Loadable;
import jenkins.util.io.OnMaster;
import net.sf.json.JSONObject;
import org.kohsuke.stapler.HttpResponse;
import org.kohsuke.stapler.StaplerRequest2;
import org.kohsuke.stapler.StaplerResponse2;

/** What there is to know about a describable class: name, forms, help, and settings shared by all instances. */
public abstract class Descriptor<T extends Describable<T>> implements Loadable, Saveable, OnMaster {

    private static final Logger LOGGER = Logger.getLogger(Descriptor.class.getName());

    public final transient Class<? extends T> clazz;
    private final transient Map<String, PropertyType> propertyTypes = new ConcurrentHashMap<>();

    protected Descriptor(Class<? extends T> clazz) {
        this.clazz = clazz == self() ? selfClass() : clazz;
    }

    /** For a descriptor that is nested in the class it describes. */
    @SuppressWarnings("unchecked")
    protected Descriptor() {
        clazz = (Class<T>) getClass().getEnclosingClass();
        if (clazz == null) {
            throw new AssertionError(getClass() + " doesn't have an outer class. Use the constructor that takes the Class object explicitly.");
        }
        Type declared = declaredType();
        if (declared instanceof Class<?> base && !base.isAssignableFrom(clazz)) {
            throw new AssertionError("Outer class " + clazz + " of " + getClass() + " is not assignable to " + declared);
        }
    }

    private Type declaredType() {
        for (Class<?> c = getClass(); c != null && c != Object.class; c = c.getSuperclass()) {
            if (c.getGenericSuperclass() instanceof ParameterizedType generic && generic.getRawType() == Descriptor.class) {
                Type argument = generic.getActualTypeArguments()[0];
                return argument instanceof ParameterizedType nested ? nested.getRawType() : argument;
            }
        }
        return null;
    }

    @SuppressWarnings("unchecked")
    private Class<? extends T> selfClass() {
        return (Class<? extends T>) getClass();
    }

    /** Stands for the descriptor's own class, for those that describe themselves. */
    protected static Class self() {
        return Self.class;
    }

    private static final class Self {}

    public String getDisplayName() {
        return clazz.getSimpleName();
    }

    /** The name by which forms and files find this descriptor: that of the described class. */
    public String getId() {
        return clazz.getName();
    }

    public Class<T> getT() {
        @SuppressWarnings("unchecked")
        Class<T> type = (Class<T>) PropertyTypes.describedBy(getClass());
        return type;
    }

    public String getDescriptorUrl() {
        return "descriptorByName/" + getId();
    }

    public final String getDescriptorFullUrl() {
        return Jenkins.get().getRootUrl() + getDescriptorUrl();
    }

    public final boolean isSubTypeOf(Class type) {
        return type.isAssignableFrom(clazz);
    }

    public final boolean isInstance(T instance) {
        return clazz.isInstance(instance);
    }

    /** The class name as a key of submitted JSON. */
    public final String getJsonSafeClassName() {
        return getId().replace('.', '-');
    }

    /** Creates an instance from a submitted form. */
    public T newInstance(StaplerRequest2 req, JSONObject formData) throws FormException {
        if (req == null) {
            throw new IllegalArgumentException("a form is bound by a request; there is none");
        }
        try {
            return bindJSON(req, clazz, formData);
        } catch (RuntimeException e) {
            if (e instanceof HttpResponse) {
                throw e;
            }
            // The real one throws this too, so that a caller who looks for exceptions only is found out here.
            throw new LinkageError("Failed to instantiate " + clazz, e);
        }
    }

    @SuppressWarnings("unchecked")
    public static <T> T bindJSON(StaplerRequest2 req, Class<T> type, JSONObject src) {
        return req.bindJSON(type, src);
    }

    public boolean configure(StaplerRequest2 req, JSONObject json) throws FormException {
        return true;
    }

    public String getConfigPage() {
        return getViewPage(clazz, "config.jelly");
    }

    public String getGlobalConfigPage() {
        return getViewPage(clazz, "global.jelly");
    }

    /** The view of the class or the nearest superclass that has it; the bare name when none has. */
    protected final String getViewPage(Class<?> clazz, String pageName) {
        for (Class<?> c = clazz; c != null && c != Object.class; c = c.getSuperclass()) {
            String path = c.getName().replace('.', '/').replace('$', '/') + "/" + pageName;
            if (c.getClassLoader() != null && c.getClassLoader().getResource(path) != null) {
                return "/" + path;
            }
        }
        return pageName;
    }

    public String getHelpFile() {
        return getHelpFile(null);
    }

    /** The URL of a field's help, or null when it has none. */
    public String getHelpFile(String fieldName) {
        return HelpFiles.find(clazz, getClass(), fieldName, Locale.ROOT) == null
                ? null
                : "/descriptor/" + getId() + "/help" + (fieldName == null ? "" : "/" + fieldName);
    }

    /** Serves the help of a field in the reader's language. */
    public void doHelp(StaplerRequest2 req, StaplerResponse2 rsp) throws IOException, ServletException {
        String field = req.getRestOfPath().replaceFirst("^/", "");
        String html = HelpFiles.read(clazz, getClass(), field.isEmpty() ? null : field, req.getLocale());
        if (html == null) {
            rsp.sendError(jakarta.servlet.http.HttpServletResponse.SC_NOT_FOUND);
            return;
        }
        rsp.setContentType("text/html;charset=UTF-8");
        rsp.getWriter().print(html);
    }

    public Permission getRequiredGlobalConfigPagePermission() {
        return Jenkins.ADMINISTER;
    }

    public GlobalConfigurationCategory getCategory() {
        return GlobalConfigurationCategory.get(GlobalConfigurationCategory.Unclassified.class);
    }

    /** The type of a property of the described class. */
    public PropertyType getPropertyType(String field) {
        return propertyTypes.computeIfAbsent(field, name -> PropertyTypes.of(clazz, name));
    }

    public PropertyType getPropertyType(Object instance, String field) {
        return instance == this ? getGlobalPropertyType(field) : getPropertyType(field);
    }

    public PropertyType getGlobalPropertyType(String field) {
        return PropertyTypes.of(getClass(), field);
    }

    public PropertyType getPropertyTypeOrDie(Object instance, String field) {
        PropertyType type = getPropertyType(instance, field);
        if (type == null) {
            throw new AssertionError((instance == this ? getClass() : clazz) + " has no property '" + field + "'");
        }
        return type;
    }

    protected XmlFile getConfigFile() {
        return new XmlFile(Jenkins.XSTREAM2, new File(Jenkins.get().getRootDir(), getId() + ".xml"));
    }

    /** Reads the descriptor's settings; call it at the end of the constructor. */
    @Override
    public synchronized void load() {
        XmlFile file = getConfigFile();
        if (!file.exists()) {
            return;
        }
        try {
            file.unmarshal(this);
        } catch (IOException e) {
            LOGGER.log(Level.WARNING, "Failed to load " + file, e);
        }
    }

    /** Writes the descriptor's settings, unless they are part of a bulk change. */
    @Override
    public synchronized void save() {
        if (BulkChange.contains(this)) {
            return;
        }
        try {
            getConfigFile().write(this);
        } catch (IOException e) {
            LOGGER.log(Level.WARNING, "Failed to save " + getConfigFile(), e);
        }
    }

    public static <T> T[] toArray(T... values) {
        return values;
    }

    public static <T> List<T> toList(T... values) {
        return Arrays.asList(values);
    }

    public static <X extends Describable<X>, T extends X> Map<Descriptor<X>, T> toMap(Iterable<T> describables) {
        Map<Descriptor<X>, T> map = new LinkedHashMap<>();
        for (T describable : describables) {
            map.put(describable.getDescriptor(), describable);
        }
        return map;
    }

    public static <T extends Descriptor> T findById(Collection<? extends T> list, String id) {
        return list.stream().filter(descriptor -> descriptor.getId().equals(id)).findFirst().orElse(null);
    }

    public static <T extends Descriptor> T findByDescribableClassName(Collection<? extends T> list, String className) {
        return list.stream().filter(descriptor -> descriptor.clazz.getName().equals(className)).findFirst().orElse(null);
    }

    /** A property's type, for forms. */
    public static final class PropertyType {
        public final Class clazz;
        public final Type type;
        public final String displayName;

        PropertyType(Class clazz, Type type, String displayName) {
            this.clazz = clazz;
            this.type = type;
            this.displayName = displayName;
        }

        static {
            PropertyTypes.constructedBy(PropertyType::new);
        }

        public Enum[] getEnumConstants() {
            return (Enum[]) clazz.getEnumConstants();
        }

        /** The type of the elements of an array or collection, otherwise null. */
        public Class getItemType() {
            return PropertyTypes.itemType(clazz, type);
        }

        public Descriptor getItemTypeDescriptor() {
            return Jenkins.get().getDescriptor(getItemType());
        }

        public Descriptor getItemTypeDescriptorOrDie() {
            Class item = getItemType();
            if (item == null) {
                throw new AssertionError(clazz + " is not an array/collection type in " + displayName);
            }
            return Jenkins.get().getDescriptorOrDie(item);
        }

        public List<? extends Descriptor> getApplicableDescriptors() {
            return Jenkins.get().getDescriptorList(clazz);
        }

        public List<? extends Descriptor> getApplicableItemDescriptors() {
            return Jenkins.get().getDescriptorList(getItemType());
        }
    }

    /** A form could not be taken; shown beside the field. */
    public static final class FormException extends Exception implements HttpResponse {
        private static final long serialVersionUID = 1L;
        private final String formField;

        public FormException(String message, String formField) {
            super(message);
            this.formField = formField;
        }

        public FormException(String message, Throwable cause, String formField) {
            super(message, cause);
            this.formField = formField;
        }

        public FormException(Throwable cause, String formField) {
            super(cause);
            this.formField = formField;
        }

        public String getFormField() {
            return formField;
        }

        @Override
        public void generateResponse(StaplerRequest2 req, StaplerResponse2 rsp, Object node) throws IOException, ServletException {
            rsp.setStatus(jakarta.servlet.http.HttpServletResponse.SC_BAD_REQUEST);
            FormValidation.error(getMessage()).generateResponse(req, rsp, node);
        }
    }
}
