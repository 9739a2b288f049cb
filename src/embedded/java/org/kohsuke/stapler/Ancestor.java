package org.kohsuke.stapler;

/** One object on the path that a request took to the object that answers it. */
public interface Ancestor {
    Object getObject();

    String getUrl();

    String getRestOfUrl();

    String getNextToken(int n);

    String getRelativePath();

    Ancestor getPrev();

    Ancestor getNext();

    String getFullUrl();
}
