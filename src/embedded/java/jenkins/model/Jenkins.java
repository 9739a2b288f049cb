package jenkins.model;

import com.thoughtworks.xstream.XStream;
import hudson.DescriptorExtensionList;
import hudson.ExtensionList;
import hudson.FilePath;
import hudson.Launcher;
import hudson.Util;
import hudson.XmlFile;
import hudson.init.InitMilestone;
import hudson.model.AbstractCIBase;
import hudson.model.Action;
import hudson.model.Computer;
import hudson.model.Describable;
import hudson.model.Descriptor;
import hudson.model.Failure;
import hudson.model.Item;
import hudson.model.ItemGroup;
import hudson.model.Items;
import hudson.model.Job;
import hudson.model.Label;
import hudson.model.Node;
import hudson.model.Queue;
import hudson.model.RootAction;
import hudson.model.TaskListener;
import hudson.model.TopLevelItem;
import hudson.model.TopLevelItemDescriptor;
import hudson.model.User;
import hudson.model.labels.LabelAtom;
import hudson.model.listeners.ItemListener;
import hudson.remoting.VirtualChannel;
import hudson.security.ACL;
import hudson.security.ACLContext;
import hudson.security.AuthorizationStrategy;
import hudson.security.Permission;
import hudson.security.PermissionGroup;
import hudson.slaves.NodeProperty;
import hudson.slaves.NodePropertyDescriptor;
import hudson.util.DescribableList;
import hudson.util.VersionNumber;
import hudson.util.XStream2;
import io.jenkins.plugins.kubesphere.embedded.ItemNames;
import io.jenkins.plugins.kubesphere.embedded.Messages;
import io.jenkins.plugins.kubesphere.embedded.extension.Extensions;
import io.jenkins.plugins.kubesphere.embedded.extension.Milestones;
import io.jenkins.plugins.kubesphere.embedded.queue.NewComputer;
import io.jenkins.plugins.kubesphere.embedded.queue.Shutdown;
import io.jenkins.plugins.kubesphere.embedded.remoting.Border;
import io.jenkins.plugins.kubesphere.embedded.store.PrivateFiles;
import io.jenkins.plugins.kubesphere.embedded.store.SecretCipher;
import jakarta.servlet.ServletContext;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.jvnet.hudson.reactor.ReactorException;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.authentication.AnonymousAuthenticationToken;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.authority.SimpleGrantedAuthority;
import org.springframework.security.core.context.SecurityContextHolder;

/** The controller: its items, machines, descriptors and settings. */
public class Jenkins extends AbstractCIBase implements DirectlyModifiableTopLevelItemGroup {

    private static final Logger LOGGER = Logger.getLogger(Jenkins.class.getName());

    /** The version whose API this controller stands in for. */
    public static String VERSION = "2.541.3";

    public static final XStream2 XSTREAM2 = new XStream2();
    public static final XStream XSTREAM = XSTREAM2;
    public static final PermissionGroup PERMISSIONS = Permission.HUDSON_PERMISSIONS;
    public static final Permission ADMINISTER = Permission.HUDSON_ADMINISTER;
    public static final Permission MANAGE = new Permission(
            PERMISSIONS, "Manage", Messages._Permission_Manage(), ADMINISTER, hudson.security.PermissionScope.JENKINS);
    public static final Permission SYSTEM_READ = new Permission(
            PERMISSIONS, "SystemRead", Messages._Permission_SystemRead(), ADMINISTER, hudson.security.PermissionScope.JENKINS);
    public static final Permission READ = new Permission(
            PERMISSIONS, "Read", Messages._Permission_Read(), Permission.READ, hudson.security.PermissionScope.JENKINS);
    public static final Authentication ANONYMOUS2 = new AnonymousAuthenticationToken(
            ACL.ANONYMOUS_USERNAME, ACL.ANONYMOUS_USERNAME, List.of(new SimpleGrantedAuthority(ACL.ANONYMOUS_USERNAME)));

