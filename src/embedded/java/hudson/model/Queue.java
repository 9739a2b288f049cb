package hudson.model;

import hudson.model.queue.CauseOfBlockage;
import hudson.model.queue.FoldableAction;
import hudson.model.queue.FutureImpl;
import hudson.model.queue.QueueTaskFuture;
import hudson.model.queue.ScheduleResult;
import hudson.model.queue.SubTask;
import hudson.security.ACL;
import io.jenkins.plugins.kubesphere.embedded.Messages;
import io.jenkins.plugins.kubesphere.embedded.agents.LocalAgents;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Calendar;
import java.util.Collection;
import java.util.GregorianCalendar;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.logging.Level;
import java.util.logging.Logger;
import jenkins.model.FullyNamedModelObject;
import jenkins.model.Jenkins;
import jenkins.model.queue.AsynchronousExecution;
import jenkins.util.Timer;
import org.springframework.security.core.Authentication;

/** Tasks that wait for their time, for each other, or for an executor. */
public class Queue {

    private static final Logger LOGGER = Logger.getLogger(Queue.class.getName());
    private static final AtomicLong IDS = new AtomicLong(System.currentTimeMillis() % 1_000_000);
    private static final int LEFT_ITEMS = 100;

    private final List<Item> items = new ArrayList<>();
    private final Map<Long, LeftItem> left = new LinkedHashMap<>();

    /** @param loadBalancer ignored: the first free executor is taken */
    public Queue(LoadBalancer loadBalancer) {}

    public static Queue getInstance() {
        return Jenkins.get().getQueue();
    }

    /** Something that can be scheduled. */
    public interface Task extends FullyNamedModelObject, SubTask {
        default CauseOfBlockage getCauseOfBlockage() {
            return null;
        }

        String getName();

        @Override
        String getFullDisplayName();

        default void checkAbortPermission() {
            if (this instanceof hudson.security.AccessControlled controlled) {
                controlled.checkPermission(hudson.model.Item.CANCEL);
            }
        }

        @Override
        String getUrl();

        default boolean isConcurrentBuild() {
            return true;
        }

        default Collection<? extends SubTask> getSubTasks() {
            return List.of(this);
        }

        default Authentication getDefaultAuthentication2() {
            return ACL.SYSTEM2;
        }

        default Authentication getDefaultAuthentication2(Queue.Item item) {
            return getDefaultAuthentication2();
        }

        default String getAffinityKey() {
            return this instanceof hudson.model.Item item ? item.getFullName() : getFullDisplayName();
        }
    }

    /** A task that needs no executor slot. */
    public interface FlyweightTask extends Task {}

    /** What runs on an executor. */
    public interface Executable extends Runnable {
        SubTask getParent();

        default Executable getParentExecutable() {
            return null;
        }

        @Override
        void run() throws AsynchronousExecution;

        default long getEstimatedDuration() {
            return getParent().getEstimatedDuration();
        }

        @Override
        String toString();
    }

    /** An action that has a say in whether an equal task may be scheduled again. */
    public interface QueueAction extends Action {
        boolean shouldSchedule(List<Action> actions);
    }

    /** A task in the queue, or one that has left it. */
    public abstract static class Item extends Actionable {
        public final Task task;
        private final long id;
        private final FutureImpl future;
        private final long inQueueSince;

        protected Item(Task task, List<Action> actions, long id, FutureImpl future) {
            this(task, actions, id, future, System.currentTimeMillis());
        }

        protected Item(Task task, List<Action> actions, long id, FutureImpl future, long inQueueSince) {
            this.task = task;
            this.id = id;
            this.future = future;
            this.inQueueSince = inQueueSince;
            actions.forEach(this::addAction);
        }

        protected Item(Item item) {
            this(item.task, new ArrayList<>(item.getActions()), item.id, item.future, item.inQueueSince);
        }

        public long getId() {
            return id;
        }

        public Task getTask() {
            return task;
        }

        public long getInQueueSince() {
            return inQueueSince;
        }

        public boolean isBlocked() {
            return false;
        }

        public boolean isBuildable() {
            return false;
        }

        public boolean isStuck() {
            return false;
        }

        public QueueTaskFuture<Executable> getFuture() {
            return future;
        }

        FutureImpl future() {
            return future;
        }

        public Label getAssignedLabel() {
            return task.getAssignedLabel();
        }

        public final List<Cause> getCauses() {
            CauseAction action = getAction(CauseAction.class);
            return action == null ? List.of() : action.getCauses();
        }

        /** Why the task waits, or null when it does not. */
        public abstract CauseOfBlockage getCauseOfBlockage();

