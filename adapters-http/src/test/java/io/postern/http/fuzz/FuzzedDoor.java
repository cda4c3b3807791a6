package io.postern.http.fuzz;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** What {@code bench/fuzz} lets Jazzer call; the door is named by the property {@code fuzz.door}. */
public final class FuzzedDoor {

    private static final Porter PORTER = new Porter();
    private static final Door DOOR = PORTER.doors().named(System.getProperty("fuzz.door", "metrics"));

    private FuzzedDoor() {}

    /** Boots the gate and knocks once: within the time that one text may take, it might not be there. */
    public static void fuzzerInitialize() {
        for (byte[] sample : PORTER.doors().samples(DOOR)) PORTER.knock(DOOR, sample);
    }

    /** Takes what Jazzer made. */
    public static void fuzzerTestOneInput(byte[] text) {
        PORTER.knock(DOOR, text);
    }

    /** Writes the samples of each door into a folder of its name, below the folder that is given. */
    public static void main(String[] arguments) throws IOException {
        for (Door door : PORTER.doors().doors()) {
            Path folder = Files.createDirectories(Path.of(arguments[0], door.name()));
            int number = 0;
            for (byte[] sample : PORTER.doors().samples(door))
                Files.write(folder.resolve("sample-" + number++), sample);
        }
        PORTER.close();
    }
}
