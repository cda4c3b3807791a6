package io.postern.metering.model;

/** What became of an operator's wish to entitle a client. */
public sealed interface EntitlementChange {

    /** It is kept. */
    record Kept(Entitlement entitlement) implements EntitlementChange {}

    /** It is not what the operator took it to be. */
    record Changed() implements EntitlementChange {}

    /** Others changed it at the same moment, time and again. */
    record Contended() implements EntitlementChange {}

    /** There are as many as there may be. */
    record Full() implements EntitlementChange {}
}
