package io.postern.telemetry.model;

/** What to do with log events that lie further back than CloudWatch takes. */
public enum LateEvents {
    /** Give them the time of acceptance, and tell the sender how many. */
    RESTAMP,
    /** Refuse the submission. */
    REFUSE
}
