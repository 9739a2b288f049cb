package io.jenkins.plugins.kubesphere.jenkinsfile.edit;

import java.math.BigDecimal;
import java.util.List;

/** A value that an edit writes. */
public sealed interface NewValue {

    /** A constant text; which quotes it gets is up to the place where it is written. */
    record Text(String value) implements NewValue {
    }

    record Number(BigDecimal value) implements NewValue {
    }

    record Truth(boolean value) implements NewValue {
    }

    record Nothing() implements NewValue {
    }

    record Items(List<NewValue> items) implements NewValue {
        public Items {
            items = List.copyOf(items);
        }
    }

    /** A map; each entry has a name. */
    record Entries(List<NewArgument> entries) implements NewValue {
        public Entries {
            entries = List.copyOf(entries);
        }
    }

    /** Something made by a symbol, such as {@code usernamePassword(…)}. */
    record Call(String name, List<NewArgument> arguments) implements NewValue {
        public Call {
            arguments = List.copyOf(arguments);
        }
    }

    /** Groovy, written as it stands. */
    record Expression(String text) implements NewValue {
    }
}