    private static volatile Jenkins theInstance;

    public final transient File root;
    private String label = "";
    private int numExecutors;
    private Integer quietPeriod;
    private String systemMessage;
    private transient volatile AuthorizationStrategy authorizationStrategy = AuthorizationStrategy.UNSECURED;
    private final transient Map<String, TopLevelItem> items = new ConcurrentSkipListMap<>(String.CASE_INSENSITIVE_ORDER);
    private final transient List<Node> nodes = new CopyOnWriteArrayList<>();
    private final transient Map<Node, Computer> computers = new ConcurrentHashMap<>();
    private final transient Map<Class<?>, ExtensionList<?>> extensionLists = new ConcurrentHashMap<>();
    private final transient Map<Class<?>, DescriptorExtensionList<?, ?>> descriptorLists = new ConcurrentHashMap<>();
    private final transient List<Action> actions = new CopyOnWriteArrayList<>();
    private final transient Queue queue = new Queue(null);
    private final transient DescribableList<NodeProperty<?>, NodePropertyDescriptor> globalNodeProperties = new DescribableList<>(this);
    private final transient DescribableList<NodeProperty<?>, NodePropertyDescriptor> nodeProperties = new DescribableList<>(this);
    private final transient ServletContext servletContext;
    private transient Milestones milestones;
    private transient volatile InitMilestone initLevel = InitMilestone.STARTED;
    private transient volatile boolean terminating;
    private transient volatile boolean quietingDown;

    /** Starts the controller on a home directory; there is one at a time. */
    protected Jenkins(File root, ServletContext context) throws IOException, InterruptedException, ReactorException {
        synchronized (Jenkins.class) {
            if (theInstance != null) {
                throw new IllegalStateException("a controller is running already on " + theInstance.root);
            }
            theInstance = this;
        }
        this.root = root.getAbsoluteFile();
        servletContext = context;
        boolean started = false;
        try (ACLContext ignored = ACL.as2(ACL.SYSTEM2)) {
            start();
            started = true;
        } finally {
            if (!started) {
                Extensions.unload(this);
                theInstance = null;
            }
        }
    }

    private void start() throws IOException {
        Files.createDirectories(root.toPath());
        PrivateFiles.createDirectory(root.toPath().resolve("secrets"));
        ClassLoader loader = Jenkins.class.getClassLoader();
        Extensions.load(this, loader);
        computers.put(this, createComputer());
        milestones = new Milestones(this, loader);
        for (InitMilestone milestone : InitMilestone.values()) {
            reach(milestone);
        }
    }

    private void reach(InitMilestone milestone) throws IOException {
        switch (milestone) {
            case SYSTEM_CONFIG_LOADED -> load();
            case JOB_LOADED -> loadItems();
            default -> {
                // nothing of the controller's own happens there
            }
        }
        initLevel = milestone;
        milestones.reached(milestone);
    }

    public static Jenkins get() throws IllegalStateException {
        Jenkins instance = getInstanceOrNull();
        if (instance == null) {
            throw new IllegalStateException(Border.isAgentSide()
                    ? "Jenkins.get() was called on an agent, where there is no controller"
                    : "Jenkins.instance is missing. Read the documentation of Jenkins.getInstanceOrNull to see what you are doing wrong.");
        }
        return instance;
    }

    /** The controller, or null where there is none: on an agent, before the start, after the stop. */
    public static Jenkins getInstanceOrNull() {
        return Border.isAgentSide() ? null : theInstance;
    }

    public static Authentication getAuthentication2() {
        Authentication who = SecurityContextHolder.getContext().getAuthentication();
        return who == null ? ANONYMOUS2 : who;
    }

    public static VersionNumber getVersion() {
        return new VersionNumber(VERSION);
    }

    public InitMilestone getInitLevel() {
        return initLevel;
    }

