package io.jenkins.plugins.kubesphere.steps;

import static org.junit.Assert.assertEquals;

import io.jenkins.plugins.kubesphere.jenkinsfile.catalogue.Catalogue;
import io.jenkins.plugins.kubesphere.jenkinsfile.catalogue.Catalogue.Section;
import io.jenkins.plugins.kubesphere.jenkinsfile.catalogue.Parameter;
import io.jenkins.plugins.kubesphere.jenkinsfile.catalogue.Type;
import io.jenkins.plugins.kubesphere.steps.source.BinaryPushSource;
import io.jenkins.plugins.kubesphere.steps.source.DockerArchivePushSource;
import io.jenkins.plugins.kubesphere.steps.source.DockerImagePushSource;
import io.jenkins.plugins.kubesphere.steps.source.JarPushSource;
import io.jenkins.plugins.kubesphere.steps.source.OciLayoutPushSource;
import io.jenkins.plugins.kubesphere.steps.source.RegistryImagePushSource;
import io.jenkins.plugins.kubesphere.steps.source.WarPushSource;
import java.beans.Introspector;
import java.lang.reflect.Constructor;
import java.lang.reflect.Method;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.Test;
import org.kohsuke.stapler.DataBoundConstructor;
import org.kohsuke.stapler.DataBoundSetter;

/** The linter and the editor know all that our own steps take: a parameter that they do not know is an error to them. */
public class StepsOfTheCatalogueTest {
    private static final Map<String, Class<?>> STEPS = Map.of("harborPush", HarborPushStep.class, "envsubstApply", EnvsubstApplyStep.class,
        "multiClusterDeploy", MultiClusterDeployStep.class);
    private static final Map<String, Class<?>> SOURCES = Map.of("jar", JarPushSource.class, "war", WarPushSource.class, "binary", BinaryPushSource.class,
        "dockerImage", DockerImagePushSource.class, "dockerArchive", DockerArchivePushSource.class, "ociLayout", OciLayoutPushSource.class,
        "registryImage", RegistryImagePushSource.class);

    @Test
    public void hasEveryParameterOfOurStepsAndNoOther() {
        STEPS.forEach((name, step) -> compare(Catalogue.bundled().find(Section.STEPS, name), step));
    }

    @Test
    public void hasEveryParameterOfWhatCanBePushed() {
        SOURCES.forEach((name, source) -> compare(Catalogue.bundled().find(Section.NESTED, name), source));
    }

    private static void compare(Type known, Class<?> real) {
        Constructor<?> constructor = Stream.of(real.getConstructors()).filter(one -> one.isAnnotationPresent(DataBoundConstructor.class)).findFirst().orElseThrow();
        Set<String> required = Stream.of(constructor.getParameters()).map(java.lang.reflect.Parameter::getName).collect(Collectors.toCollection(TreeSet::new));
        Set<String> all = new TreeSet<>(required);
        Stream.of(real.getMethods()).filter(method -> method.isAnnotationPresent(DataBoundSetter.class)).map(Method::getName)
            .map(name -> Introspector.decapitalize(name.substring("set".length()))).forEach(all::add);
        assertEquals(known.name(), all, known.parameters().stream().map(Parameter::name).collect(Collectors.toCollection(TreeSet::new)));
        assertEquals(known.name(), required, known.parameters().stream().filter(Parameter::required).map(Parameter::name).collect(Collectors.toCollection(TreeSet::new)));
    }
}
