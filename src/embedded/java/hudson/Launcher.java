package hudson;

import hudson.model.Computer;
import hudson.model.Node;
import hudson.model.TaskListener;
import hudson.remoting.VirtualChannel;
import hudson.util.ArgumentListBuilder;
import io.jenkins.plugins.kubesphere.embedded.process.ProcessTrees;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import jenkins.model.Jenkins;

/** Starts processes where a build runs. */
public abstract class Launcher {

    protected final TaskListener listener;
    protected final VirtualChannel channel;

    protected Launcher(TaskListener listener, VirtualChannel channel) {
        this.listener = listener;
        this.channel = channel;
    }

    protected Launcher(Launcher launcher) {
        this(launcher.listener, launcher.channel);
    }

    public VirtualChannel getChannel() {
        return channel;
    }

    public TaskListener getListener() {
        return listener;
    }

    @Deprecated
    public Computer getComputer() {
        for (Computer computer : Jenkins.get().getComputers()) {
            if (computer.getChannel() == channel) {
                return computer;
            }
        }
        return null;
    }

    /** What to start, and how; {@link #start()} starts it. */
    public final class ProcStarter {
        protected List<String> commands;
        protected boolean[] masks;
        private boolean quiet;
        protected FilePath pwd;
        protected OutputStream stdout = OutputStream.nullOutputStream();
        protected OutputStream stderr;
        protected InputStream stdin = InputStream.nullInputStream();
        protected String[] envs = new String[0];
        protected boolean reverseStdin;
        protected boolean reverseStdout;
        protected boolean reverseStderr;

        public ProcStarter() {}

        public ProcStarter cmds(String... args) {
            return cmds(Arrays.asList(args));
        }

        public ProcStarter cmds(File program, String... args) {
            List<String> all = new ArrayList<>();
            all.add(program.getPath());
            all.addAll(Arrays.asList(args));
            return cmds(all);
        }

        public ProcStarter cmds(List<String> args) {
            commands = new ArrayList<>(args);
            return this;
        }

        public ProcStarter cmds(ArgumentListBuilder args) {
            masks(args.toMaskArray());
            return cmds(args.toList());
        }

        public ProcStarter cmdAsSingleString(String s) {
            return cmds(hudson.Util.tokenize(s));
        }

        public List<String> cmds() {
            return commands;
        }

        /** Marks the arguments that are shown as asterisks. */
        public ProcStarter masks(boolean... masks) {
            this.masks = masks;
            return this;
        }

        public boolean[] masks() {
            return masks;
        }

        /** Without printing the command. */
        public ProcStarter quiet(boolean quiet) {
            this.quiet = quiet;
            return this;
        }

        public boolean quiet() {
            return quiet;
        }

        public ProcStarter pwd(FilePath workDir) {
            pwd = workDir;
            return this;
        }

        public ProcStarter pwd(File workDir) {
            return pwd(new FilePath(workDir));
        }

        public ProcStarter pwd(String workDir) {
            return pwd(new FilePath(channel, workDir));
        }

        public FilePath pwd() {
            return pwd;
        }

        public ProcStarter stdout(OutputStream out) {
            stdout = out;
            return this;
        }

        public ProcStarter stdout(TaskListener out) {
            return stdout(out.getLogger());
        }

        public OutputStream stdout() {
            return stdout;
        }

        /** Where errors go; where this is not called they go with the output. */
        public ProcStarter stderr(OutputStream err) {
            stderr = err;
            return this;
        }

        public OutputStream stderr() {
            return stderr;
        }

        public ProcStarter stdin(InputStream in) {
            stdin = in;
            return this;
        }

        public InputStream stdin() {
            return stdin;
        }

        /** Variables on top of those of the machine. */
        public ProcStarter envs(Map<String, String> overrides) {
            return envs(hudson.Util.mapToEnv(overrides));
        }

        public ProcStarter envs(String... overrides) {
            envs = overrides == null ? new String[0] : overrides.clone();
            return this;
        }

        public String[] envs() {
            return envs.clone();
        }

        /** Leaves the output to {@link Proc#getStdout()}. */
        public ProcStarter readStdout() {
            reverseStdout = true;
            stdout = null;
            return this;
        }

        public ProcStarter readStderr() {
            reverseStderr = true;
            stderr = null;
            return this;
        }

        public ProcStarter writeStdin() {
            reverseStdin = true;
            stdin = null;
            return this;
        }

        public Proc start() throws IOException {
            if (commands == null || commands.isEmpty()) {
                throw new IOException("no command was given to start");
            }
            return launch(this);
        }

        public int join() throws IOException, InterruptedException {
            return start().join();
        }

        public ProcStarter copy() {
            ProcStarter copy = new ProcStarter().cmds(commands).pwd(pwd).stdin(stdin).stdout(stdout).stderr(stderr).envs(envs).quiet(quiet);
            copy.masks = masks;
            copy.reverseStdin = reverseStdin;
            copy.reverseStdout = reverseStdout;
            copy.reverseStderr = reverseStderr;
            return copy;
        }
    }

