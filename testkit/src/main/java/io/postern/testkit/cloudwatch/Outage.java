package io.postern.testkit.cloudwatch;

/** Ways in which AWS is of no use to whoever needs it, for outage contracts. */
public enum Outage {
    GONE,
    HANGING,
    CUTTING,
    THROTTLING,
    FAILING,
    DENYING;

    /** Lets it begin there. */
    public void begin(CloudWatchStandIn aws) {
        switch (this) {
            case GONE -> aws.vanish();
            case HANGING -> aws.misbehave(new Fault.Hang()).always();
            case CUTTING -> aws.misbehave(new Fault.CutBeforeProcessing()).always();
            case THROTTLING -> aws.misbehave(new Fault.Throttle()).always();
            case FAILING -> aws.misbehave(new Fault.Fail(500)).always();
            case DENYING -> aws.misbehave(new Fault.DenyAccess()).always();
        }
    }

    /** Lets it end there. */
    public void end(CloudWatchStandIn aws) {
        if (this == GONE) aws.comeBack();
        aws.behave();
    }
}
