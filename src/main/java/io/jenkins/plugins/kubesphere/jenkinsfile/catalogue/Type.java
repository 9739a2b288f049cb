package io.jenkins.plugins.kubesphere.jenkinsfile.catalogue;

import java.util.List;
import java.util.Optional;

/**
 * A step, agent, option, condition, build parameter, trigger, tool or post condition.
 *
 * @param name as it is written in a Jenkinsfile
 * @param plugin short name of the plugin that brings it; empty for those of every Jenkins with pipelines
 * @param certain whether a running Jenkins has told its parameters, so that an unknown one is an error
 * @param title display name
 * @param help one line
 * @param category {@code scm}, {@code general}, {@code review}, {@code container}, {@code deploy} or {@code other}; empty for what is no step
 * @param block whether a block follows
 * @param wrapper whether a step may stand in {@code options}
 * @param inStage whether an option may stand in a stage
 * @param children of a condition: how many conditions it holds, -1 for one or more
 * @param kind of a nested type: what it is one of, such as {@code Binding}; else empty
 * @param parameters in the order of a form
 */
public record Type(String name, String plugin, boolean certain, Words title, Words help, String category, Block block, boolean wrapper,
                   boolean inStage, int children, String kind, List<Parameter> parameters) {

    public Type {
        parameters = List.copyOf(parameters);
    }

    /** The parameter of that name. */
    public Optional<Parameter> parameter(String wanted) {
        return parameters.stream().filter(parameter -> parameter.name().equals(wanted)).findFirst();
    }

    /** The one that may be given without its name: the only required one. */
    public Optional<Parameter> soleRequired() {
        List<Parameter> required = parameters.stream().filter(Parameter::required).toList();
        return required.size() == 1 ? Optional.of(required.get(0)) : Optional.empty();
    }
}
