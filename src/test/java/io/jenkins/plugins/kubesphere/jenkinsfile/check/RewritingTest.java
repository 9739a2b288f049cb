package io.jenkins.plugins.kubesphere.jenkinsfile.check;

import static org.junit.Assert.assertEquals;

import io.jenkins.plugins.kubesphere.jenkinsfile.diagnostic.Diagnostic;
import io.jenkins.plugins.kubesphere.jenkinsfile.syntax.SyntaxTree;
import java.util.List;
import java.util.Set;
import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.ErrorCollector;

/** Commands that people write for pushing and deploying: what means the same becomes one step, of the rest the linter only speaks. */
public class RewritingTest {
    private static final String PUSH = "docker-push";
    private static final String APPLY = "envsubst-kubectl";
    private static final String LOGIN = "sh 'echo \"$P\" | docker login $REGISTRY -u \"$U\" --password-stdin'\n";

    @Rule
    public final ErrorCollector failures = new ErrorCollector();

    private final Lint lint = Lint.withBundledCatalogue();

    private static String file(String steps) {
        return "pipeline {\n    agent any\n    environment {\n        REGISTRY = 'harbor.example.org'\n        HARBOR = credentials('harbor-id')\n    }\n    stages {\n"
            + "        stage('A') {\n            steps {\n" + steps.indent(16) + "            }\n        }\n    }\n}\n";
    }

    private static String user(String steps) {
        return "withCredentials([usernamePassword(credentialsId: 'h', usernameVariable: 'U', passwordVariable: 'P')]) {\n" + steps.indent(4) + "}\n";
    }

    private static String kubeconfig(String steps) {
        return "withCredentials([kubeconfigFile(credentialsId: 'k', variable: 'KUBECONFIG')]) {\n" + steps.indent(4) + "}\n";
    }

    private List<Diagnostic> found(String code, String text) {
        return lint.check(SyntaxTree.of(text)).stream().filter(finding -> finding.code().equals(code)).toList();
    }

    private void becomes(String code, String before, String after) {
        failures.checkSucceeds(() -> {
            String text = file(before);
            assertEquals(before, 1, found(code, text).size());
            String fixed = new Modernisation(lint).apply(text, Set.of(code));
            assertEquals(before, file(after), fixed);
            assertEquals(before, List.of(), lint.check(SyntaxTree.of(fixed)));
            return null;
        });
    }

    private void onlyAdvises(String code, String before) {
        failures.checkSucceeds(() -> {
            String text = file(before);
            assertEquals(before, 1, found(code, text).size());
            assertEquals(before, text, new Modernisation(lint).apply(text, Set.of(code)));
            return null;
        });
    }

    private void saysNothing(String code, String before) {
        failures.checkThat(before, found(code, file(before)), org.hamcrest.CoreMatchers.is(List.of()));
    }

    @Test
    public void pushesOfOneLogin() {
        becomes(PUSH, user(LOGIN + "sh 'docker tag app:latest $REGISTRY/ns/app:SNAPSHOT-$BUILD_NUMBER'\nsh 'docker push $REGISTRY/ns/app:SNAPSHOT-$BUILD_NUMBER'"),
            "harborPush image: \"$REGISTRY/ns/app\", tags: [\"SNAPSHOT-$BUILD_NUMBER\"], credentialsId: 'h', from: dockerImage('app:latest')");
        becomes(PUSH, user("sh 'docker login -u $U -p $P https://$REGISTRY/'\nsh 'docker push $REGISTRY/ns/app'"),
            "harborPush image: \"$REGISTRY/ns/app\", tags: ['latest'], credentialsId: 'h', from: dockerImage(\"$REGISTRY/ns/app\")");
        becomes(PUSH, user("sh '''\n  docker login --username=$U --password=$P $REGISTRY\n  docker image tag app:1 $REGISTRY/ns/app:1\n  docker image push --quiet $REGISTRY/ns/app:1\n  docker logout $REGISTRY\n'''"),
            "harborPush image: \"$REGISTRY/ns/app\", tags: ['1'], credentialsId: 'h', from: dockerImage('app:1')");
        becomes(PUSH, user("sh 'echo $P | docker login $REGISTRY -u $U --password-stdin && docker push $REGISTRY/ns/app:1'"),
            "harborPush image: \"$REGISTRY/ns/app\", tags: ['1'], credentialsId: 'h', from: dockerImage(\"$REGISTRY/ns/app:1\")");
        becomes(PUSH, user("sh \"echo \\$P | docker login ${REGISTRY} -u \\$U --password-stdin\"\nsh \"docker push ${REGISTRY}/ns/app:${env.BUILD_NUMBER}\""),
            "harborPush image: \"${REGISTRY}/ns/app\", tags: [\"${env.BUILD_NUMBER}\"], credentialsId: 'h', from: dockerImage(\"${REGISTRY}/ns/app:${env.BUILD_NUMBER}\")");
        becomes(PUSH, user("sh 'docker login -u $U -p $P'\nsh 'docker push acme/app:1'"),
            "harborPush image: 'acme/app', tags: ['1'], credentialsId: 'h', from: dockerImage('acme/app:1')");
    }

