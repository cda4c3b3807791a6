package io.postern.destinations.model;

/** What became of an operator's wish to test a destination. */
public sealed interface Trial {

    /** It was tested. */
    record Tested(PermissionReport report) implements Trial {}

    /** It is the local store, which asks for no permission. */
    record Local() implements Trial {}

    /** There is none of that name. */
    record Unknown() implements Trial {}

    /** It does not open. */
    record Locked(String why) implements Trial {}

    /** As many tests as may be are under way. */
    record Busy() implements Trial {}
}
