package io.jenkins.plugins.kubesphere.fleet;

import java.util.ArrayList;
import java.util.List;
import java.util.logging.Level;
import java.util.logging.Logger;

/**
 * What comes of some events that are told together.
 *
 * @param heard the state once they are heard
 * @param next the state once it is noted that the actions are begun
 * @param actions to be carried out when {@code next} is persisted
 */
public record Advance(RolloutState heard, RolloutState next, List<Action> actions) {
    private static final Logger LOGGER = Logger.getLogger(Advance.class.getName());

    static Advance of(Rollout rollout, RolloutState before, List<Event> events) {
        RolloutState heard = before;
        for (Event event : events) {
            try {
                heard = rollout.after(heard, event);
            } catch (IllegalStateException late) {
                LOGGER.log(Level.FINE, "an event came too late: {0}", late.getMessage());
            }
        }
        RolloutState next = heard;
        List<Action> actions = new ArrayList<>();
        for (List<Action> more = rollout.next(next); !more.isEmpty(); more = rollout.next(next)) {
            for (Action action : more) {
                next = rollout.starting(next, action);
            }
            actions.addAll(more);
            if (more.get(0) instanceof Action.Finish) {
                break;
            }
        }
        return new Advance(heard, next, List.copyOf(actions));
    }
}
