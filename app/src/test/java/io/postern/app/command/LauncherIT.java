package io.postern.app.command;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.postern.testkit.TemporaryFolder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The script that finds a JDK, in a tree of its own with JDKs that only say what they are told. */
class LauncherIT {

    private static final Path SCRIPT = Path.of("..", "bin", "postern");

    private final TemporaryFolder tree = TemporaryFolder.create("launcher");

    @BeforeEach
    void plant() throws IOException {
        Files.createDirectories(tree.file("bin"));
        Files.createDirectories(tree.file("app/target/image/modules"));
        Files.copy(SCRIPT, tree.file("bin/postern"));
    }

    @AfterEach
    void clean() {
        tree.close();
    }

    @Test
    void theJdkOfJavaHomeGetsTheArgumentsAsTheyAre() throws Exception {
        CommandRun run =
                launch(Map.of("JAVA_HOME", jdk("25.0.1"), "POSTERN_JAVA_OPTS", "-Xmx64m -Da=b"), "token", "a b");

        assertThat(run.exit()).as(run.errors()).isZero();
        assertThat(run.output())
                .startsWith("25.0.1\n")
                .contains("/deploy/image/java.args\n", "\n-Xmx64m\n-Da=b\n")
                .contains("/app/target/image/modules/*:", "/app/target/image/lib/*\n")
                .endsWith("\nio.postern.app.Postern\ntoken\na b\n");
    }

    @Test
    void aStoreOfOnesOwnComesLastOnTheClassPath() throws Exception {
        CommandRun run = launch(Map.of("JAVA_HOME", jdk("25"), "POSTERN_CLASSPATH", "/mine/a b/*"));

        assertThat(run.output()).contains("/app/target/image/lib/*:/mine/a b/*\nio.postern.app.Postern\n");
    }

    @Test
    void aJdkThatIsTooOldIsPassedOver() throws Exception {
        String older = jdk("21.0.4");
        String newer = jdk("26");

        CommandRun run = launch(Map.of("JAVA_HOME", older, "PATH", newer + "/bin:" + System.getenv("PATH")));

        assertThat(run.output()).startsWith("26\n");
    }

    @Test
    void aLinkToTheScriptFindsTheTree() throws Exception {
        Path link = Files.createSymbolicLink(tree.file("postern"), Path.of("bin", "postern"));

        CommandRun run = run(link, Map.of("JAVA_HOME", jdk("25")));

        assertThat(run.output()).contains("/app/target/image/modules/*:");
    }

    @Test
    void withoutAJdkItSaysWhatToInstall() throws Exception {
        Path script = tree.file("bin/postern");
        Files.writeString(script, Files.readString(script).replace("required=25", "required=9999"));

        CommandRun run = launch(Map.of("JAVA_HOME", jdk("25")));

        assertThat(run.exit()).isEqualTo(127);
        assertThat(run.errors())
                .isEqualTo("postern: needs a JDK 9999 or newer and found none: install one (for example Temurin 9999)"
                        + " or set JAVA_HOME to it\n");
    }

    @Test
    void beforeTheTreeIsBuiltItSaysHowToBuild() throws Exception {
        Files.delete(tree.file("app/target/image/modules"));

        CommandRun run = launch(Map.of());

        assertThat(run.exit()).isEqualTo(127);
        assertThat(run.errors())
                .startsWith("postern: not built yet;")
                .contains("mvn -q -pl app -am package -DskipTests");
    }

    /** A JDK that prints its version and the arguments of its java, a line each. */
    private String jdk(String version) throws IOException {
        Path home = tree.file("jdk-" + version);
        Files.createDirectories(home.resolve("bin"));
        Files.writeString(home.resolve("release"), "JAVA_VERSION=\"" + version + "\"\n");
        Path java = Files.writeString(home.resolve("bin/java"), "#!/bin/sh\nprintf '%s\\n' " + version + " \"$@\"\n");
        Files.setPosixFilePermissions(java, PosixFilePermissions.fromString("rwxr-xr-x"));
        return home.toString();
    }

    private CommandRun launch(Map<String, String> variables, String... arguments) throws Exception {
        return run(tree.file("bin/postern"), variables, arguments);
    }

    private CommandRun run(Path script, Map<String, String> variables, String... arguments) throws Exception {
        String[] command = new String[arguments.length + 2];
        command[0] = "sh";
        command[1] = script.toString();
        System.arraycopy(arguments, 0, command, 2, arguments.length);
        Path errors = tree.file("errors");
        ProcessBuilder builder = new ProcessBuilder(command).redirectError(errors.toFile());
        builder.environment().remove("JAVA_HOME");
        builder.environment().putAll(variables);
        Process process = builder.start();
        String output = new String(process.getInputStream().readAllBytes(), UTF_8);
        return new CommandRun(process.waitFor(), output, Files.readString(errors));
    }
}
