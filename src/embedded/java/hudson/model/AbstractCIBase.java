package hudson.model;

import hudson.security.AccessControlled;
import java.util.List;
import org.kohsuke.stapler.StaplerFallback;
import org.kohsuke.stapler.StaplerProxy;

/** The part of the controller that is a node and a group of items at once. */
public abstract class AbstractCIBase extends Node
        implements ItemGroup<TopLevelItem>, StaplerProxy, StaplerFallback, AccessControlled, DescriptorByNameOwner {

    public AbstractCIBase() {}

    public abstract List<Node> getNodes();

    public abstract Queue getQueue();

    /** Interrupts what still runs when the controller stops. */
    static void interruptForShutdown(Computer[] computers) {
        for (Computer computer : computers) {
            computer.works().forEach(Executor::interruptForShutdown);
        }
    }

    static {
        io.jenkins.plugins.kubesphere.embedded.queue.Shutdown.by(AbstractCIBase::interruptForShutdown);
        io.jenkins.plugins.kubesphere.embedded.queue.NewComputer.by(Node::createComputer);
    }
}
