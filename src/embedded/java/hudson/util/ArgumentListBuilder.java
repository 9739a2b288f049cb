package hudson.util;

import hudson.Util;
import java.io.File;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** Collects the words of a command, some of which must not be shown. */
public class ArgumentListBuilder implements Serializable, Cloneable {
    private static final long serialVersionUID = 1L;

    private final List<String> args = new ArrayList<>();
    private BitSet mask = new BitSet();

    public ArgumentListBuilder() {}

    public ArgumentListBuilder(String... args) {
        add(args);
    }

    public ArgumentListBuilder add(Object a) {
        return add(a.toString(), false);
    }

    public ArgumentListBuilder add(Object a, boolean mask) {
        return add(a.toString(), mask);
    }

    public ArgumentListBuilder add(File f) {
        return add(f.getAbsolutePath(), false);
    }

    public ArgumentListBuilder add(String a) {
        return add(a, false);
    }

    /** Adds a word, null being left out. */
    public ArgumentListBuilder add(String a, boolean mask) {
        if (a != null) {
            if (mask) {
                this.mask.set(args.size());
            }
            args.add(a);
        }
        return this;
    }

    public ArgumentListBuilder add(String... args) {
        for (String arg : args) {
            add(arg);
        }
        return this;
    }

    public ArgumentListBuilder add(Iterable<String> args) {
        for (String arg : args) {
            add(arg);
        }
        return this;
    }

    public ArgumentListBuilder prepend(String... args) {
        this.args.addAll(0, List.of(args));
        BitSet shifted = new BitSet();
        mask.stream().forEach(bit -> shifted.set(bit + args.length));
        mask = shifted;
        return this;
    }

    public ArgumentListBuilder addQuoted(String a) {
        return add('"' + a + '"', false);
    }

    public ArgumentListBuilder addTokenized(String s) {
        return s == null ? this : add(Util.tokenize(s));
    }

    public ArgumentListBuilder addKeyValuePair(String prefix, String key, String value, boolean mask) {
        return key == null ? this : add((prefix == null ? "-D" : prefix) + key + "=" + value, mask);
    }

    public ArgumentListBuilder addKeyValuePairs(String prefix, Map<String, String> props) {
        return addKeyValuePairs(prefix, props, Set.of());
    }

    public ArgumentListBuilder addKeyValuePairs(String prefix, Map<String, String> props, Set<String> propsToMask) {
        props.forEach((key, value) -> addKeyValuePair(prefix, key, value, propsToMask.contains(key)));
        return this;
    }

    public void addMasked(String string) {
        add(string, true);
    }

    public ArgumentListBuilder addMasked(Secret s) {
        return add(Secret.toString(s), true);
    }

    public String[] toCommandArray() {
        return args.toArray(String[]::new);
    }

    public List<String> toList() {
        return args;
    }

    public boolean[] toMaskArray() {
        boolean[] masks = new boolean[args.size()];
        mask.stream().forEach(bit -> masks[bit] = true);
        return masks;
    }

    public boolean hasMaskedArguments() {
        return !mask.isEmpty();
    }

    public void clear() {
        args.clear();
        mask.clear();
    }

    @Override
    public ArgumentListBuilder clone() {
        ArgumentListBuilder copy = new ArgumentListBuilder();
        copy.args.addAll(args);
        copy.mask = (BitSet) mask.clone();
        return copy;
    }

    private String shown(int index) {
        return mask.get(index) ? "******" : args.get(index);
    }

    /** One line, arguments with blanks in quotes, masked ones as asterisks. */
    public String toStringWithQuote() {
        StringBuilder line = new StringBuilder();
        for (int i = 0; i < args.size(); i++) {
            String word = shown(i);
            line.append(i == 0 ? "" : " ").append(word.indexOf(' ') >= 0 || word.isEmpty() ? '"' + word + '"' : word);
        }
        return line.toString();
    }

    @Override
    public String toString() {
        return java.util.stream.IntStream.range(0, args.size()).mapToObj(this::shown).collect(Collectors.joining(" "));
    }
}
