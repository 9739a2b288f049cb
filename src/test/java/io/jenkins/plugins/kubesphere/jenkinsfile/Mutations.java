package io.jenkins.plugins.kubesphere.jenkinsfile;

import java.util.List;
import java.util.Random;

/** Changes texts at random: a character, a word, a line, a piece of code, or a part of another text. The same seed gives the same texts. */
public final class Mutations {
    private static final String CHARACTERS = "{}()[]'\"/\\$#,;:=.\n\r\t @-+*<>!?&|~^%_aZ09\u00e4\u00a0\u4f60\uD83D\u0000\f";
    private static final List<String> PIECES = List.of("x -> y", "else { }", "\n.foo()", "/a/", "// c\n", "/* c */", "/* c\n c */", "@NonCPS\n", "def f() { }\n",
        "\"${a -> b}\"", "label: while (true) { }", "a b c", "a b c d", "if (x) y\n", "if (x)\n", "else\n", "try { } finally { }", "catch (e) { }", "x = /a'b/ + 'c'",
        "$/ a /$", "'''", "\"\"\"", "\"$a.b\"", "\"$a.\"", "\"$5\"", "\"${}\"", "\"${'}'}\"", "'\\q'", "'\\u0041'", "\\u0041", "'\\101'", "0x1F", "1.5", "1e3", "08", "5L", "-1",
        "99999999999", "[:]", "[a: 1, 2]", "[*: x]", "*x", "[1, 2,]", "(1, )", "foo(a: { x })", "foo { -> x }", "foo { a, b -> x }", "foo { a = 1 -> x }", "{ }", "{ x }", "foo\n{ x }",
        "foo ('a') { }", "foo ('a') 'b'", "foo('a')('b')", "foo 'a', { }", "foo 'a' { }", "foo a { }", "String x", "String 'x'", "Foo x = 1", "int x", "x y", "X y", "x 'y'", "x 5", "x true",
        "x class", "x.class", "this.x()", "super.x()", "new X()", "new X() { }", "import x.Y\n", "package x\n", "class X { }\n", "class X {\n", "return", "return x", "x ? y : z", "x ?: y",
        "x as Y", "x in y", "x\nas Y", "a = b = c", "a += b", "x++", "!x", "~x", "a <=> b", "a =~ /b/", "a..b", "a*.b", "a?.b", "a.@b", "a.&b", "a[0]", "a 'b'[0]", "goto", "in", "as", "trait",
        "assert x : 'y'", "throw x", "switch (x) { case 1: y }", "for (a in b) { }", "for (;;) { }", "while (x) y", "synchronized (x) { }", "do { } while (x)", "x: 1", "'x': 1", "(x): 1",
        "class: 1", "if: 1", "a b: 1, c: 2", "a(b: 1, c)", "a b: 1, {}", "a (b), c", "a (b) + c", "a - b", "a -b", "a [b]", "a [b: c]", "a\\\n 'b'", "a,\n", "a 'b',\n 'c'", "a 'b'\n, 'c'",
        "a(\n'b'\n)", "a(\n'b'\n,\n'c')", ";", ";;", "; ;", "# c\n", "#!x\n", "`x`", "\uFEFF", "a.b 'c'", "a.b('c') { }", "a().b", "a('b').c", "a = b 'c'", "a = b('c') { }", "a = { }", "a =\n b",
        "a\n= b", "def a = 1", "def (a, b) = c", "final a = 1", "def a", "static void f() { }", "private x", "@Field def x = 1\n", "@X(y = 1) def z\n", "@X", "a<b>c", "List<String> x = []",
        "x = y ? [a: 1] : { }", "a b, c: { d }, e: [f]", "\r\n", "\r", "return a b", "a true", "a null, false", "a null { }", "a ${b}", "a $b", "$a 'b'", "a$b 'c'", "\u00e4 'b'");

    private final Random random;
    private final List<String> texts;

    public Mutations(long seed, List<String> texts) {
        this.random = new Random(seed);
        this.texts = texts;
    }

    /** Another text. */
    public String next() {
        String text = texts.get(random.nextInt(texts.size()));
        for (int i = random.nextInt(3); i >= 0; i--) {
            text = mutate(text);
        }
        return text;
    }

    private String mutate(String text) {
        int at = random.nextInt(text.length() + 1);
        switch (random.nextInt(8)) {
            case 0:
                return text.substring(0, at) + CHARACTERS.charAt(random.nextInt(CHARACTERS.length())) + text.substring(at);
            case 1:
                return text.substring(0, at) + text.substring(Math.min(text.length(), at + 1 + random.nextInt(4)));
            case 2: {
                int line = lineStart(text, at);
                return text.substring(0, line) + piece() + "\n" + text.substring(line);
            }
            case 3: {
                int line = lineStart(text, at);
                return text.substring(0, line) + text.substring(lineEnd(text, line));
            }
            case 4: {
                int line = lineStart(text, at);
                int other = lineStart(text, random.nextInt(text.length() + 1));
                return text.substring(0, line) + text.substring(other, lineEnd(text, other)) + text.substring(line);
            }
            case 5:
                return text.substring(0, at) + piece() + text.substring(at);
            case 6: {
                int word = wordStart(text, at);
                return text.substring(0, word) + piece() + text.substring(wordEnd(text, word));
            }
            default: {
                String other = texts.get(random.nextInt(texts.size()));
                int start = lineStart(other, random.nextInt(other.length() + 1));
                int line = lineStart(text, at);
                return text.substring(0, line) + other.substring(start, Math.min(other.length(), start + random.nextInt(200))) + text.substring(line);
            }
        }
    }

    private String piece() {
        return PIECES.get(random.nextInt(PIECES.size()));
    }

    private static int lineStart(String text, int at) {
        return text.lastIndexOf('\n', at - 1) + 1;
    }

    private static int lineEnd(String text, int at) {
        int end = text.indexOf('\n', at);
        return end < 0 ? text.length() : end + 1;
    }

    private static int wordStart(String text, int at) {
        int start = at;
        while (start < text.length() && !Character.isLetterOrDigit(text.charAt(start))) {
            start++;
        }
        return start;
    }

    private static int wordEnd(String text, int at) {
        int end = at;
        while (end < text.length() && Character.isLetterOrDigit(text.charAt(end))) {
            end++;
        }
        return end;
    }
}
