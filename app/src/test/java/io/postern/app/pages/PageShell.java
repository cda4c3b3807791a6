package io.postern.app.pages;

import io.postern.testkit.Executables;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/**
 * One Bash in which the steps of a page run in their order, so that variables carry over. A step that fails ends it.
 *
 * <p>Addresses of the page's Postern mean the one of the test, and files of a system lie in the test's folder.
 */
final class PageShell {

    private static final int SECONDS_MAX = 120;
    private static final String EXAMPLE = "https://postern.example.org";
    private static final String LOCAL = "localhost:8080";

    /** Whoever reads the docs has these, and a test that cannot run fails. */
    private static final String START = """
        set -euo pipefail
        for program in curl openssl; do
          "$program" --version >/dev/null 2>&1 || "$program" version >/dev/null 2>&1 ||
            { echo "The docs need $program: install it." >err/start; exit 127; }
        done
        # The answer to a call that is refused, where the curl of this shell would fail.
        refused() { "$REAL_CURL" -s "$@"; }
        # The command line of AWS against an emulator; older ones read no variable for that.
        aws() { command aws --endpoint-url "$EMULATOR" "$@"; }
        # Tries a command until it succeeds; for what comes a moment later.
        soon() {
          local tries
          for ((tries = 0; tries < 100; tries++)); do
            if "$@"; then return; fi
            sleep 0.1
          done
          echo "not soon: $*" >&2
          return 1
        }
        """;

    private final Path folder;
    private final URI gate;
    private final URI sink;
    private final Map<String, String> more;
    private final StringBuilder script = new StringBuilder(START);
    private final Path curl = Executables.onPath("curl").orElse(Path.of("curl"));
    private Path last = Path.of("/dev/null");
    private int steps;

    PageShell(Path folder, URI gate, URI sink, Map<String, String> more) throws IOException {
        this.folder = folder;
        this.gate = gate;
        this.sink = sink;
        this.more = more;
        for (String name : new String[] {"steps", "out", "err", "bin", "work", "run/secrets", "etc/postern"})
            Files.createDirectories(folder.resolve(name));
        programs();
    }

    /** Adds a step, and gives the file that its output will be in. */
    Path add(Step step) throws IOException {
        String number = String.format("%03d", ++steps);
        Path file = folder.resolve("steps").resolve(number);
        Path output = folder.resolve("out").resolve(number);
        Files.writeString(file, meant(textOf(step)));
        script.append("echo %d >at; cd work; OUTPUT='%s'%n".formatted(step.line(), last))
                .append(
                        switch (step) {
                            case Step.Hidden _ -> "source '" + file + "'";
                            case Step.Block block -> commandOf(block, file);
                        })
                .append(" >'%s' 2>'%s' </dev/null%ncd '%s'%n"
                        .formatted(output, folder.resolve("err/" + number), folder));
        if (!(step instanceof Step.Block block) || block.language().equals("bash")) last = output;
        return output;
    }

    /** Runs them all; says which one failed and how, and nothing when none did. */
    String run() throws IOException, InterruptedException {
        Files.writeString(folder.resolve("script"), script + "echo >at\n");
        ProcessBuilder builder = new ProcessBuilder("bash", "script").directory(folder.toFile());
        builder.redirectErrorStream(true)
                .redirectOutput(folder.resolve("output").toFile());
        builder.environment().putAll(environment());
        builder.environment().putAll(more);
        Process bash = builder.start();
        boolean ended = bash.waitFor(SECONDS_MAX, TimeUnit.SECONDS);
        bash.descendants().forEach(ProcessHandle::destroyForcibly);
        bash.destroyForcibly();
        if (ended && bash.exitValue() == 0) return "";
        return "line %s: %s%n%s"
                .formatted(read("at").strip(), ended ? "exit code " + bash.exitValue() : "not done in time", said());
    }

    /** What a test's own output would be in the words of the page. */
    String asShown(String output) {
        return output.replace(gate.toString(), EXAMPLE).replace(gate.getAuthority(), LOCAL);
    }

    Path folder() {
        return folder;
    }

    /** A text of the page as it is meant in this test. */
    String meant(String text) {
        return text.replaceAll("https://postern\\.example\\.(org|com)", gate.toString())
                .replace(LOCAL, gate.getAuthority())
                .replace("/run/secrets/", folder + "/run/secrets/")
                .replace("/etc/postern/", folder + "/etc/postern/");
    }

    private static String textOf(Step step) {
        return switch (step) {
            case Step.Hidden hidden -> hidden.text();
            case Step.Block block -> block.text();
        };
    }

    private static String commandOf(Step.Block block, Path file) {
        return block.language().equals("bash") ? "source '" + file + "'" : "BLOCK='" + file + "'; :";
    }

    private Map<String, String> environment() {
        return Map.of(
                "PATH", folder.resolve("bin") + ":" + System.getenv("PATH"),
                "POSTERN", gate.toString(),
                "POSTERN_URL", gate.toString(),
                "SINK", sink.toString(),
                "REAL_CURL", curl.toString(),
                "OPERATOR_KEY", "a-key-of-your-operators");
    }

    /** Those that pages call: Postern from the classes of this build, its Java, and a curl for which a refusal is a failure. */
    private void programs() throws IOException {
        Path java = Path.of(System.getProperty("java.home"), "bin", "java");
        program("java", "'%s'".formatted(java));
        program(
                "postern",
                "'%s' -XX:TieredStopAtLevel=1 -XX:+UseSerialGC --enable-native-access=ALL-UNNAMED -cp '%s' io.postern.app.Postern"
                        .formatted(
                                java,
                                System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"))));
        program("curl", "'%s' ${fail:+$fail}".formatted(curl), """
            fail=--fail-with-body
            for option; do case $option in --fail* | -f* | -[sSik]*f*) fail= ;; esac; done
            """);
    }

    private void program(String name, String command) throws IOException {
        program(name, command, "");
    }

    private void program(String name, String command, String before) throws IOException {
        Path file = folder.resolve("bin").resolve(name);
        Files.writeString(file, "#!/bin/sh\n%sexec %s \"$@\"\n".formatted(before, command));
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
    }

    private String said() {
        StringBuilder said = new StringBuilder(read("output")).append(read("err/start"));
        for (int step = 1; step <= steps; step++) {
            String number = String.format("%03d", step);
            if (!read("out/" + number).isEmpty() || !read("err/" + number).isEmpty())
                said.append("step %s%n%s%s".formatted(number, read("out/" + number), read("err/" + number)));
        }
        return said.toString();
    }

    private String read(String name) {
        Path file = folder.resolve(name);
        try {
            return Files.exists(file) ? Files.readString(file) : "";
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