    public boolean isTerminating() {
        return terminating;
    }

    public boolean isQuietingDown() {
        return quietingDown;
    }

    @Override
    public File getRootDir() {
        return root;
    }

    public ServletContext getServletContext() {
        return servletContext;
    }

    private XmlFile config() {
        return new XmlFile(XSTREAM, new File(root, "config.xml"));
    }

    @Override
    public synchronized void save() throws IOException {
        config().write(this);
    }

    public void load() throws IOException {
        if (config().exists()) {
            config().unmarshal(this);
        }
    }

    private void loadItems() throws IOException {
        File[] directories = new File(root, "jobs").listFiles(File::isDirectory);
        for (File directory : directories == null ? new File[0] : directories) {
            if (!new File(directory, "config.xml").exists()) {
                continue;
            }
            try {
                TopLevelItem item = (TopLevelItem) Items.load(this, directory);
                items.put(item.getName(), item);
            } catch (IOException e) {
                LOGGER.log(Level.WARNING, "Failed to load " + directory, e);
            }
        }
        for (ItemListener listener : ItemListener.all()) {
            listener.onLoaded();
        }
    }

    /** Stops the controller: what runs is suspended or interrupted, and nothing is started any more. */
    public void cleanUp() {
        if (terminating) {
            return;
        }
        try (ACLContext ignored = ACL.as2(ACL.SYSTEM2)) {
            quietingDown = true;
            for (ItemListener listener : ItemListener.all()) {
                listener.onBeforeShutdown();
            }
            terminating = true;
            milestones.terminate();
            Shutdown.interrupt(getComputers());
            for (Computer computer : getComputers()) {
                close(computer);
            }
        } finally {
            jenkins.util.Timer.shutdown();
            Extensions.unload(this);
            SecretCipher.forget(root.toPath());
            theInstance = null;
        }
    }

    private void close(Computer computer) {
        VirtualChannel channel = computer.getNode() == this ? null : computer.getChannel();
        try {
            if (channel != null) {
                channel.close();
            }
        } catch (IOException e) {
            LOGGER.log(Level.WARNING, "Failed to close the channel to " + computer.getDisplayName(), e);
        }
    }

    @SuppressWarnings("unchecked")
    public <T> ExtensionList<T> getExtensionList(Class<T> extensionType) {
        return (ExtensionList<T>) extensionLists.computeIfAbsent(extensionType, type -> ExtensionList.create(this, type));
    }

    @SuppressWarnings({"unchecked", "rawtypes"})
    public <T extends Describable<T>, D extends Descriptor<T>> DescriptorExtensionList<T, D> getDescriptorList(Class<T> type) {
        return (DescriptorExtensionList<T, D>)
                descriptorLists.computeIfAbsent(type, key -> DescriptorExtensionList.createDescriptorList(this, (Class) key));
    }

    public Descriptor getDescriptor(String id) {
        for (Descriptor<?> descriptor : getExtensionList(Descriptor.class)) {
            if (descriptor.getId().equals(id)) {
                return descriptor;
            }
        }
        return null;
    }

    @Override
    public Descriptor getDescriptorByName(String id) {
        return getDescriptor(id);
    }

    public Descriptor getDescriptor(Class<? extends Describable> type) {
        for (Descriptor<?> descriptor : getExtensionList(Descriptor.class)) {
            if (descriptor.clazz == type) {
                return descriptor;
            }
        }
        return null;
    }

    public Descriptor getDescriptorOrDie(Class<? extends Describable> type) {
        Descriptor<?> descriptor = getDescriptor(type);
        if (descriptor == null) {
            throw new AssertionError(type + " is missing its descriptor");
        }
        return descriptor;
    }

    public <T extends Descriptor> T getDescriptorByType(Class<T> type) {
        for (Descriptor<?> descriptor : getExtensionList(Descriptor.class)) {
            if (descriptor.getClass() == type) {
                return type.cast(descriptor);
            }
        }
        return null;
    }