        public final String getWhy() {
            CauseOfBlockage cause = getCauseOfBlockage();
            return cause == null ? null : cause.getShortDescription();
        }

        public Authentication authenticate2() {
            return task.getDefaultAuthentication2(this);
        }

        @Override
        public String getDisplayName() {
            return task.getDisplayName();
        }

        public String getUrl() {
            return "queue/item/" + id + "/";
        }

        @Override
        public String toString() {
            return getClass().getName() + ":" + task + ":" + id;
        }
    }

    /** A task in its quiet period, or behind a build of itself. */
    public static final class WaitingItem extends Item implements Comparable<WaitingItem> {
        public Calendar timestamp;

        public WaitingItem(Calendar timestamp, Task project, List<Action> actions) {
            super(project, actions, IDS.incrementAndGet(), new FutureImpl(project));
            this.timestamp = timestamp;
        }

        @Override
        public int compareTo(WaitingItem that) {
            int byTime = timestamp.getTime().compareTo(that.timestamp.getTime());
            return byTime != 0 ? byTime : Long.compare(getId(), that.getId());
        }

        boolean isDue() {
            return timestamp.getTimeInMillis() <= System.currentTimeMillis();
        }

        @Override
        public boolean isBlocked() {
            return isDue();
        }

        @Override
        public CauseOfBlockage getCauseOfBlockage() {
            return isDue() ? task.getCauseOfBlockage() : CauseOfBlockage.fromMessage(Messages._Queue_QuietPeriod());
        }
    }

    /** A task that waits for nothing but an executor, or less. */
    public abstract static class NotWaitingItem extends Item {
        public final long buildableStartMilliseconds = System.currentTimeMillis();

        protected NotWaitingItem(WaitingItem wi) {
            super(wi);
        }

        protected NotWaitingItem(NotWaitingItem ni) {
            super(ni);
        }
    }

    /** A task that waits for an executor. */
    public static final class BuildableItem extends NotWaitingItem {
        public BuildableItem(WaitingItem wi) {
            super(wi);
        }

        public BuildableItem(NotWaitingItem ni) {
            super(ni);
        }

        @Override
        public boolean isBuildable() {
            return true;
        }

        @Override
        public CauseOfBlockage getCauseOfBlockage() {
            Label label = getAssignedLabel();
            boolean served = label == null || Jenkins.get().getNodes().stream().anyMatch(label::matches) || label.matches(Jenkins.get());
            return CauseOfBlockage.fromMessage(
                    served ? Messages._Queue_WaitingForExecutor() : Messages._Queue_NoLabel(label.getExpression()));
        }
    }

    /** A task that has left the queue, to run or cancelled. */
    public static final class LeftItem extends Item {
        private volatile Executable executable;
        private final boolean cancelled;

        /** A cancelled item. */
        public LeftItem(Item item) {
            this(item, true);
        }

        LeftItem(Item item, boolean cancelled) {
            super(item);
            this.cancelled = cancelled;
        }

        void started(Executable started) {
            executable = started;
        }

        /** What runs, or null while it is being created. */
        public Executable getExecutable() {
            return executable;
        }

        public boolean isCancelled() {
            return cancelled;
        }

        @Override
        public CauseOfBlockage getCauseOfBlockage() {
            return null;
        }
    }

    public ScheduleResult schedule2(Task p, int quietPeriod, Action... actions) {
        return schedule2(p, quietPeriod, Arrays.asList(actions));
    }

    /** Schedules a task, or joins an equal one that waits; refused while the controller stops. */
    public ScheduleResult schedule2(Task p, int quietPeriod, List<Action> actions) {
        if (Jenkins.get().isQuietingDown() && Jenkins.get().isTerminating()) {
            return ScheduleResult.refused();
        }
        List<Action> given = new ArrayList<>(actions);
        given.removeIf(java.util.Objects::isNull);
        Calendar due = new GregorianCalendar();
        due.add(Calendar.SECOND, quietPeriod);
        ScheduleResult result;
        synchronized (this) {
            Item equal = equalItem(p, given);
            if (equal != null) {
                for (FoldableAction action : hudson.Util.filter(given, FoldableAction.class)) {
                    action.foldIntoExisting(equal, p, given);
                }
                if (equal instanceof WaitingItem waiting && due.before(waiting.timestamp)) {
                    waiting.timestamp = due;
                }
                result = ScheduleResult.existing(equal);
            } else {
                WaitingItem added = new WaitingItem(due, p, given);
                items.add(added);
                result = ScheduleResult.created(added);
            }
        }
        Timer.get().execute(this::maintain);
        if (quietPeriod > 0) {
            Timer.get().schedule(this::maintain, quietPeriod * 1000L + 5, TimeUnit.MILLISECONDS);
        }
        return result;
    }

