package io.postern.telemetry;

import io.postern.telemetry.model.QueuedSubmission;

/** One record on its way, with the submission that it came in. */
record Carried<R>(QueuedSubmission from, R record) {}
