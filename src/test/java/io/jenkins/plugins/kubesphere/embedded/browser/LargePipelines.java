package io.jenkins.plugins.kubesphere.embedded.browser;

/** Pipelines of a size that people complain about. */
final class LargePipelines {
    private static final int GROUP = 10;

    private LargePipelines() {
    }

    /** Stages one after the other and, every tenth time, as many side by side as fit in a group; exactly that many in all. */
    static String stages(int count) {
        StringBuilder text = new StringBuilder("pipeline {\n    agent any\n    stages {\n");
        int made = 0;
        while (made < count) {
            if (made % GROUP == 0 && count - made > GROUP) {
                text.append("        stage('Group ").append(made).append("') {\n            parallel {\n");
                for (int branch = 1; branch < GROUP / 2; branch++) {
                    stage(text, "Branch " + (made + branch), "                ");
                }
                text.append("            }\n        }\n");
                made += GROUP / 2;
            } else {
                stage(text, "Stage " + made, "        ");
                made++;
            }
        }
        return text.append("    }\n}\n").toString();
    }

    /** A pipeline of at least that many lines. */
    static String lines(int count) {
        StringBuilder text = new StringBuilder("pipeline {\n    agent any\n    stages {\n");
        int lines = 3;
        for (int number = 0; lines < count; number++) {
            text.append("        stage('Stage ").append(number).append("') {\n            steps {\n");
            for (int step = 0; step < 14; step++) {
                text.append("                sh 'make target-").append(number).append('-').append(step).append(" VERSION=$BUILD_NUMBER'\n");
            }
            text.append("                // what ").append(number).append(" is about\n            }\n        }\n");
            lines += 19;
        }
        return text.append("    }\n}\n").toString();
    }

    private static void stage(StringBuilder text, String name, String indent) {
        text.append(indent).append("stage('").append(name).append("') {\n").append(indent).append("    steps {\n").append(indent)
            .append("        echo '").append(name).append("'\n").append(indent).append("    }\n").append(indent).append("}\n");
    }
}
