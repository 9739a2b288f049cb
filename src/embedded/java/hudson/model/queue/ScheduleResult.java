package hudson.model.queue;

import hudson.model.Queue;

/** What became of a request to schedule a task. */
public abstract class ScheduleResult {

    public ScheduleResult() {}

    public boolean isCreated() {
        return false;
    }

    public boolean isRefused() {
        return false;
    }

    /** The item of the queue, new or already there; null when refused. */
    public Queue.Item getItem() {
        return null;
    }

    public Queue.WaitingItem getCreateItem() {
        return null;
    }

    public final boolean isAccepted() {
        return !isRefused();
    }

    public static Created created(Queue.WaitingItem i) {
        return new Created(i);
    }

    public static Existing existing(Queue.Item i) {
        return new Existing(i);
    }

    public static Refused refused() {
        return new Refused();
    }

    /** A new item was made. */
    public static final class Created extends ScheduleResult {
        private final Queue.WaitingItem item;

        private Created(Queue.WaitingItem item) {
            this.item = item;
        }

        @Override
        public boolean isCreated() {
            return true;
        }

        @Override
        public Queue.WaitingItem getCreateItem() {
            return item;
        }

        @Override
        public Queue.Item getItem() {
            return item;
        }
    }

    /** An equal item was in the queue. */
    public static final class Existing extends ScheduleResult {
        private final Queue.Item item;

        private Existing(Queue.Item item) {
            this.item = item;
        }

        @Override
        public Queue.Item getItem() {
            return item;
        }
    }

    /** The controller takes no tasks now. */
    public static final class Refused extends ScheduleResult {
        private Refused() {}

        @Override
        public boolean isRefused() {
            return true;
        }
    }
}
