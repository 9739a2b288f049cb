package io.jenkins.plugins.kubesphere.bench.apply;

/** What is deployed: texts in which $VERSION stands for what changes from round to round. */
final class Manifests {

    /** The manifest of the tutorial that most pipelines were copied from; the namespace and the image are the benchmark's. */
    static final String ONE = """
            apiVersion: apps/v1
            kind: Deployment
            metadata:
              labels:
                app: boot-project
              name: boot-project
            spec:
              progressDeadlineSeconds: 600
              replicas: 1
              selector:
                matchLabels:
                  app: boot-project
              strategy:
                rollingUpdate:
                  maxSurge: 50%
                  maxUnavailable: 50%
                type: RollingUpdate
              template:
                metadata:
                  labels:
                    app: boot-project
                spec:
                  imagePullSecrets:
                    - name: harbor
                  containers:
                    - image: $REGISTRY/$HARBOR_NAMESPACE/boot-project:SNAPSHOT-$VERSION # the image of this build
                      imagePullPolicy: Always
                      name: app
                      ports:
                        - containerPort: 8080
                          protocol: TCP
                      resources:
                        limits:
                          cpu: 300m
                          memory: 600Mi
                      terminationMessagePath: /dev/termination-log
                      terminationMessagePolicy: File
                  dnsPolicy: ClusterFirst
                  restartPolicy: Always
                  terminationGracePeriodSeconds: 30
            """;

    private Manifests() {}

    /** A hundred documents; the Deployments want no pod, so that the server is measured and not its controllers. */
    static String hundred() {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < 100; i++) {
            text.append("---\n");
            text.append(switch (i % 4) {
                case 0 -> ONE.replace("boot-project", "app-" + i).replace("replicas: 1", "replicas: 0");
                case 1 -> "apiVersion: v1\nkind: Service\nmetadata: {name: app-%d, labels: {version: v$VERSION}}\n".formatted(i - 1)
                        + "spec: {selector: {app: app-%d}, ports: [{name: http, port: 80, targetPort: 8080}]}\n".formatted(i - 1);
                case 2 -> "apiVersion: v1\nkind: Secret\nmetadata: {name: app-%d}\nstringData: {version: v$VERSION}\n".formatted(i - 2);
                default -> "apiVersion: v1\nkind: ConfigMap\nmetadata: {name: app-%d}\n".formatted(i - 3)
                        + "data:\n  version: v$VERSION\n  application.properties: |\n    server.port=8080\n    spring.application.name=app\n";
            });
        }
        return text.toString();
    }
}
