package io.jenkins.plugins.kubesphere.jenkinsfile.check;

import io.jenkins.plugins.kubesphere.jenkinsfile.diagnostic.Severity;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** Every finding there is. Its code is stable and explained in {@code docs/lint.md}. */
public enum Rule {
    SYNTAX(Severity.ERROR), UNCHECKED(Severity.WARNING), HASH_COMMENT(Severity.ERROR),
    NESTED_PIPELINE(Severity.ERROR), SECOND_PIPELINE(Severity.WARNING),
    MISSING_SECTION(Severity.ERROR), DUPLICATE_SECTION(Severity.ERROR), UNKNOWN_SECTION(Severity.ERROR), RENAMED_SECTION(Severity.ERROR),
    BLOCK_EXPECTED(Severity.ERROR), EMPTY_SECTION(Severity.ERROR), NOT_A_SECTION(Severity.ERROR),
    INVALID_AGENT(Severity.ERROR), UNKNOWN_AGENT(Severity.ERROR), AGENT_PARAMETER(Severity.ERROR), MISPLACED_SECTION(Severity.ERROR),
    STAGE_EXPECTED(Severity.ERROR), STAGE_NAME(Severity.ERROR), STAGE_CONTENT(Severity.ERROR), NESTED_PARALLEL(Severity.ERROR),
    DUPLICATE_STAGE(Severity.ERROR), NOT_BOOLEAN(Severity.ERROR), MISPLACED_FAIL_FAST(Severity.INFO),
    STEP_EXPECTED(Severity.ERROR), OBJECT_CALL(Severity.ERROR), BLOCKED_STEP(Severity.ERROR), STEP_BLOCK(Severity.ERROR),
    UNKNOWN_PARAMETER(Severity.ERROR), MISSING_PARAMETER(Severity.ERROR), UNNAMED_PARAMETER(Severity.ERROR), PARAMETER_TYPE(Severity.ERROR),
    NUMBER_TOO_LARGE(Severity.ERROR), UNQUOTED_VALUE(Severity.ERROR),
    ENVIRONMENT_ENTRY(Severity.ERROR), ENVIRONMENT_VALUE(Severity.ERROR), ENVIRONMENT_NAME(Severity.ERROR), DUPLICATE_VARIABLE(Severity.ERROR),
    INVALID_ENTRY(Severity.ERROR), DUPLICATE_ENTRY(Severity.ERROR), DUPLICATE_PARAMETER(Severity.WARNING), UNKNOWN_TYPE(Severity.WARNING),
    MISPLACED_OPTION(Severity.ERROR), UNKNOWN_CONDITION(Severity.WARNING), CONDITION_CHILDREN(Severity.ERROR), CONDITION_PATTERN(Severity.ERROR),
    CONDITION_COMPARATOR(Severity.WARNING), INPUT_FIELD(Severity.ERROR), UNKNOWN_POST_CONDITION(Severity.ERROR),
    DUPLICATE_POST_CONDITION(Severity.ERROR), MATRIX_AXIS(Severity.ERROR), INVALID_LIBRARY(Severity.ERROR),
    UNKNOWN_STEP(Severity.WARNING), REMOVED_STEP(Severity.WARNING), LONE_CD(Severity.WARNING), DOUBLE_STAR(Severity.INFO),
    NEEDLESS_AGENT_NONE(Severity.INFO), DOCKER_PUSH(Severity.WARNING), ENVSUBST_KUBECTL(Severity.WARNING), KUBECONFIG_ON_AGENT(Severity.WARNING),
    SECRET_LITERAL(Severity.WARNING), SECRET_INTERPOLATION(Severity.WARNING);

    private final Severity severity;

    Rule(Severity severity) {
        this.severity = severity;
    }

    /** As users write it: lower case, words joined by dashes. */
    public String code() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** How bad it is, where the place does not say otherwise. */
    public Severity severity() {
        return severity;
    }

    /** All codes in the order of the documentation. */
    public static List<String> codes() {
        return Arrays.stream(values()).map(Rule::code).toList();
    }
}
