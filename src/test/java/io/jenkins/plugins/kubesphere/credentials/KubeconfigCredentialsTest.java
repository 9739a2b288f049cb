package io.jenkins.plugins.kubesphere.credentials;

import static org.hamcrest.CoreMatchers.containsString;
import static org.hamcrest.CoreMatchers.not;
import static org.hamcrest.MatcherAssert.assertThat;
import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertThrows;
import static org.junit.Assert.assertTrue;

import com.cloudbees.plugins.credentials.Credentials;
import com.cloudbees.plugins.credentials.CredentialsNameProvider;
import com.cloudbees.plugins.credentials.CredentialsProvider;
import com.cloudbees.plugins.credentials.CredentialsScope;
import com.cloudbees.plugins.credentials.CredentialsStore;
import com.cloudbees.plugins.credentials.SystemCredentialsProvider;
import com.cloudbees.plugins.credentials.domains.Domain;
import com.cloudbees.plugins.credentials.domains.DomainRequirement;
import edu.umd.cs.findbugs.annotations.NonNull;
import edu.umd.cs.findbugs.annotations.Nullable;
import hudson.AbortException;
import hudson.model.Item;
import hudson.model.ItemGroup;
import hudson.util.ListBoxModel;
import hudson.util.Secret;
import java.lang.reflect.Constructor;
import java.lang.reflect.Method;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.jenkinsci.plugins.structs.SymbolLookup;
import org.jenkinsci.plugins.structs.describable.DescribableModel;
import org.jenkinsci.plugins.workflow.cps.CpsFlowDefinition;
import org.jenkinsci.plugins.workflow.job.WorkflowJob;
import org.jenkinsci.plugins.workflow.job.WorkflowRun;
import org.junit.Rule;
import org.junit.Test;
import org.jvnet.hudson.test.JenkinsRule;
import org.jvnet.hudson.test.TestExtension;
import org.kohsuke.stapler.DataBoundConstructor;
import org.springframework.security.core.Authentication;

/** The credential itself: where it can be kept, by which names it is configured, and who sees what of it. */
public class KubeconfigCredentialsTest {

    private static final List<Credentials> IN_FOLDER = new ArrayList<>();

    @Rule
    public JenkinsRule jenkins = new JenkinsRule();

    /** Stands for the store of a folder, as the Folders plugin has it. */
    @TestExtension
    public static class FolderProvider extends CredentialsProvider {

        @NonNull
        @Override
        public String getDisplayName() {
            return "folder";
        }

        @NonNull
        @Override
        @SuppressWarnings("rawtypes")
        public <C extends Credentials> List<C> getCredentialsInItemGroup(@NonNull Class<C> type, @Nullable ItemGroup itemGroup, @Nullable Authentication authentication,
                @NonNull List<DomainRequirement> domainRequirements) {
            return IN_FOLDER.stream().filter(type::isInstance).map(type::cast).toList();
        }
    }

    private static KubeconfigCredentialsImpl credential(CredentialsScope scope, String id) {
        return new KubeconfigCredentialsImpl(scope, id, "of " + id, Secret.fromString(KubeconfigBindingTest.KUBECONFIG));
    }

    private WorkflowRun build() throws Exception {
        WorkflowJob job = jenkins.createProject(WorkflowJob.class);
        job.setDefinition(new CpsFlowDefinition("echo 'x'", true));
        return jenkins.buildAndAssertSuccess(job);
    }

