package io.postern.redis.metering;

import io.postern.metering.model.MeterEvent;
import io.postern.metering.model.Recording;
import io.postern.metering.port.UsageLedger;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;

/**
 * What one caller brings to a stroke: all of it counts, or nothing.
 *
 * @param behind how many more events it has, which go into later strokes
 * @param answer what became of them
 */
record Share(List<MeterEvent> events, int behind, CompletableFuture<Recording> answer) {

    Share {
        if (events.size() > UsageLedger.STROKE_MAX)
            throw new IllegalArgumentException("share: " + events.size() + " events (expected: at most 1000)");
    }

    /**
     * Answers that they were counted, and takes those that are this caller's out of the fresh ones: of two with one id, in
     * one share or in two, it is the first that counted.
     *
     * @param fresh events of the stroke that had not been counted before, by their ids
     */
    void recorded(Map<String, MeterEvent> fresh) {
        int ofThese = 0;
        for (MeterEvent event : events) if (fresh.remove(event.id(), event)) ofThese++;
        answer.complete(new Recording.Recorded(ofThese));
    }
}