    @Test
    public void pushesOfSeveralTagsAndImages() {
        becomes(PUSH, user(LOGIN + "sh 'docker tag app:1 $REGISTRY/ns/app:1'\nsh 'docker tag app:1 $REGISTRY/ns/app:latest'\nsh 'docker push $REGISTRY/ns/app:1'\nsh 'docker push $REGISTRY/ns/app:latest'"),
            "harborPush image: \"$REGISTRY/ns/app\", tags: ['1', 'latest'], credentialsId: 'h', from: dockerImage('app:1')");
        becomes(PUSH, user(LOGIN + "sh 'docker push $REGISTRY/ns/app:1'\nsh 'docker push $REGISTRY/ns/web:1'"),
            "harborPush image: \"$REGISTRY/ns/app\", tags: ['1'], credentialsId: 'h', from: dockerImage(\"$REGISTRY/ns/app:1\")\n"
                + "harborPush image: \"$REGISTRY/ns/web\", tags: ['1'], credentialsId: 'h', from: dockerImage(\"$REGISTRY/ns/web:1\")");
    }

    @Test
    public void pushesAmongOtherThings() {
        String push = "sh 'docker push $REGISTRY/ns/app:1'";
        String step = "harborPush image: \"$REGISTRY/ns/app\", tags: ['1'], credentialsId: 'h', from: dockerImage(\"$REGISTRY/ns/app:1\")";
        becomes(PUSH, user("sh 'docker build -t $REGISTRY/ns/app:1 .'\n" + LOGIN + push), user("sh 'docker build -t $REGISTRY/ns/app:1 .'\n" + step));
        becomes(PUSH, user("// to Harbor\n" + LOGIN + push), user("// to Harbor\n" + step));
        becomes(PUSH, user("container('docker') {\n" + (LOGIN + push).indent(4) + "}"), user("container('docker') {\n" + step.indent(4) + "}"));
        becomes(PUSH, user(LOGIN + "sh 'docker push $REGISTRY/$U/app:1'"),
            user("harborPush image: \"$REGISTRY/$U/app\", tags: ['1'], credentialsId: 'h', from: dockerImage(\"$REGISTRY/$U/app:1\")"));
        becomes(PUSH, "sh 'echo $HARBOR_PSW | docker login -u $HARBOR_USR --password-stdin $REGISTRY'\n" + push + "\necho 'done'", step.replace("'h'", "'harbor-id'") + "\necho 'done'");
        becomes(PUSH, "withCredentials([string(credentialsId: 't', variable: 'T'), usernamePassword(credentialsId: 'h', usernameVariable: 'U', passwordVariable: 'P')]) {\n" + (LOGIN + push).indent(4) + "}",
            "withCredentials([string(credentialsId: 't', variable: 'T'), usernamePassword(credentialsId: 'h', usernameVariable: 'U', passwordVariable: 'P')]) {\n" + step.indent(4) + "}");
    }

    @Test
    public void pushesThatMayMeanSomethingElse() {
        String push = "sh 'docker push $REGISTRY/ns/app:1'";
        for (String steps : List.of(push, user(push), user("sh 'docker login other.example.org -u $U -p $P'\n" + push), user("sh 'docker login $REGISTRY -u admin -p $P'\n" + push),
                user("sh 'docker login -u $U -p $P'\n" + push), user(LOGIN + "sh 'docker login other.example.org -u $U -p $P'\n" + push),
                user(LOGIN + "sh 'docker tag app:1 $REGISTRY/ns/app:1'\nsh './sign $REGISTRY/ns/app:1'\n" + push),
                user(LOGIN + "sh 'docker build -t $REGISTRY/ns/app:1 . && docker push $REGISTRY/ns/app:1'"), user(LOGIN + "sh 'docker push $REGISTRY/ns/app:1 || true'"),
                user(LOGIN + "sh 'docker push --all-tags $REGISTRY/ns/app'"), user(LOGIN + "sh 'docker push $REGISTRY/ns/app:1 > log'"),
                user(LOGIN + "sh 'docker push $REGISTRY/ns/app:$(git rev-parse HEAD)'"), user(LOGIN + "sh 'docker push $REGISTRY/$USER/app:1'"),
                user(LOGIN + "sh '''\nTAG=1\ndocker push $REGISTRY/ns/app:$TAG\n'''"), user(LOGIN + "sh '''\nfor t in 1 2; do\ndocker push $REGISTRY/ns/app:$t\ndone\n'''"),
                user("sh 'cat ~/password | docker login $REGISTRY -u $U --password-stdin'\n" + push), user(LOGIN + "sh label: 'push', script: 'docker push $REGISTRY/ns/app:1'"),
                user("sh '''docker login -u $U \\\\\n -p $P $REGISTRY'''\n" + push))) {
            onlyAdvises(PUSH, steps);
        }
        saysNothing(PUSH, "sh 'docker pull $REGISTRY/ns/app:1'");
        saysNothing(PUSH, "sh 'docker tag a:1 b:1'");
        saysNothing(PUSH, "sh 'git push origin main'");
    }