    @Test
    public void everyStoreCanKeepOneAndBuildsSeeWhatIsForThem() throws Exception {
        CredentialsStore system = CredentialsProvider.lookupStores(jenkins.jenkins).iterator().next();
        system.addCredentials(Domain.global(), credential(CredentialsScope.GLOBAL, "global"));
        system.addCredentials(Domain.global(), credential(CredentialsScope.SYSTEM, "system"));
        IN_FOLDER.clear();
        IN_FOLDER.add(credential(null, "folder"));
        WorkflowRun build = build();
        for (String id : List.of("global", "folder")) {
            assertEquals("https://host:6443", KubeconfigLookup.access(build, id, null).server().toString());
        }
        AbortException refusal = assertThrows(AbortException.class, () -> KubeconfigLookup.access(build, "system", null));
        assertThat(refusal.getMessage(), containsString("no credential with the id \"system\" that this build may use"));
        ListBoxModel offered = KubeconfigLookup.items((Item) build.getParent(), "gone");
        assertEquals(List.of("", "folder", "global", "gone"), offered.stream().map(option -> option.value).sorted().toList());
        IN_FOLDER.clear();
    }

    @Test
    public void anUpdateReplacesAndTheFileHoldsNoSecret() throws Exception {
        CredentialsStore system = CredentialsProvider.lookupStores(jenkins.jenkins).iterator().next();
        KubeconfigCredentialsImpl first = credential(CredentialsScope.GLOBAL, "one");
        system.addCredentials(Domain.global(), first);
        KubeconfigCredentialsImpl second = credential(CredentialsScope.GLOBAL, "one");
        second.setContext(" prod ");
        second.setInsecure(true);
        assertTrue(system.updateCredentials(Domain.global(), first, second));
        String xml = Files.readString(Path.of(jenkins.jenkins.getRootDir().getPath(), "credentials.xml"));
        assertThat(xml, containsString("<context>prod</context>"));
        assertThat(xml, not(containsString("t0ken-of-the-test")));
        assertThat(xml, not(containsString("host:6443")));
        KubeconfigCredentials read = (KubeconfigCredentials) new SystemCredentialsProvider().getCredentials().get(0);
        assertEquals(KubeconfigBindingTest.KUBECONFIG, read.getContent().getPlainText());
        assertEquals("prod", read.getContext());
        assertTrue(read.isInsecure());
        assertEquals("one (of one)", CredentialsNameProvider.name(read));
    }

    /** What Configuration as Code goes by: the symbol, the data-bound names, and a getter of the same type for each, to export it. */
    @Test
    public void configurationAsCodeFindsNamesItCanSetAndExport() throws Exception {
        assertEquals(KubeconfigCredentialsImpl.class, SymbolLookup.get().findDescriptor(Credentials.class, "kubeconfig").clazz);
        Constructor<?> constructor = Arrays.stream(KubeconfigCredentialsImpl.class.getConstructors()).filter(c -> c.isAnnotationPresent(DataBoundConstructor.class)).findFirst().orElseThrow();
        assertEquals(List.of(CredentialsScope.class, String.class, String.class, Secret.class), List.of(constructor.getParameterTypes()));
        Map<String, Class<?>> properties = Map.of("scope", CredentialsScope.class, "id", String.class, "description", String.class, "content", Secret.class, "context", String.class,
                "insecure", boolean.class);
        DescribableModel<KubeconfigCredentialsImpl> model = new DescribableModel<>(KubeconfigCredentialsImpl.class);
        assertEquals(properties.keySet(), new java.util.HashSet<>(model.getParameters().stream().map(parameter -> parameter.getName()).toList()));
        for (Map.Entry<String, Class<?>> property : properties.entrySet()) {
            String name = Character.toUpperCase(property.getKey().charAt(0)) + property.getKey().substring(1);
            Method getter = KubeconfigCredentialsImpl.class.getMethod((property.getValue() == boolean.class ? "is" : "get") + name);
            assertEquals(property.getValue(), getter.getReturnType());
        }
        KubeconfigCredentialsImpl made = model.instantiate(Map.of("scope", "GLOBAL", "id", "casc", "description", "d", "content", Secret.fromString("x"), "context", "c", "insecure", true), null);
        assertEquals("casc", made.getId());
        assertEquals("x", made.getContent().getPlainText());
        assertEquals("c", made.getContext());
    }
}