    @Override
    public List<TopLevelItem> getItems() {
        List<TopLevelItem> visible = new ArrayList<>();
        for (TopLevelItem item : items.values()) {
            if (item.hasPermission(Item.READ)) {
                visible.add(item);
            }
        }
        return visible;
    }

    public <T> List<T> getItems(Class<T> type) {
        return Util.filter(getItems(), type);
    }

    public Map<String, TopLevelItem> getItemMap() {
        return new TreeMap<>(items);
    }

    public Collection<String> getTopLevelItemNames() {
        return getItems().stream().map(Item::getName).toList();
    }

    public Collection<String> getJobNames() {
        return Items.getAllItems(this, Job.class).stream().map(job -> job.getFullName()).toList();
    }

    @Override
    public TopLevelItem getItem(String name) throws AccessDeniedException {
        TopLevelItem item = name == null ? null : items.get(name);
        if (item == null || item.hasPermission(Item.READ)) {
            return item;
        }
        if (item.hasPermission(Item.DISCOVER)) {
            throw new AccessDeniedException("Please login to access job " + name);
        }
        return null;
    }

    /** The item by a name as seen from the group. */
    public Item getItem(String pathName, ItemGroup context) {
        return getItemByFullName(ItemNames.absolute(context == null ? "" : context.getFullName(), pathName), Item.class);
    }

    public final Item getItem(String pathName, Item context) {
        return getItem(pathName, context == null ? null : context.getParent());
    }

    public final <T extends Item> T getItem(String pathName, ItemGroup context, Class<T> type) {
        Item item = getItem(pathName, context);
        return type.isInstance(item) ? type.cast(item) : null;
    }

    public <T extends Item> T getItemByFullName(String fullName, Class<T> type) throws AccessDeniedException {
        ItemGroup<?> group = this;
        String[] parts = fullName.split("/");
        for (int i = 0; i < parts.length; i++) {
            Item item = group.getItem(parts[i]);
            if (i == parts.length - 1) {
                return type.isInstance(item) ? type.cast(item) : null;
            }
            if (!(item instanceof ItemGroup<?> nested)) {
                return null;
            }
            group = nested;
        }
        return null;
    }

    public Item getItemByFullName(String fullName) {
        return getItemByFullName(fullName, Item.class);
    }

    @Override
    public File getRootDirFor(TopLevelItem child) {
        return new File(new File(root, "jobs"), child.getName());
    }

    public File getBuildDirFor(Job job) {
        return new File(job.getRootDir(), "builds");
    }

    public static void checkGoodName(String name) throws Failure {
        if (Util.fixEmptyAndTrim(name) == null) {
            throw new Failure("No name is specified");
        }
        if (!name.equals(name.trim()) || name.matches(".*[?*/\\\\%!@#$^&|<>\\[\\]:;].*") || name.matches("\\.+")
                || name.chars().anyMatch(Character::isISOControl)) {
            throw new Failure("'" + name + "' is not a good name for a job: letters, digits, '-', '_' and '.' are");
        }
    }

    @Override
    public TopLevelItem createProject(TopLevelItemDescriptor type, String name, boolean notify) throws IOException {
        checkPermission(Item.CREATE);
        checkGoodName(name);
        if (items.containsKey(name)) {
            throw new IllegalArgumentException("A job already exists with the name " + name);
        }
        TopLevelItem item = type.newInstance(this, name);
        item.onCreatedFromScratch();
        item.save();
        items.put(name, item);
        if (notify) {
            ItemListener.fireOnCreated(item);
        }
        return item;
    }

    public TopLevelItem createProject(TopLevelItemDescriptor descriptor, String name) throws IOException {
        return createProject(descriptor, name, true);
    }

    public <T extends TopLevelItem> T createProject(Class<T> type, String name) throws IOException {
        return type.cast(createProject((TopLevelItemDescriptor) getDescriptorOrDie(type), name));
    }

