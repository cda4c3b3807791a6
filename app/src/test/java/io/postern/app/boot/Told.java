package io.postern.app.boot;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;

/** What a start has to say to a person. */
public final class Told {

    private Told() {}

    /** All of it. */
    public static String by(Gate gate) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        gate.report().tell(new PrintStream(bytes, true, UTF_8));
        return bytes.toString(UTF_8);
    }
}
