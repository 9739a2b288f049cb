package io.jenkins.plugins.kubesphere.jenkinsfile.catalogue;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertNotNull;
import static org.junit.Assert.assertTrue;

import io.jenkins.plugins.kubesphere.jenkinsfile.catalogue.Catalogue.Section;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.Test;

/** What users of KubeSphere's panel are used to, and all that our own steps take, has its form: each field with its control, its words in both languages and its mark. */
public class KubeSpherePanelTest {
    /** Name, category, then fields: {@code !} is required, {@code {}} a block, behind the colon the control. */
    private static final List<String> STEPS = List.of(
        "git scm url!:string branch:string credentialsId:credentials changelog:boolean poll:boolean",
        "checkout scm scm!:describable",
        "sh general script!:code",
        "echo general message!:string",
        "mail general to:string cc:string subject!:string body!:text",
        "withCredentials general{} bindings!:list",
        "archiveArtifacts general artifacts!:string followSymlinks:boolean",
        "timeout general{} time!:number unit:choice activity:boolean",
        "retry general{} count!:number",
        "sleep general time!:number unit:choice",
        "script general{}",
        "build general job!:string quietPeriod:number wait:boolean propagate:boolean",
        "error general message!:string",
        "junit general testResults!:string allowEmptyResults:boolean keepLongStdio:boolean skipPublishingChecks:boolean",
        "dir general{} path!:string",
        "cleanWs general",
        "wrap general{} delegate!:describable",
        "input review message!:string submitter:string",
        "withSonarQubeEnv review{} installationName:string credentialsId:credentials",
        "waitForQualityGate review abortPipeline:boolean",
        "container container{} name!:string",
        "kubernetesDeploy removed kubeconfigId!:credentials configs!:string enableConfigSubstitution:boolean deleteResource:boolean secretNamespace:string secretName:string dockerCredentials:list",
        "harborPush deploy image!:string tags:list credentialsId:credentials from:describable createProject:boolean labels:list scan:describable",
        "envsubstApply deploy file!:string kubeconfigId:credentials namespace:string",
        "multiClusterDeploy deploy file!:string clusters!:string waves:list onFailure:choice standby:string");
    private static final Map<Section, List<String>> OTHERS = Map.of(
        Section.AGENTS, List.of("label label!:string", "kubernetes label:string yaml:code defaultContainer:string"),
        Section.CONDITIONS, List.of("branch pattern!:string", "environment name!:string value!:string", "expression", "not", "allOf", "anyOf"),
        Section.PARAMETERS, List.of("string name!:string defaultValue:string description:text", "text name!:string defaultValue:text", "booleanParam name!:string defaultValue:boolean",
            "choice name!:string choices", "password name!:string"),
        Section.TRIGGERS, List.of("cron spec!:string", "pollSCM scmpoll_spec!:string", "upstream upstreamProjects!:string"),
        Section.OPTIONS, List.of("buildDiscarder strategy!:describable", "disableConcurrentBuilds", "timeout time!:number unit:choice", "retry count!:number", "timestamps"),
        Section.NESTED, List.of("usernamePassword credentialsId!:credentials usernameVariable!:string passwordVariable!:string", "string credentialsId!:credentials variable!:string",
            "sshUserPrivateKey credentialsId!:credentials keyFileVariable!:string passphraseVariable:string usernameVariable:string",
            "kubeconfigFile credentialsId!:credentials variable!:string", "kubeconfigContent credentialsId!:credentials variable!:string", "logRotator daysToKeepStr:string numToKeepStr:string"));

    private final Catalogue catalogue = Catalogue.bundled();

    @Test
    public void everyStepHasItsForm() {
        for (String line : STEPS) {
            String[] words = line.split(" ");
            Type type = catalogue.find(Section.STEPS, words[0]);
            assertNotNull(words[0], type);
            assertEquals(words[0], words[1].replace("{}", ""), type.category());
            assertEquals(words[0], words[1].endsWith("{}"), type.block() == Block.REQUIRED);
            fields(type, List.of(words).subList(2, words.length));
        }
    }

    @Test
    public void soHasEverythingElse() {
        OTHERS.forEach((section, lines) -> lines.forEach(line -> {
            List<String> words = List.of(line.split(" "));
            Type type = catalogue.find(section, words.get(0));
            assertNotNull(line, type);
            fields(type, words.subList(1, words.size()));
        }));
    }

    @Test
    public void everyFieldIsNamedInBothLanguages() {
        for (Section section : Section.values()) {
            for (Type type : catalogue.types(section).values()) {
                for (Parameter parameter : type.parameters()) {
                    String place = type.name() + "." + parameter.name();
                    String english = parameter.label().in(Locale.ENGLISH);
                    String chinese = parameter.label().in(Locale.SIMPLIFIED_CHINESE);
                    assertFalse(place, english.isBlank());
                    assertTrue(place + ": " + chinese, !chinese.equals(english) || chinese.length() <= 10);
                }
            }
        }
    }

    private static void fields(Type type, List<String> fields) {
        assertFalse(type.name(), type.title().in(Locale.ENGLISH).isBlank() || type.title().in(Locale.SIMPLIFIED_CHINESE).isBlank());
        assertFalse(type.name(), type.help().in(Locale.ENGLISH).isBlank() || type.help().in(Locale.SIMPLIFIED_CHINESE).isBlank());
        for (String field : fields) {
            String name = field.replaceAll("[!:].*", "");
            Parameter parameter = type.parameter(name).orElse(null);
            assertNotNull(type.name() + "." + name, parameter);
            assertEquals(type.name() + "." + name + " required", field.contains("!"), parameter.required());
            if (field.contains(":")) {
                assertEquals(type.name() + "." + name, field.substring(field.indexOf(':') + 1), parameter.kind().name().toLowerCase(Locale.ROOT));
            }
            if (parameter.kind() == Kind.CREDENTIALS) {
                assertFalse(type.name() + "." + name + " offers no kind of credentials", parameter.credentials().isEmpty());
            }
            if (parameter.kind() == Kind.CHOICE) {
                assertFalse(type.name() + "." + name + " offers nothing to choose", parameter.choices().isEmpty());
            }
        }
    }
}
