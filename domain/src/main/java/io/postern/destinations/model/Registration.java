package io.postern.destinations.model;

/** What became of an operator's wish to register or replace a destination. */
public sealed interface Registration {

    /** It is kept. */
    record Kept(KnownDestination.Open known) implements Registration {}

    /** There is one of that name already. */
    record NameTaken() implements Registration {}

    /** There is none of that name. */
    record Unknown() implements Registration {}

    /** It is not what the operator takes it to be, or somebody else changed it meanwhile. */
    record Changed() implements Registration {}

    /** There are as many destinations as there may be. */
    record Full() implements Registration {}
}
