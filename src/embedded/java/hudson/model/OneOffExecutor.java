package hudson.model;

/** An executor for a task that takes no slot. */
public class OneOffExecutor extends Executor {
    public OneOffExecutor(Computer owner) {
        super(owner, -1);
    }
}