    @Test
    public void manifestsThatAreFilledInAndApplied() {
        becomes(APPLY, kubeconfig("sh 'envsubst < deploy/deploy.yml | kubectl apply -f -'"), "envsubstApply file: 'deploy/deploy.yml', kubeconfigId: 'k'");
        becomes(APPLY, kubeconfig("sh 'cat deploy.yml | envsubst | kubectl apply -f-'"), "envsubstApply file: 'deploy.yml', kubeconfigId: 'k'");
        becomes(APPLY, kubeconfig("sh 'envsubst <deploy.yml|kubectl -n dev apply -f -'"), "envsubstApply file: 'deploy.yml', kubeconfigId: 'k', namespace: 'dev'");
        becomes(APPLY, kubeconfig("sh 'envsubst < deploy.yml | kubectl apply --namespace=$BRANCH_NAME -f -'"), "envsubstApply file: 'deploy.yml', kubeconfigId: 'k', namespace: \"$BRANCH_NAME\"");
        becomes(APPLY, kubeconfig("sh 'envsubst < deploy.yml | kubectl --kubeconfig $KUBECONFIG apply -f -'"), "envsubstApply file: 'deploy.yml', kubeconfigId: 'k'");
        becomes(APPLY, kubeconfig("container('maven') {\n    sh 'envsubst < deploy.yml | kubectl apply -f -'\n}"), "container('maven') {\n    envsubstApply file: 'deploy.yml', kubeconfigId: 'k'\n}");
        becomes(APPLY, kubeconfig("sh 'envsubst < deploy.yml | kubectl apply -f -'").replace("'KUBECONFIG'", "'CONFIG'").replace("kubectl", "kubectl --kubeconfig=\"$CONFIG\""),
            "envsubstApply file: 'deploy.yml', kubeconfigId: 'k'");
        becomes(APPLY, kubeconfig("sh 'envsubst < deploy.yml | kubectl apply -f -'\nsh 'kubectl rollout status deployment/app'"),
            kubeconfig("envsubstApply file: 'deploy.yml'\nsh 'kubectl rollout status deployment/app'"));
        becomes(APPLY, kubeconfig("// the service first\nsh 'envsubst < deploy.yml | kubectl apply -f -'"), kubeconfig("// the service first\nenvsubstApply file: 'deploy.yml'"));
        becomes(APPLY, "withEnv(['KUBECONFIG=config']) {\n    sh 'envsubst < deploy.yml | kubectl apply -f -'\n}", "withEnv(['KUBECONFIG=config']) {\n    envsubstApply file: 'deploy.yml'\n}");
    }

    @Test
    public void manifestsOfWhichMoreIsAsked() {
        for (String command : List.of("envsubst < d.yml | kubectl apply --prune -l app=x -f -", "envsubst \\'$A\\' < d.yml | kubectl apply -f -", "envsubst < d.yml | kubectl create -f -",
                "envsubst < d.yml | kubectl --kubeconfig /etc/k apply -f -", "envsubst < d.yml | kubectl --context prod apply -f -", "envsubst < d.yml | tee out | kubectl apply -f -",
                "TAG=1 envsubst < d.yml > e.yml && kubectl apply -f e.yml", "envsubst < d.yml > e.yml; kubectl apply -f e.yml", "sed -i s/TAG/$BUILD_NUMBER/ d.yml && kubectl apply -f d.yml",
                "envsubst < d.yml | kubectl apply -f - || true", "envsubst < $HOME/d.yml | kubectl apply -f -", "cat a.yml b.yml | envsubst | kubectl apply -f -",
                "export TAG=1; envsubst < d.yml | kubectl apply -f -")) {
            onlyAdvises(APPLY, kubeconfig("sh '" + command + "'"));
        }
        onlyAdvises(APPLY, kubeconfig("sh '''\nsed -i \"s/TAG/$BUILD_NUMBER/\" deploy/d.yml\nkubectl apply -f deploy/d.yml\n'''"));
        onlyAdvises(APPLY, "sh 'envsubst < d.yml | kubectl apply -f -'");
        onlyAdvises(APPLY, kubeconfig("sh 'envsubst < d.yml | kubectl apply -f -'").replace("kubeconfigFile", "kubeconfigContent"));
        saysNothing(APPLY, "sh 'kubectl apply -f d.yml'");
        saysNothing(APPLY, "sh 'envsubst < a > b'");
        saysNothing(APPLY, "sh 'sed -i s/a/b/ README.md && kubectl get pods'");
    }
}
