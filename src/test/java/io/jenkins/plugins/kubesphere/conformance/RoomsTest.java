package io.jenkins.plugins.kubesphere.conformance;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.junit.Assert.assertEquals;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.BeforeClass;
import org.junit.Test;

/** The rooms keep to their own: which package may know which. */
public class RoomsTest {

    private static final String PLUGIN = "io.jenkins.plugins.kubesphere";
    private static final String[] PLAIN_ROOMS = {
        PLUGIN + ".image..", PLUGIN + ".harbor..", PLUGIN + ".manifest..", PLUGIN + ".cluster..", PLUGIN + ".fleet..", PLUGIN + ".jenkinsfile.."
    };
    private static final String[] JENKINS_FACING = {
        PLUGIN + ".steps..", PLUGIN + ".credentials..", PLUGIN + ".config..", PLUGIN + ".agents..", PLUGIN + ".editor..", PLUGIN + ".report.."
    };
    private static final List<String> JENKINS_TYPES = List.of("hudson.", "jenkins.", "org.kohsuke.", "org.jenkinsci.", "com.cloudbees.", "org.csanchez.");

    private static JavaClasses classes;

    @BeforeClass
    public static void importClasses() {
        classes = new ClassFileImporter().importPath(Path.of("target/classes"));
    }

    @Test
    public void plainRoomsKnowNoJenkinsTypes() {
        noClasses().that().resideInAnyPackage(PLAIN_ROOMS)
                .should().dependOnClassesThat(ofJenkins())
                .check(classes);
    }

    @Test
    public void plainRoomsKnowNoJenkinsFacingRoom() {
        noClasses().that().resideInAnyPackage(PLAIN_ROOMS)
                .should().dependOnClassesThat().resideInAnyPackage(JENKINS_FACING)
                .check(classes);
    }

    @Test
    public void thePluginKnowsNothingOfTheEmbeddedController() {
        noClasses().that().resideInAPackage(PLUGIN + "..").and().resideOutsideOfPackages(PLUGIN + ".embedded..", PLUGIN + ".build..")
                .should().dependOnClassesThat().resideInAnyPackage(PLUGIN + ".embedded..", PLUGIN + ".build..")
                .check(classes);
    }

    @Test
    public void theFleetRoomIsAPureStateMachine() {
        noClasses().that().resideInAPackage(PLUGIN + ".fleet..")
                .should().dependOnClassesThat().resideInAnyPackage("java.net..", "java.nio.channels..", "io.fabric8..")
                .allowEmptyShould(true)
                .check(classes);
    }

    @Test
    public void everyRoomSaysWhatItOwns() throws IOException {
        List<Path> silent;
        try (Stream<Path> files = Files.walk(Path.of("src/main/java"))) {
            silent = files.filter(file -> file.toString().endsWith(".java")).map(Path::getParent).distinct()
                    .filter(room -> !Files.exists(room.resolve("package-info.java"))).sorted().toList();
        }
        assertEquals("packages without a package-info.java", List.of(), silent);
    }

    private static DescribedPredicate<JavaClass> ofJenkins() {
        return DescribedPredicate.describe("of Jenkins", type -> JENKINS_TYPES.stream().anyMatch(type.getName()::startsWith));
    }
}
