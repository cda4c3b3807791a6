package io.postern.http;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.yaml.snakeyaml.Yaml;

/** What the API's description says, as far as it is written by hand. */
public final class Described {

    private static final ObjectMapper JSON = new ObjectMapper();

    private Described() {}

    /** The components of one file in {@code src/main/openapi}. */
    public static JsonNode components(String file) {
        try (Reader yaml = Files.newBufferedReader(Path.of("src/main/openapi", file))) {
            return JSON.<JsonNode>valueToTree(new Yaml().load(yaml)).path("components");
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }
}