    private Item equalItem(Task task, List<Action> actions) {
        for (Item item : items) {
            if (item.task.equals(task)
                    && hudson.Util.filter(item.getActions(), QueueAction.class).stream().noneMatch(own -> own.shouldSchedule(actions))
                    && hudson.Util.filter(actions, QueueAction.class).stream()
                            .noneMatch(own -> own.shouldSchedule(new ArrayList<>(item.getActions())))) {
                return item;
            }
        }
        return null;
    }

    public synchronized boolean cancel(Task p) {
        Item item = getItem(p);
        return item != null && cancel(item);
    }

    public synchronized boolean cancel(Item item) {
        boolean present = items.removeIf(other -> other.getId() == item.getId());
        if (present) {
            leave(new LeftItem(item));
            item.future().setAsCancelled();
        }
        return present;
    }

    private void leave(LeftItem item) {
        left.put(item.getId(), item);
        if (left.size() > LEFT_ITEMS) {
            left.remove(left.keySet().iterator().next());
        }
    }

    public synchronized void clear() {
        for (Item item : List.copyOf(items)) {
            cancel(item);
        }
    }

    public synchronized boolean isEmpty() {
        return items.isEmpty();
    }

    public synchronized Item[] getItems() {
        return items.toArray(Item[]::new);
    }

    public synchronized List<Item> getItems(Task t) {
        return items.stream().filter(item -> item.task.equals(t)).toList();
    }

    public synchronized Item getItem(Task t) {
        return items.stream().filter(item -> item.task.equals(t)).findFirst().orElse(null);
    }

    /** The item of that number, in the queue or among the last that left it; otherwise null. */
    public synchronized Item getItem(long id) {
        return items.stream().filter(item -> item.getId() == id).findFirst().orElse(left.get(id));
    }

    public synchronized List<BuildableItem> getBuildableItems() {
        return hudson.Util.filter(items, BuildableItem.class);
    }

    public synchronized boolean contains(Task t) {
        return getItem(t) != null;
    }

    public Future<?> scheduleMaintenance() {
        return Timer.get().submit(this::maintain);
    }

    /** Moves every item as far as it can go. */
    public void maintain() {
        if (Jenkins.getInstanceOrNull() == null || Jenkins.get().getQueue() != this || Jenkins.get().isTerminating()) {
            return;
        }
        boolean again = false;
        synchronized (this) {
            for (Item item : List.copyOf(items)) {
                Item current = item;
                if (current instanceof WaitingItem waiting && waiting.isDue() && !isBlocked(waiting)) {
                    current = new BuildableItem(waiting);
                    items.set(items.indexOf(item), current);
                }
                if (current instanceof BuildableItem buildable) {
                    start(buildable);
                }
            }
            again = !items.isEmpty();
        }
        if (again) {
            Timer.get().schedule(this::maintain, 100, TimeUnit.MILLISECONDS);
        }
    }

    private static boolean isBlocked(WaitingItem item) {
        return item.task.getCauseOfBlockage() != null || (!item.task.isConcurrentBuild() && isRunning(item.task));
    }

    private static boolean isRunning(Task task) {
        for (Computer computer : Jenkins.get().getComputers()) {
            if (computer.works().stream().anyMatch(executor -> executor.worksOn(task))) {
                return true;
            }
        }
        return false;
    }

    private void start(BuildableItem item) {
        Computer computer = item.task instanceof FlyweightTask ? Jenkins.get().toComputer() : freeComputer(item);
        if (computer == null) {
            return;
        }
        items.remove(item);
        LeftItem leaving = new LeftItem(item, false);
        leave(leaving);
        computer.execute(leaving, item.task instanceof FlyweightTask);
    }

    private static Computer freeComputer(BuildableItem item) {
        Label label = item.getAssignedLabel();
        LocalAgents.serve(label);
        for (Computer computer : Jenkins.get().getComputers()) {
            Node node = computer.getNode();
            boolean wanted = node != null && (label == null ? node.getMode() == Node.Mode.NORMAL : label.matches(node));
            if (wanted && computer.isAcceptingTasks() && computer.countIdle() > 0) {
                return computer;
            }
        }
        return null;
    }

    static void report(Task task, IOException problem) {
        LOGGER.log(Level.WARNING, "Failed to start " + task.getFullDisplayName(), problem);
    }
}
