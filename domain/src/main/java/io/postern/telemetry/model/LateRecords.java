package io.postern.telemetry.model;

/** What to do with records that lie further back than CloudWatch takes. */
public enum LateRecords {
    /** Give them the time of acceptance, and tell the sender how many. */
    RESTAMP,
    /** Refuse the submission. */
    REFUSE
}
