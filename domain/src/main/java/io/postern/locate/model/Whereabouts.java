package io.postern.locate.model;

/** Where a caller is. */
public sealed interface Whereabouts {

    /** There. */
    record At(GeoPoint place) implements Whereabouts {}

    /** It does not say. */
    record Unknown() implements Whereabouts {}
}