    @Override
    public TopLevelItem createProjectFromXML(String name, InputStream xml) throws IOException {
        checkPermission(Item.CREATE);
        checkGoodName(name);
        if (items.containsKey(name)) {
            throw new IllegalArgumentException("A job already exists with the name " + name);
        }
        Path directory = root.toPath().resolve("jobs").resolve(name);
        PrivateFiles.writeShared(directory.resolve("config.xml"), xml.readAllBytes());
        boolean loaded = false;
        try {
            TopLevelItem item = (TopLevelItem) Items.load(this, directory.toFile());
            loaded = true;
            items.put(name, item);
            ItemListener.fireOnCreated(item);
            return item;
        } finally {
            if (!loaded) {
                Util.deleteRecursive(directory.toFile());
            }
        }
    }

    @Override
    public <T extends TopLevelItem> T copy(T src, String name) throws IOException {
        src.checkPermission(Item.EXTENDED_READ);
        T copy = cast(createProjectFromXML(name, Files.newInputStream(Items.getConfigFile(src).getFile().toPath())));
        copy.onCopiedFrom(src);
        return copy;
    }

    @SuppressWarnings("unchecked")
    private static <T> T cast(TopLevelItem item) {
        return (T) item;
    }

    @Override
    public boolean canAdd(TopLevelItem item) {
        return true;
    }

    @Override
    public synchronized <I extends TopLevelItem> I add(I item, String name) throws IOException, IllegalArgumentException {
        if (items.containsKey(name)) {
            throw new IllegalArgumentException("already an item '" + name + "'");
        }
        items.put(name, item);
        return item;
    }

    @Override
    public void remove(TopLevelItem item) throws IOException, IllegalArgumentException {
        items.remove(item.getName());
    }

    @Override
    public void onDeleted(TopLevelItem item) throws IOException {
        items.remove(item.getName());
    }

    @Override
    public String getFullName() {
        return "";
    }

    @Override
    public String getFullDisplayName() {
        return "";
    }

    @Override
    public String getDisplayName() {
        return "Jenkins";
    }

    @Override
    public String getUrl() {
        return "";
    }

    @Override
    public String getUrlChildPrefix() {
        return "job";
    }

    /** The configured URL with a slash at the end, or null. */
    public String getRootUrl() throws IllegalStateException {
        return JenkinsLocationConfiguration.get().getUrl();
    }

    public String getLegacyInstanceId() {
        return Util.getDigestOf(root.getPath());
    }

    @Override
    public ACL getACL() {
        return authorizationStrategy.getRootACL();
    }

    public AuthorizationStrategy getAuthorizationStrategy() {
        return authorizationStrategy;
    }

    public void setAuthorizationStrategy(AuthorizationStrategy a) {
        authorizationStrategy = a == null ? AuthorizationStrategy.UNSECURED : a;
    }

    public boolean isUseSecurity() {
        return authorizationStrategy != AuthorizationStrategy.UNSECURED;
    }

    @Override
    public Object getTarget() {
        checkPermission(READ);
        return this;
    }

    @Override
    public Object getStaplerFallback() {
        return this;
    }

    /** Actions of the front page: those of extensions and those added by hand. */
    public List<Action> getActions() {
        List<Action> all = new ArrayList<>(actions);
        all.addAll(getExtensionList(RootAction.class));
        return all;
    }

    public User getUser(String name) {
        return User.getById(name, true);
    }

    public User getMe() {
        User user = User.current();
        if (user == null) {
            throw new AccessDeniedException("/me is not available when not logged in");
        }
        return user;
    }

    @Override
    public Queue getQueue() {
        return queue;
    }

    @Override
    public List<Node> getNodes() {
        return java.util.Collections.unmodifiableList(nodes);
    }

    public Node getNode(String name) {
        return nodes.stream().filter(node -> node.getNodeName().equals(name)).findFirst().orElse(null);
    }

