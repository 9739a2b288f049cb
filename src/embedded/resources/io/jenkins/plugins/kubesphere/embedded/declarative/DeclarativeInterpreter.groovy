package io.jenkins.plugins.kubesphere.embedded.declarative

/**
 * Runs the model of a declarative pipeline as calls of steps. It is a pipeline program itself, so it waits, is written to disk
 * and goes on after a restart like any script.
 */
class DeclarativeInterpreter implements Serializable {

    private static final long serialVersionUID = 1L

    private final Object script
    private boolean failFastEverywhere
    private boolean skipAfterUnstable
    private boolean skipCheckout
    private String checkoutDirectory

    DeclarativeInterpreter(Object script) {
        this.script = script
    }

    void run(Map model) {
        List options = evaluateCalls(model.options)
        readOptions(options)
        JobSettings.apply(script, options, describables(model.parameters), evaluateCalls(model.triggers))
        withOptions(options, 0) {
            inAgent(model.agent, true) {
                withEnvironment(model.environment) {
                    withTools(model.tools) {
                        runWithPost(model.post, 'Declarative: Post Actions', true) {
                            runStages(model.stages, null)
                        }
                    }
                }
            }
        }
    }

    private List evaluateCalls(List calls) {
        List evaluated = []
        if (calls != null) {
            for (call in calls) {
                evaluated.add([name: call.name, arguments: call.arguments.call()])
            }
        }
        return evaluated
    }

    private List describables(List calls) {
        List evaluated = []
        if (calls != null) {
            for (call in calls) {
                evaluated.add(call.describable.call())
            }
        }
        return evaluated
    }

    private void readOptions(List options) {
        for (option in options) {
            boolean on = option.arguments.isEmpty() || option.arguments[0] != false
            if (option.name == 'parallelsAlwaysFailFast') {
                failFastEverywhere = true
            } else if (option.name == 'skipStagesAfterUnstable') {
                skipAfterUnstable = true
            } else if (option.name == 'skipDefaultCheckout') {
                skipCheckout = on
            } else if (option.name == 'checkoutToSubdirectory') {
                checkoutDirectory = option.arguments[0]
            }
        }
    }

    /** Options that are steps surround everything that follows, the first one outermost. */
    private void withOptions(List options, int from, Closure body) {
        for (int i = from; i < options.size(); i++) {
            if (OptionNames.isWrapper(options[i].name)) {
                int next = i + 1
                List arguments = new ArrayList(options[i].arguments)
                arguments.add({ -> withOptions(options, next, body) })
                script.invokeMethod(options[i].name, arguments.toArray())
                return
            }
        }
        body.call()
    }

    private void inAgent(Map agent, boolean top, Closure body) {
        if (agent == null || agent.type == 'none') {
            body.call()
            return
        }
        Map settings = agent.arguments == null ? [:] : agent.arguments.call()
        String label = settings.label
        if (agent.type == 'any') {
            onNode(null, null, body)
        } else if (agent.type == 'label' || agent.type == 'node') {
            withRetries(settings.retries) { onNode(label, settings.customWorkspace, body) }
        } else if (agent.type == 'kubernetes') {
            inPod(settings, body)
        } else {
            inDockerContainer(agent.type, settings, label, body)
        }
    }

    private void withRetries(Object retries, Closure body) {
        if (retries == null) {
            body.call()
        } else {
            script.retry(retries, body)
        }
    }

    private void onNode(Object label, Object workspace, Closure body) {
        script.node(label) {
            if (workspace != null) {
                script.ws(workspace) { afterCheckout(body) }
            } else {
                afterCheckout(body)
            }
        }
    }

    private void inPod(Map settings, Closure body) {
        Map template = AgentSettings.podTemplate(settings)
        script.podTemplate(template) {
            Object label = AgentSettings.podLabel(script, settings)
            withRetries(settings.retries) {
                onNode(label, settings.customWorkspace) {
                    if (settings.defaultContainer != null) {
                        script.container(settings.defaultContainer) { body.call() }
                    } else {
                        body.call()
                    }
                }
            }
        }
    }

    private void inDockerContainer(String type, Map settings, Object label, Closure body) {
        onNode(label, settings.customWorkspace) {
            Object image = settings.image
            if (type == 'dockerfile') {
                image = AgentSettings.imageName(script)
                script.sh(AgentSettings.buildCommand(settings, image))
            }
            Map container = [image: image]
            if (settings.args != null) {
                container.args = settings.args
            }
            script.withDockerContainer(container) { body.call() }
        }
    }

