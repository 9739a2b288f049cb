package io.jenkins.plugins.kubesphere.embedded.remoting;

import hudson.FilePath.FileCallable;
import hudson.remoting.Callable;
import hudson.remoting.VirtualChannel;
import java.io.File;
import java.io.IOException;
import org.jenkinsci.remoting.RoleChecker;

/** A file callable together with its file, as it travels. */
public final class FileCall<T> implements Callable<T, IOException> {
    private static final long serialVersionUID = 1L;

    private final FileCallable<T> work;
    private final File file;
    private final transient VirtualChannel fallback;

    public FileCall(FileCallable<T> work, File file, VirtualChannel fallback) {
        this.work = work;
        this.file = file;
        this.fallback = fallback;
    }

    @Override
    public T call() throws IOException {
        VirtualChannel back = Border.current();
        try {
            return work.invoke(file, back == null ? fallback : back);
        } catch (InterruptedException e) {
            throw FileCall.<RuntimeException>undeclared(e);
        }
    }

    /** The caller of {@code act} declares InterruptedException, the callable in between does not. */
    @SuppressWarnings("unchecked")
    private static <E extends Throwable> E undeclared(Throwable e) throws E {
        throw (E) e;
    }

    @Override
    public void checkRoles(RoleChecker checker) throws SecurityException {
        work.checkRoles(checker);
    }
}
