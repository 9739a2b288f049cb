package io.jenkins.plugins.kubesphere.jenkinsfile;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Texts that nobody writes: brackets without end, open strings, characters that are none. */
final class HostileTexts {
    private static final List<String> PIECES = List.of("(", "[", "{", "{[(", "${", "\"${", "\"${\"${", "\"$a", "'", "\"", "'''", "\"\"\"", "/", "$/", "/*", "//", "\\", "\\u0028",
        "\\u", "\n", "\r", "\r\n", " ", "\t", "\f", "\0", "\uD83D", "\uDE00", "\uFFFF", "\uFEFF", "a", "a ", "a.", "a?.", "a+", "a=", "a,", "a:", "a?", "a?b:", "a<", "List<", "A<B,",
        "!", "-", "~", "@A ", "@A(", "@", "if(a)", "if(a){", "else ", "for(a in ", "x{", "x(", "x[", "[a:", "[a:[", "x 'y',", "x y ", "{->", "{a->", "def ", "def a=", "int ", "(int)", "((int)a)",
        "new A(", "return ", "class A{", "import a.", "case a:", "switch(a){", "try{", "#", "# a\n", ";", ",", "1", "1.", "0x", "1e", ")", "]", "}", "})", "a{};", "as ", "in ", "==", "=~/",
        "pipeline{", "stage('a'){", "pipeline{agent any;stages{stage('a'){steps{", "sh 'docker login -p '\n", "docker login ", "x{sh 'cd a'\n}\n", "steps{sh '''", "environment{A=", "A='b'+",
        "when{not{", "parallel{stage('a'){", "matrix{axes{axis{name 'A'\nvalues 'b'}}}", "sh \"docker push a:b\"\n", "sh 'envsubst < a | kubectl apply -f -'\n", "\u4f60", "a\u0301",
        "public\n", "def\n", "class\n", "class A\n", "@A\n", "a({", "a({ }) b\n", "<<<", "=", "=a", "<", ">", "&", "|", "^", "%", "*", "+", "?", ":", ".", "`", "$", "_", "\"${/'''/}\"\n", "x{sh 'cd a'\nsh 'b'\n",
        "eyJ-", "://a:a", "-----BEGIN A ", "docker login -x", "a/", "steps{sh 'cd a'\n", "sh 'cd a'\n", "a1()\n", "b = 1\n", "<<E\n", "if(a)if(b){}else ", "a?b:c?", "(a,b)->", "a[b](c){d}", "'a' + ", "a b c d\n",
        "withCredentials([string(credentialsId: 'a', variable: 'b')]) {\n", "sh \"$b\"\n", "kubectl apply -f x\n", "sh 'envsubst'\n", "environment { a = b }\n", "\u00A0", "\u2028", "goto ", "synchronized(a)", "do ", "a::b");

    private HostileTexts() {
    }

    /** By what they repeat, texts of about that many characters. */
    static Map<String, String> of(int size) {
        Map<String, String> texts = new LinkedHashMap<>();
        for (String piece : PIECES) {
            texts.put("only " + piece, piece.repeat(Math.max(1, size / piece.length())));
            texts.put("in a step: " + piece, "pipeline { agent any; stages { stage('a') { steps {\nsh 'a'\n" + piece.repeat(Math.max(1, size / piece.length())) + "\n} } } }\n");
            texts.put("in a script: " + piece, "node {\ndef a = " + piece.repeat(Math.max(1, size / piece.length())) + "\n}\n");
            texts.put("in a command: " + piece, "pipeline { agent any; stages { stage('a') { steps { sh '''docker login " + piece.repeat(Math.max(1, size / piece.length()))
                + "''' } } } }\n");
        }
        for (String pair : List.of("a({ }) b\n", "a b({ })\n", "a(b({ })) c\n", "a({ }, 1) b\n", "x = a({ }) b\n", "withCredentials([string(credentialsId: 'a', variable: 'b')]) { sh \"$b\"\n}\n", "()", "[]", "{}", "a{ }", "\"${ }\"", "a( )", "[a: ]", "if(a){ }", "x = { }", "a(b: { })", "stage('a') { }", "not { }", "/* */", "'''${ }'''", "{ -> }")) {
            int middle = Math.max(pair.indexOf(' '), 1);
            int count = Math.max(1, size / pair.length());
            texts.put("nested " + pair, pair.substring(0, middle).repeat(count) + "a" + pair.substring(middle).repeat(count));
            texts.put("nested a little " + pair, pair.substring(0, middle).repeat(25) + "a" + pair.substring(middle).repeat(25));
        }
        return texts;
    }
}
