package io.jenkins.plugins.kubesphere.manifest;

/** A manifest cannot be used as it stands. The message is one sentence for the person who wrote it and starts with file, line and column. */
public final class ManifestException extends Exception {

    private static final long serialVersionUID = 1L;

    private final String file;
    private final int line;
    private final int column;

    ManifestException(String file, int line, int column, String problem) {
        super(line > 0 ? file + ":" + line + ":" + column + ": " + problem : file + ": " + problem);
        this.file = file;
        this.line = line;
        this.column = column;
    }

    ManifestException(String message) {
        super(message);
        this.file = "";
        this.line = 0;
        this.column = 0;
    }

    /** The file's name as the caller gave it; empty when several files are concerned. */
    public String file() {
        return file;
    }

    /** Line from 1, or 0 when the whole file is meant. */
    public int line() {
        return line;
    }

    /** Column from 1, or 0 when the whole file is meant. */
    public int column() {
        return column;
    }
}
