package io.postern.bench;

import java.util.ArrayList;
import java.util.List;

/** Which core a process is held on. */
enum Core {
    SERVER("0"),
    /** Redis, the sink and the load generator. */
    REST("1"),
    ANY("");

    private final String number;

    Core(String number) {
        this.number = number;
    }

    /** The command under {@code taskset}, which becomes the command and so keeps its process id. */
    List<String> holding(List<String> command) {
        if (this == ANY) return command;
        List<String> pinned = new ArrayList<>(List.of("taskset", "-c", number));
        pinned.addAll(command);
        return pinned;
    }
}
