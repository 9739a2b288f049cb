package io.jenkins.plugins.kubesphere.conformance;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertTrue;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.Test;
import org.objectweb.asm.ClassWriter;
import org.objectweb.asm.Opcodes;

/** The embedded controller must look like the Jenkins that it stands in for. */
public class SignatureTest {

    private static final JenkinsApi API = JenkinsApi.load();
    private final SignatureCheck check = new SignatureCheck(API);

    @Test
    public void everyClassOfTheEmbeddedControllerHasTheSignatureOfTheRealOne() {
        List<CompiledClass> classes = new ArrayList<>(CompiledClass.below(Path.of("target/classes")));
        classes.addAll(CompiledClass.below(Path.of("target/test-classes")));
        List<String> differences = new ArrayList<>();
        int compared = 0;
        for (CompiledClass compiled : classes) {
            if (!compiled.name().startsWith("io/jenkins/plugins/kubesphere/")) {
                differences.addAll(check.differences(compiled));
                compared++;
            }
        }
        assertTrue("only " + compared + " classes compared: is target/classes complete?", compared > 100);
        assertEquals(String.join("\n", differences), 0, differences.size());
    }

    @Test
    public void aWrongDescriptorIsFound() {
        List<String> differences = check.differences(planted(Opcodes.ACC_PUBLIC, "getEnvironment", "()Ljava/util/Map;", "java/io/IOException"));
        assertEquals(List.of("hudson/model/Run.getEnvironment()Ljava/util/Map;: no such member in Jenkins"), differences);
    }

    @Test
    public void aWrongModifierIsFound() {
        List<String> differences = check.differences(planted(Opcodes.ACC_PROTECTED, "getUrl", "()Ljava/lang/String;"));
        assertEquals(List.of("hudson/model/Run.getUrl()Ljava/lang/String;: is [protected], Jenkins has [public]"), differences);
    }

    @Test
    public void aMissingCheckedExceptionIsFound() {
        List<String> differences = check.differences(planted(Opcodes.ACC_PUBLIC, "delete", "()V"));
        assertEquals(List.of("hudson/model/Run.delete()V: throws [], Jenkins' throws [java/io/IOException]"), differences);
    }

    @Test
    public void aClassThatJenkinsDoesNotHaveIsFound() {
        ClassWriter writer = new ClassWriter(0);
        writer.visit(Opcodes.V17, Opcodes.ACC_PUBLIC, "hudson/model/Invented", null, "java/lang/Object", null);
        List<String> differences = check.differences(CompiledClass.of(writer.toByteArray()));
        assertEquals(List.of("hudson/model/Invented: no public or protected class of that name in Jenkins"), differences);
    }

    private static CompiledClass planted(int access, String method, String descriptor, String... exceptions) {
        ClassWriter writer = new ClassWriter(0);
        writer.visit(Opcodes.V17, Opcodes.ACC_PUBLIC | Opcodes.ACC_ABSTRACT, "hudson/model/Run", null, "hudson/model/Actionable", null);
        writer.visitMethod(access, method, descriptor, null, exceptions).visitEnd();
        return CompiledClass.of(writer.toByteArray());
    }
}
