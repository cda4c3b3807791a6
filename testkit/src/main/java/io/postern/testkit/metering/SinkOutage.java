package io.postern.testkit.metering;

/** Ways in which a sink is of no use to whoever tells it, for the outage contract. */
public enum SinkOutage {
    GONE,
    HANGING,
    HANGING_MIDWAY,
    CUTTING,
    FAILING,
    THROTTLING,
    DENYING;

    /** Lets it begin there. */
    public void begin(SinkStandIn sink) {
        switch (this) {
            case GONE -> sink.vanish();
            case HANGING -> sink.misbehave(new SinkStandIn.Hangs());
            case HANGING_MIDWAY -> sink.misbehave(new SinkStandIn.HangsMidway());
            case CUTTING -> sink.misbehave(new SinkStandIn.Cuts());
            case FAILING -> sink.misbehave(new SinkStandIn.Answers(503));
            case THROTTLING -> sink.misbehave(new SinkStandIn.Answers(429));
            case DENYING -> sink.misbehave(new SinkStandIn.Answers(401));
        }
    }

    /** Lets it end there. */
    public void end(SinkStandIn sink) {
        if (this == GONE) sink.comeBack();
        sink.behave();
    }
}
