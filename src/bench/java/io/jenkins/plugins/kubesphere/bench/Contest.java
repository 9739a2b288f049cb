package io.jenkins.plugins.kubesphere.bench;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Several ways to do the same thing, taken in turns so that whatever else the machine does hits all of them. The first round warms up and
 * does not count. Figures are medians; a ratio is the median of the rounds' own ratios.
 */
public final class Contest {

    /** Gets things ready without being measured. */
    @FunctionalInterface
    public interface Preparation {
        Work prepare() throws Exception;
    }

    /** What is measured; closed unmeasured. */
    public interface Work extends AutoCloseable {
        void run() throws Exception;

        @Override
        default void close() throws Exception {}
    }

    private final Map<String, Preparation> contenders = new LinkedHashMap<>();
    private final Map<String, List<Double>> seconds = new LinkedHashMap<>();

    public Contest add(String name, Preparation preparation) {
        contenders.put(name, preparation);
        seconds.put(name, new ArrayList<>());
        return this;
    }

    /** What somebody else measured: the times of each contender in the order of the rounds, the first of which does not count. */
    public static Contest of(Map<String, List<Double>> times) {
        Contest contest = new Contest();
        times.forEach((name, all) -> contest.add(name, null).seconds.get(name).addAll(all.subList(1, all.size())));
        return contest;
    }

    public Contest run(int rounds) throws Exception {
        for (int round = 0; round <= rounds; round++) {
            for (Map.Entry<String, Preparation> contender : contenders.entrySet()) {
                try (Work work = contender.getValue().prepare()) {
                    long start = System.nanoTime();
                    work.run();
                    double took = (System.nanoTime() - start) / 1e9;
                    System.out.printf(Locale.ROOT, "   %s %.3f s%s%n", contender.getKey(), took, round == 0 ? " (not counted)" : "");
                    if (round > 0) {
                        seconds.get(contender.getKey()).add(took);
                    }
                }
            }
        }
        return this;
    }

    public boolean has(String name) {
        return contenders.containsKey(name);
    }

    public double median(String name) {
        return median(seconds.get(name));
    }

    /** How many times faster {@code name} is than {@code other}. */
    public double ratio(String name, String other) {
        List<Double> ratios = new ArrayList<>();
        for (int i = 0; i < seconds.get(name).size(); i++) {
            ratios.add(seconds.get(other).get(i) / seconds.get(name).get(i));
        }
        return median(ratios);
    }

    /** One row for each contender: name, median in seconds, and how many times faster {@code subject} is. */
    public List<List<String>> rows(String subject) {
        List<List<String>> rows = new ArrayList<>();
        for (String name : contenders.keySet()) {
            String ratio = name.equals(subject) ? "" : String.format(Locale.ROOT, "%.2f×", ratio(subject, name));
            rows.add(List.of(name, String.format(Locale.ROOT, "%.3f s", median(name)), ratio));
        }
        return rows;
    }

    private static double median(List<Double> values) {
        List<Double> sorted = new ArrayList<>(values);
        Collections.sort(sorted);
        int middle = sorted.size() / 2;
        return sorted.size() % 2 == 1 ? sorted.get(middle) : (sorted.get(middle - 1) + sorted.get(middle)) / 2;
    }
}
