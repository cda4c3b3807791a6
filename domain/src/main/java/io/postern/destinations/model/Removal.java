package io.postern.destinations.model;

import java.util.List;

/** What became of an operator's wish to take a destination away. */
public sealed interface Removal {

    /** It is gone. */
    record Removed() implements Removal {}

    /** There is none of that name. */
    record Unknown() implements Removal {}

    /** It is not what the operator takes it to be, or somebody else changed it meanwhile. */
    record Changed() implements Removal {}

    /** Clients' policies name it. */
    record Used(List<String> clients) implements Removal {

        public Used {
            clients = List.copyOf(clients);
        }
    }
}
