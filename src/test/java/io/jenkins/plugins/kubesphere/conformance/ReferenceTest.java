package io.jenkins.plugins.kubesphere.conformance;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertTrue;

import java.nio.file.Path;
import java.util.List;
import org.junit.Test;
import org.objectweb.asm.ClassWriter;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;

/** What the plugin calls must exist in a real controller. */
public class ReferenceTest {

    private static final String PLUGIN = "io/jenkins/plugins/kubesphere/";
    private static final List<String> BUNDLED = List.of("com/github/luben/zstd/", "io/fabric8/kubernetes/client/jdkhttp/");
    private static final JenkinsApi API = JenkinsApi.load();

    @Test
    public void thePluginRefersOnlyToWhatARealControllerHas() {
        List<CompiledClass> plugin = CompiledClass.below(Path.of("target/classes")).stream()
                .filter(compiled -> compiled.name().startsWith(PLUGIN))
                .filter(compiled -> !compiled.name().startsWith(PLUGIN + "embedded/") && !compiled.name().startsWith(PLUGIN + "build/"))
                .toList();
        assertTrue("no plugin classes in target/classes", plugin.size() > 10);
        List<String> findings = new ReferenceCheck(API, plugin, BUNDLED).findings();
        assertEquals(String.join("\n", findings), 0, findings.size());
    }

    @Test
    public void aCallOfAnInventedMethodIsFound() {
        List<String> findings = findingsFor("hudson/model/Run", "getSecretDoor", "()Ljava/lang/String;");
        assertEquals(List.of(PLUGIN + "Planted: calls hudson/model/Run.getSecretDoor()Ljava/lang/String;, which Jenkins does not have"), findings);
    }

    @Test
    public void aCallWithAWrongDescriptorIsFound() {
        assertEquals(1, findingsFor("hudson/model/Run", "getUrl", "()Ljava/net/URL;").size());
        assertEquals(List.of(), findingsFor("hudson/model/Run", "getUrl", "()Ljava/lang/String;"));
    }

    @Test
    public void aCallOfTheEmbeddedControllerIsFound() {
        List<String> findings = findingsFor(PLUGIN + "embedded/EmbeddedController", "close", "()V");
        assertEquals(List.of(PLUGIN + "Planted: refers to " + PLUGIN + "embedded/EmbeddedController, which is not in the .hpi"), findings);
    }

    @Test
    public void anUnimplementedAbstractMethodOfTheRealApiIsFound() {
        ClassWriter writer = new ClassWriter(0);
        writer.visit(Opcodes.V17, Opcodes.ACC_PUBLIC, PLUGIN + "Planted", null, "java/lang/Object", new String[] {"jenkins/model/RunAction2"});
        List<String> findings = new ReferenceCheck(API, List.of(CompiledClass.of(writer.toByteArray())), List.of()).findings();
        assertTrue(findings.toString(), findings.contains(
                PLUGIN + "Planted: does not implement jenkins/model/RunAction2.onLoad(Lhudson/model/Run;)V"));
    }

    private static List<String> findingsFor(String owner, String method, String descriptor) {
        ClassWriter writer = new ClassWriter(0);
        writer.visit(Opcodes.V17, Opcodes.ACC_PUBLIC, PLUGIN + "Planted", null, "java/lang/Object", null);
        MethodVisitor code = writer.visitMethod(Opcodes.ACC_PUBLIC, "call", "()V", null, null);
        code.visitMethodInsn(Opcodes.INVOKEVIRTUAL, owner, method, descriptor, false);
        code.visitEnd();
        return new ReferenceCheck(API, List.of(CompiledClass.of(writer.toByteArray())), List.of()).findings();
    }
}
