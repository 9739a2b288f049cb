package hudson.remoting;

/** The result of an asynchronous call. */
public interface Future<V> extends java.util.concurrent.Future<V> {}
