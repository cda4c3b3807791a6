package io.postern.openapi;

import static java.nio.file.StandardCopyOption.REPLACE_EXISTING;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What a sender and an operator do, with the TypeScript client that is generated from the document; Node runs it. */
class ClientTypescriptIT {

    private static final Path SOURCES = Path.of("src", "test", "typescript");

    @Test
    void theClientIsStrictTypeScriptAndItsJourneyEndsWell() throws IOException, InterruptedException {
        Path build = Files.createDirectories(Path.of("target", "typescript"));
        for (String name : List.of("package.json", "package-lock.json"))
            Files.copy(SOURCES.resolve(name), build.resolve(name), REPLACE_EXISTING);
        run("npm", "ci", "--prefix", build.toString(), "--ignore-scripts", "--no-audit", "--no-fund");
        run(build.resolve("node_modules/.bin/tsc").toString(), "--project", SOURCES.toString());

        try (OpenGate gate = OpenGate.start()) {
            String said = run(
                    "node",
                    "target/typescript/src/test/typescript/journey.js",
                    gate.uri().toString(),
                    gate.clientToken(),
                    OpenGate.OPERATOR_KEY);

            assertThat(said).isEqualTo("The journey is done.\n");
        }
    }

    /** What a program that succeeds has said. The journey has a deadline of its own. */
    private static String run(String... command) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).as(said).isZero();
        return said;
    }
}
