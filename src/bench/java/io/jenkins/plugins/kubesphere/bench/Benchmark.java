package io.jenkins.plugins.kubesphere.bench;

/** One subject that is measured, and one section of {@code docs/benchmarks.md}. */
public interface Benchmark {

    /** What {@code -Dbench=} calls it: lower case, no spaces. */
    String name();

    /** Heading of the section. */
    String title();

    /** Measures and writes down what was found. */
    void measure(Section section) throws Exception;
}