    private void afterCheckout(Closure body) {
        if (skipCheckout || !AgentSettings.hasRepository(script)) {
            body.call()
            return
        }
        Map facts = [:]
        script.stage('Declarative: Checkout SCM') {
            if (checkoutDirectory != null) {
                script.dir(checkoutDirectory) { facts = script.checkout(script.getProperty('scm')) }
            } else {
                facts = script.checkout(script.getProperty('scm'))
            }
        }
        List variables = AgentSettings.variables(facts)
        if (variables.isEmpty()) {
            body.call()
        } else {
            script.withEnv(variables) { body.call() }
        }
    }

    private void withEnvironment(List entries, Closure body) {
        if (entries == null) {
            body.call()
            return
        }
        List bindings = []
        EnvironmentScope scope = new EnvironmentScope(script, entries)
        for (entry in entries) {
            if (entry.credentials != null) {
                bindings.addAll(EnvironmentCredentials.bindings(script, entry.name, String.valueOf(entry.credentials.call(scope))))
            }
        }
        if (bindings.isEmpty()) {
            withValues(entries, body)
        } else {
            script.withCredentials(bindings) { withValues(entries, body) }
        }
    }

    private void withValues(List entries, Closure body) {
        EnvironmentScope scope = new EnvironmentScope(script, entries)
        List variables = []
        for (entry in entries) {
            if (entry.value != null) {
                variables.add(entry.name + '=' + scope.value(entry.name))
            }
        }
        if (variables.isEmpty()) {
            body.call()
        } else {
            script.withEnv(variables) { body.call() }
        }
    }

    private void withTools(List tools, Closure body) {
        if (tools == null) {
            body.call()
            return
        }
        List variables = []
        for (tool in evaluateCalls(tools)) {
            variables.addAll(AgentSettings.tool(script, tool.name, String.valueOf(tool.arguments[0])))
        }
        if (variables.isEmpty()) {
            body.call()
        } else {
            script.withEnv(variables) { body.call() }
        }
    }

    private void runStages(List stages, String skipped) {
        Throwable first = null
        for (stage in stages) {
            String reason = skipped
            if (reason == null && first != null) {
                reason = 'due to earlier failure(s)'
            } else if (reason == null && skipAfterUnstable && Results.isUnstable(script)) {
                reason = 'due to earlier stage(s) marking the build as unstable'
            }
            try {
                runStage(stage, reason)
            } catch (Throwable failure) {
                Results.note(script, failure)
                if (first == null) {
                    first = failure
                }
            }
        }
        if (first != null) {
            throw first
        }
    }

    private void runStage(Map stage, String skipped) {
        String name = String.valueOf(stage.name)
        script.stage(name) {
            if (skipped != null) {
                skip(stage, name, skipped)
            } else {
                inStage(stage, name)
            }
        }
    }

    private void skip(Map stage, String name, String reason) {
        Results.skipped(script, name, reason)
        List nested = stage.stages != null ? stage.stages : stage.parallel
        if (nested != null) {
            for (child in nested) {
                runStage(child, reason)
            }
        }
    }

    private void inStage(Map stage, String name) {
        Map when = stage.when
        if (when != null && when.beforeOptions && !holds(when)) {
            skip(stage, name, 'due to when conditional')
            return
        }
        withOptions(evaluateCalls(stage.options), 0) {
            if (when != null && when.beforeInput && !when.beforeOptions && !holds(when)) {
                skip(stage, name, 'due to when conditional')
            } else {
                afterInput(stage) {
                    if (when != null && when.beforeAgent && !when.beforeInput && !when.beforeOptions && !holds(when)) {
                        skip(stage, name, 'due to when conditional')
                    } else {
                        inStageAgent(stage, name, when)
                    }
                }
            }
        }
    }

    private void inStageAgent(Map stage, String name, Map when) {
        inAgent(stage.agent, false) {
            withEnvironment(stage.environment) {
                withTools(stage.tools) {
                    if (when != null && !when.beforeAgent && !when.beforeInput && !when.beforeOptions && !holds(when)) {
                        skip(stage, name, 'due to when conditional')
                    } else {
                        runWithPost(stage.post, null, false) {
                            runContent(stage)
                        }
                    }
                }
            }
        }
    }