    public final ProcStarter launch() {
        return new ProcStarter();
    }

    public abstract Proc launch(ProcStarter starter) throws IOException;

    /** Kills every process whose environment has all these variables. */
    public abstract void kill(Map<String, String> modelEnvVars) throws IOException, InterruptedException;

    public boolean isUnix() {
        return File.pathSeparatorChar == ':';
    }

    protected final void printCommandLine(String[] cmd, FilePath workDir) {
        maskedPrintCommandLine(Arrays.asList(cmd), null, workDir);
    }

    protected final void maskedPrintCommandLine(List<String> cmd, boolean[] mask, FilePath workDir) {
        StringBuilder line = new StringBuilder(workDir == null ? "" : "[" + workDir.getName() + "] ").append('$');
        for (int i = 0; i < cmd.size(); i++) {
            String argument = mask != null && i < mask.length && mask[i] ? "******" : cmd.get(i);
            line.append(' ').append(argument.matches("\\S+") ? argument : '"' + argument + '"');
        }
        listener.getLogger().println(line);
    }

    /** Puts words in front of every command. */
    public final Launcher decorateByPrefix(String... prefix) {
        Launcher outer = this;
        return new DecoratedLauncher(outer) {
            @Override
            public Proc launch(ProcStarter starter) throws IOException {
                List<String> prefixed = new ArrayList<>(Arrays.asList(prefix));
                prefixed.addAll(starter.cmds());
                boolean[] masks = starter.masks();
                if (masks != null) {
                    boolean[] shifted = new boolean[masks.length + prefix.length];
                    System.arraycopy(masks, 0, shifted, prefix.length, masks.length);
                    starter.masks(shifted);
                }
                return outer.launch(starter.cmds(prefixed));
            }

            @Override
            public void kill(Map<String, String> modelEnvVars) throws IOException, InterruptedException {
                outer.kill(modelEnvVars);
            }
        };
    }

    /** Adds variables to every command's environment; the command's own win. */
    public final Launcher decorateByEnv(EnvVars env) {
        Launcher outer = this;
        EnvVars added = new EnvVars(env);
        return new DecoratedLauncher(outer) {
            @Override
            public Proc launch(ProcStarter starter) throws IOException {
                EnvVars all = new EnvVars(added);
                for (String own : starter.envs()) {
                    all.addLine(own);
                }
                return outer.launch(starter.envs(hudson.Util.mapToEnv(all)));
            }
        };
    }

    /** The launcher as the node's decorators want it; the embedded controller has none. */
    public final Launcher decorateFor(Node node) {
        return this;
    }

    /** Starts processes on this machine. */
    public static class LocalLauncher extends Launcher {

        public LocalLauncher(TaskListener listener) {
            this(listener, FilePath.localChannel);
        }

        public LocalLauncher(TaskListener listener, VirtualChannel channel) {
            super(listener, channel);
        }

        @Override
        public Proc launch(ProcStarter ps) throws IOException {
            if (!ps.quiet()) {
                maskedPrintCommandLine(ps.cmds(), ps.masks(), ps.pwd());
            }
            EnvVars environment = new EnvVars(EnvVars.masterEnvVars);
            EnvVars own = new EnvVars();
            for (String entry : ps.envs()) {
                own.addLine(entry);
            }
            environment.overrideExpandingAll(own);
            return new Proc.LocalProc(
                    ps.cmds().toArray(String[]::new),
                    hudson.Util.mapToEnv(environment),
                    ps.reverseStdin ? Proc.LocalProc.SELFPUMP_INPUT : ps.stdin(),
                    ps.reverseStdout ? Proc.LocalProc.SELFPUMP_OUTPUT : ps.stdout(),
                    ps.reverseStderr ? Proc.LocalProc.SELFPUMP_OUTPUT : ps.stderr(),
                    ps.pwd() == null ? null : new File(ps.pwd().getRemote()));
        }

        @Override
        public void kill(Map<String, String> modelEnvVars) throws InterruptedException {
            ProcessTrees.killAll(modelEnvVars);
        }
    }

    /** Hands everything on to another launcher; a base for those that change something on the way. */
    public static class DecoratedLauncher extends Launcher {
        private final Launcher inner;

        public DecoratedLauncher(Launcher inner) {
            super(inner);
            this.inner = inner;
        }

        @Override
        public Proc launch(ProcStarter starter) throws IOException {
            return inner.launch(starter);
        }

        @Override
        public void kill(Map<String, String> modelEnvVars) throws IOException, InterruptedException {
            inner.kill(modelEnvVars);
        }

        @Override
        public boolean isUnix() {
            return inner.isUnix();
        }

        @Override
        public VirtualChannel getChannel() {
            return inner.getChannel();
        }

        @Override
        public TaskListener getListener() {
            return inner.getListener();
        }

        @Override
        public Computer getComputer() {
            return inner.getComputer();
        }

        public Launcher getInner() {
            return inner;
        }

        @Override
        public String toString() {
            return super.toString() + "; decorates " + inner;
        }
    }
}