    public void addNode(Node n) throws IOException {
        if (getNode(n.getNodeName()) != null) {
            removeNode(getNode(n.getNodeName()));
        }
        nodes.add(n);
        computers.put(n, NewComputer.of(n));
        n.save();
    }

    public void removeNode(Node n) throws IOException {
        nodes.remove(n);
        Computer computer = computers.remove(n);
        if (computer != null) {
            close(computer);
        }
    }

    public Computer[] getComputers() {
        return computers.values().toArray(Computer[]::new);
    }

    public Computer getComputer(String name) {
        String wanted = name.equals("(built-in)") || name.equals("(master)") ? "" : name;
        for (Computer computer : computers.values()) {
            if (computer.getName().equals(wanted)) {
                return computer;
            }
        }
        return null;
    }

    public Label getLabel(String expr) {
        return Util.fixEmptyAndTrim(expr) == null ? null : Label.parseExpression(expr.trim());
    }

    public LabelAtom getLabelAtom(String name) {
        return name == null ? null : LabelAtom.get(name);
    }

    @Override
    public LabelAtom getSelfLabel() {
        return LabelAtom.get("built-in");
    }

    @Override
    public String getNodeName() {
        return "";
    }

    @Override
    public String getNodeDescription() {
        return Messages.Node_BuiltInDescription();
    }

    @Override
    public int getNumExecutors() {
        return numExecutors;
    }

    public void setNumExecutors(int n) throws IOException, IllegalArgumentException {
        if (n < 0) {
            throw new IllegalArgumentException("the number of executors cannot be negative: " + n);
        }
        numExecutors = n;
        computers.put(this, createComputer());
        save();
    }

    @Override
    public Node.Mode getMode() {
        return Node.Mode.NORMAL;
    }

    @Override
    public String getLabelString() {
        return label + " built-in";
    }

    public void setLabelString(String label) throws IOException {
        this.label = Util.fixNull(label);
        save();
    }

    public int getQuietPeriod() {
        return quietPeriod == null ? 0 : quietPeriod;
    }

    public void setQuietPeriod(Integer quietPeriod) throws IOException {
        this.quietPeriod = quietPeriod;
        save();
    }

    public String getSystemMessage() {
        return systemMessage;
    }

    public void setSystemMessage(String message) throws IOException {
        systemMessage = message;
        save();
    }

    @Override
    public DescribableList<NodeProperty<?>, NodePropertyDescriptor> getNodeProperties() {
        return nodeProperties;
    }

    public DescribableList<NodeProperty<?>, NodePropertyDescriptor> getGlobalNodeProperties() {
        return globalNodeProperties;
    }

    @Override
    public FilePath getRootPath() {
        return new FilePath(root);
    }

    @Override
    public FilePath createPath(String absolutePath) {
        return new FilePath((VirtualChannel) null, absolutePath);
    }

    @Override
    public FilePath getWorkspaceFor(TopLevelItem item) {
        return getRootPath().child("workspace").child(item.getFullName());
    }

    @Override
    public Launcher createLauncher(TaskListener listener) {
        return new Launcher.LocalLauncher(listener);
    }

    @Override
    public Computer createComputer() {
        return new MasterComputer();
    }

    /** The controller's own machine. */
    public static class MasterComputer extends Computer {
        protected MasterComputer() {
            super(Jenkins.get());
        }

        @Override
        public String getName() {
            return "";
        }

        @Override
        public String getDisplayName() {
            return Messages.Node_BuiltIn();
        }

        @Override
        public String getUrl() {
            return "computer/(built-in)/";
        }

        @Override
        public VirtualChannel getChannel() {
            return FilePath.localChannel;
        }

        @Override
        public Charset getDefaultCharset() {
            return Charset.defaultCharset();
        }

        @Override
        public Boolean isUnix() {
            return File.pathSeparatorChar == ':';
        }
    }
}
