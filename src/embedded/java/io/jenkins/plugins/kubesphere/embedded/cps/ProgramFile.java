package io.jenkins.plugins.kubesphere.embedded.cps;

import hudson.FilePath;
import hudson.util.Secret;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.File;
import java.io.IOException;
import java.io.Serializable;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import org.jboss.marshalling.AbstractClassResolver;
import org.jboss.marshalling.Marshaller;
import org.jboss.marshalling.MarshallerFactory;
import org.jboss.marshalling.Marshalling;
import org.jboss.marshalling.MarshallingConfiguration;
import org.jboss.marshalling.ObjectResolver;
import org.jboss.marshalling.Unmarshaller;
import org.jboss.marshalling.river.RiverMarshallerFactory;

/** The file that holds a waiting program, replaced as a whole so that a kill leaves either the old or the new state. */
final class ProgramFile {

    private static final MarshallerFactory RIVER = new RiverMarshallerFactory();

    private final Path file;

    ProgramFile(Path file) {
        this.file = file;
    }

    boolean exists() {
        return Files.exists(file);
    }

    void delete() throws IOException {
        Files.deleteIfExists(file);
    }

    void write(Program program) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        MarshallingConfiguration configuration = new MarshallingConfiguration();
        configuration.setVersion(4);
        configuration.setObjectResolver(new StandIns());
        try (Marshaller marshaller = RIVER.createMarshaller(configuration)) {
            marshaller.start(Marshalling.createByteOutput(bytes));
            marshaller.writeObject(program);
            marshaller.finish();
        }
        Path temporary = file.resolveSibling(file.getFileName() + ".new");
        Files.write(temporary, bytes.toByteArray());
        Files.move(temporary, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }

    Program read(ClassLoader loader) throws IOException, ClassNotFoundException {
        MarshallingConfiguration configuration = new MarshallingConfiguration();
        configuration.setVersion(4);
        configuration.setObjectResolver(new StandIns());
        configuration.setClassResolver(new AbstractClassResolver() {
            @Override
            protected ClassLoader getClassLoader() {
                return loader;
            }
        });
        try (Unmarshaller unmarshaller = RIVER.createUnmarshaller(configuration)) {
            unmarshaller.start(Marshalling.createByteInput(new ByteArrayInputStream(Files.readAllBytes(file))));
            Program program = unmarshaller.readObject(Program.class);
            unmarshaller.finish();
            return program;
        }
    }

    /** Objects that belong to the running controller are written as references to what they stand for. */
    private static final class StandIns implements ObjectResolver {
        @Override
        public Object writeReplace(Object original) {
            if (original instanceof FilePath path) {
                return new PathReference(path.getRemote());
            }
            if (original instanceof Secret secret) {
                return new EncryptedSecret(secret.getEncryptedValue());
            }
            return original;
        }

        @Override
        public Object readResolve(Object replacement) {
            if (replacement instanceof PathReference path) {
                return new FilePath(new File(path.path()));
            }
            if (replacement instanceof EncryptedSecret secret) {
                return Secret.decrypt(secret.text());
            }
            return replacement;
        }
    }

    private record PathReference(String path) implements Serializable {
    }

    private record EncryptedSecret(String text) implements Serializable {
    }
}
