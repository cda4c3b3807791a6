package io.postern.app;

import io.micronaut.context.annotation.Context;
import io.micronaut.context.annotation.Requires;
import io.postern.access.RecognizeMonitoring;
import io.postern.locate.AdmitHeartbeat;
import io.postern.locate.FindNearestTargets;
import io.postern.locate.MonitorTarget;

/** Makes locate at boot when it is on, so that a key that cannot be read stops the boot and not the first call. */
@Context
@Requires(property = "postern.locate.enabled", value = "true")
record ChosenLocate(
        FindNearestTargets findNearestTargets,
        MonitorTarget monitorTarget,
        RecognizeMonitoring recognizeMonitoring,
        AdmitHeartbeat admitHeartbeat) {}
