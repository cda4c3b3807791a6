package io.postern.openapi;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.openapitools.openapidiff.core.OpenApiCompare;
import org.openapitools.openapidiff.core.model.ChangedOpenApi;
import org.openapitools.openapidiff.core.output.ConsoleRender;

/** The document of the last release, which callers rely on. */
record Released(Version version, String document) {

    private static final Path FOLDER = Path.of("released");

    /** The one that is kept. */
    static Released last() {
        try (Stream<Path> files = Files.list(FOLDER)) {
            List<Path> documents = files.toList();
            if (documents.size() != 1)
                throw new IllegalStateException("openapi/released: " + documents + " (expected: one document)");
            String name = documents.getFirst().getFileName().toString();
            Version version = Version.of(name.substring("openapi-".length()));
            return new Released(version, Files.readString(documents.getFirst()));
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    /** What in a later document its callers would fall over; empty: nothing, or its version says that it may. */
    String brokenBy(String later) {
        ChangedOpenApi change = OpenApiCompare.fromContents(document, later);
        String laterVersion = change.getNewSpecOpenApi().getInfo().getVersion();
        return change.isCompatible() || Version.of(laterVersion).mayBreak(version) ? "" : rendered(change);
    }

    private static String rendered(ChangedOpenApi change) {
        ByteArrayOutputStream text = new ByteArrayOutputStream();
        new ConsoleRender().render(change, new OutputStreamWriter(text, StandardCharsets.UTF_8));
        return text.toString(StandardCharsets.UTF_8);
    }
}