    private void afterInput(Map stage, Closure body) {
        if (stage.input == null) {
            body.call()
            return
        }
        Map arguments = stage.input.call()
        Object answer = script.input(arguments)
        List variables = AgentSettings.answers(arguments, answer)
        if (variables.isEmpty()) {
            body.call()
        } else {
            script.withEnv(variables) { body.call() }
        }
    }

    private void runContent(Map stage) {
        if (stage.steps != null) {
            stage.steps.call()
        } else if (stage.stages != null) {
            runStages(stage.stages, null)
        } else if (stage.parallel != null) {
            Map branches = [:]
            for (child in stage.parallel) {
                branches.put(String.valueOf(child.name), branch(child))
            }
            runBranches(branches, stage.failFast == true || failFastEverywhere)
        } else {
            Map branches = [:]
            for (cell in MatrixCells.of(stage.matrix)) {
                branches.put(cell.name, branch(cell))
            }
            runBranches(branches, stage.failFast == true || failFastEverywhere)
        }
    }

    private Closure branch(Map stage) {
        return { ->
            try {
                if (stage.axes != null) {
                    script.withEnv(stage.axes) { runStage(stage, null) }
                } else {
                    runStage(stage, null)
                }
            } catch (Throwable failure) {
                Results.note(script, failure)
                throw failure
            }
        }
    }

    private void runBranches(Map branches, boolean failFast) {
        if (failFast) {
            branches.put('failFast', true)
        }
        script.parallel(branches)
    }

    private void runWithPost(List post, String stageName, boolean whole, Closure body) {
        Throwable failure = null
        try {
            body.call()
        } catch (Throwable thrown) {
            Results.note(script, thrown)
            failure = thrown
        }
        if (post != null) {
            Throwable postFailure = null
            Throwable bodyFailure = failure
            if (stageName != null && Results.anyHolds(script, post, bodyFailure)) {
                script.stage(stageName) {
                    postFailure = runPost(post, bodyFailure)
                }
            } else {
                postFailure = runPost(post, bodyFailure)
            }
            if (failure == null) {
                failure = postFailure
            }
        }
        if (failure != null) {
            throw failure
        }
    }

    private Throwable runPost(List post, Throwable failure) {
        Throwable first = null
        for (entry in post) {
            if (Results.holds(script, entry[0], first != null ? first : failure)) {
                try {
                    entry[1].call()
                } catch (Throwable thrown) {
                    script.echo('Error when executing ' + entry[0] + ' post condition: ' + Results.text(thrown))
                    Results.note(script, thrown)
                    if (first == null) {
                        first = thrown
                    }
                }
            }
        }
        return first
    }

    private boolean holds(Map when) {
        for (condition in when.conditions) {
            if (!holdsOne(condition)) {
                return false
            }
        }
        return true
    }

    private boolean holdsOne(Map condition) {
        if (condition.type == 'not') {
            return !holdsOne(condition.children[0])
        } else if (condition.type == 'allOf') {
            return holds([conditions: condition.children])
        } else if (condition.type == 'anyOf') {
            for (child in condition.children) {
                if (holdsOne(child)) {
                    return true
                }
            }
            return false
        } else if (condition.type == 'expression') {
            Object value = condition.test.call()
            return value ? true : false
        }
        return Conditions.holds(script, condition.type, condition.arguments.call())
    }
}

/** The values of an environment section while they are computed; each may refer to the others. */
class EnvironmentScope implements Serializable {

    private static final long serialVersionUID = 1L

    private final Object script
    private final Map entries = [:]
    private final Map known = [:]
    private final List computing = []

    EnvironmentScope(Object script, List list) {
        this.script = script
        this.entries.putAll(AgentSettings.byName(list))
    }

    Object lookUp(String name) {
        if (entries.containsKey(name) && entries.get(name).value != null && !computing.contains(name)) {
            return value(name)
        }
        return AgentSettings.variable(script, name)
    }

    String value(String name) {
        if (!known.containsKey(name)) {
            computing.add(name)
            known.put(name, String.valueOf(entries.get(name).value.call(this)))
            computing.remove(name)
        }
        return known.get(name)
    }
}
