package io.jenkins.plugins.kubesphere.jenkinsfile.syntax;

import java.util.Set;

/** Cuts any text into tokens, by the lexical rules of Groovy 2.4. Takes time proportional to the text and refuses nothing. */
final class Lexer {
    private static final Set<String> KEYWORDS = Set.of("abstract", "as", "assert", "boolean", "break", "byte", "case", "catch", "char", "class", "const",
        "continue", "def", "default", "do", "double", "else", "enum", "extends", "false", "final", "finally", "float", "for", "goto", "if",
        "implements", "import", "in", "instanceof", "int", "interface", "long", "native", "new", "null", "package", "private", "protected", "public",
        "return", "short", "static", "strictfp", "super", "switch", "synchronized", "this", "threadsafe", "throw", "throws", "trait", "transient",
        "true", "try", "void", "volatile", "while");
    private static final String[] OPERATORS = {
        ">>>=", "<=>", "==~", "...", "**=", "<<=", ">>=", ">>>", "..<", "===", "!==", "*.", "?.", ".&", ".@", "?:", "==", "!=", "=~", "+=", "-=", "*=",
        "/=", "%=", "&=", "|=", "^=", "->", "++", "--", "**", "&&", "||", "<<", ">>", "..", "<=", ">="
    };
    private static final String SINGLE = "+-*/%=<>!&|^~?:.@";

    private final String text;
    private final Tokens tokens;
    private final StringScanner strings;
    /** Whether a slash divides here, because what stands before ends an expression. */
    private boolean afterOperand;
    private int at;

    private Lexer(String text) {
        this.text = text;
        this.tokens = new Tokens(text);
        this.strings = new StringScanner(text);
    }

    static Tokens lex(String text) {
        Lexer lexer = new Lexer(text);
        lexer.run();
        lexer.tokens.finish();
        return lexer.tokens;
    }

    static boolean isIdentifierStart(char c) {
        return c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c == '_' || c == '$'
            || c >= '\u00C0' && c <= '\u00FF' && c != '\u00D7' && c != '\u00F7' || c >= '\u0100' && c <= '\uFFFE';
    }

    static boolean isIdentifierPart(char c) {
        return c >= '0' && c <= '9' || isIdentifierStart(c);
    }

    static boolean isKeyword(String word) {
        return KEYWORDS.contains(word);
    }

    private void run() {
        if (text.startsWith("\uFEFF")) {
            take(TokenKind.BYTE_ORDER_MARK, 1);
        }
        if (text.startsWith("#!", at)) {
            take(TokenKind.SHEBANG, lineEnd(at));
        }
        while (at < text.length()) {
            next(text.charAt(at));
        }
    }

    private void next(char c) {
        if (c == ' ' || c == '\t' || c == '\f') {
            take(TokenKind.WHITESPACE, blanks(at));
        } else if (c == '\n' || c == '\r') {
            take(TokenKind.NEWLINE, newline(at));
            afterOperand = false;
        } else if (isIdentifierStart(c)) {
            if (c == '$' && !afterOperand && peek(1) == '/') {
                string();
                return;
            }
            int end = at + 1;
            while (end < text.length() && isIdentifierPart(text.charAt(end))) {
                end++;
            }
            take(isKeyword(text.substring(at, end)) ? TokenKind.KEYWORD : TokenKind.IDENTIFIER, end);
            afterOperand = true;
        } else if (c >= '0' && c <= '9') {
            take(TokenKind.NUMBER, number(at));
            afterOperand = true;
        } else if (c == '\'' || c == '"') {
            string();
        } else if (c == '/') {
            slash();
        } else if (c == '\\' && (peek(1) == '\n' || peek(1) == '\r')) {
            take(TokenKind.WHITESPACE, newline(at + 1));
        } else if (c == '#') {
            take(TokenKind.HASH_COMMENT, lineEnd(at));
        } else {
            symbol(c);
        }
    }

    private void slash() {
        if (peek(1) == '/') {
            take(TokenKind.LINE_COMMENT, lineEnd(at));
        } else if (peek(1) == '*') {
            int close = text.indexOf("*/", at + 2);
            take(TokenKind.BLOCK_COMMENT, close < 0 ? text.length() : close + 2);
            if (close < 0) {
                tokens.markUnterminated();
            }
        } else if (!afterOperand && strings.isSlashyClosed(at)) {
            string();
        } else {
            symbol('/');
        }
    }

    private void string() {
        int end = strings.end(at);
        take(TokenKind.STRING, end);
        if (!strings.isTerminated()) {
            tokens.markUnterminated();
        }
        afterOperand = true;
    }

    private void symbol(char c) {
        if (c == '(' || c == '[' || c == '{') {
            take(TokenKind.OPEN, at + 1);
            afterOperand = false;
        } else if (c == ')' || c == ']' || c == '}') {
            take(TokenKind.CLOSE, at + 1);
            afterOperand = true;
        } else if (c == ',' || c == ';') {
            take(c == ',' ? TokenKind.COMMA : TokenKind.SEMICOLON, at + 1);
            afterOperand = false;
        } else if (SINGLE.indexOf(c) >= 0) {
            int end = at + 1;
            for (String operator : OPERATORS) {
                if (text.startsWith(operator, at)) {
                    end = at + operator.length();
                    break;
                }
            }
            take(TokenKind.OPERATOR, end);
            afterOperand = end - at == 2 && (c == '+' || c == '-') && text.charAt(end - 1) == c;
        } else {
            take(TokenKind.UNKNOWN, at + 1);
            afterOperand = false;
        }
    }

    private int number(int start) {
        int i = start;
        boolean hexadecimal = text.charAt(i) == '0' && (peek(1) == 'x' || peek(1) == 'X');
        if (hexadecimal) {
            i += 2;
        }
        while (i < text.length()) {
            char c = text.charAt(i);
            boolean fraction = c == '.' && !hexadecimal && i + 1 < text.length() && isDigit(text.charAt(i + 1)) && text.indexOf('.', start) == i;
            boolean sign = (c == '+' || c == '-') && !hexadecimal && (text.charAt(i - 1) == 'e' || text.charAt(i - 1) == 'E')
                && i + 1 < text.length() && isDigit(text.charAt(i + 1));
            if (!isDigit(c) && !(c >= 'a' && c <= 'z') && !(c >= 'A' && c <= 'Z') && c != '_' && !fraction && !sign) {
                break;
            }
            i++;
        }
        return i;
    }

    private static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }

    private char peek(int distance) {
        return at + distance < text.length() ? text.charAt(at + distance) : 0;
    }

    private int blanks(int from) {
        int i = from;
        while (i < text.length() && (text.charAt(i) == ' ' || text.charAt(i) == '\t' || text.charAt(i) == '\f')) {
            i++;
        }
        return i;
    }

    private int newline(int from) {
        return text.startsWith("\r\n", from) ? from + 2 : from + 1;
    }

    private int lineEnd(int from) {
        int i = from;
        while (i < text.length() && text.charAt(i) != '\n' && text.charAt(i) != '\r') {
            i++;
        }
        return i;
    }

    private void take(TokenKind kind, int end) {
        tokens.add(kind, at);
        at = end;
    }
}
