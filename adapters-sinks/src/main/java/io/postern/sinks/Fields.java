package io.postern.sinks;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.OptionalLong;

/** Writes JSON; what a meter event does not know is left out. */
record Fields(JsonGenerator json) {

    private static final JsonFactory JSON = new JsonFactory();

    /** Writes some JSON. */
    interface Writing {
        void into(Fields fields) throws IOException;
    }

    static byte[] written(Writing writing) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(512);
        try (JsonGenerator json = JSON.createGenerator(bytes)) {
            writing.into(new Fields(json));
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return bytes.toByteArray();
    }

    void text(String name, String value) throws IOException {
        if (!value.isEmpty()) json.writeStringField(name, value);
    }

    void number(String name, OptionalLong value) throws IOException {
        if (value.isPresent()) json.writeNumberField(name, value.getAsLong());
    }

    void status(String name, int value) throws IOException {
        if (value != 0) json.writeNumberField(name, value);
    }
}
