package io.postern.destinations.port;

import io.postern.destinations.model.PermissionReport;
import io.postern.destinations.model.Target;

/** Tries what a destination allows. */
public interface PermissionTester {

    /**
     * Asks who we are there, and tries each permission that the destination's APIs need. Nothing that it does leaves a
     * trace in CloudWatch. It ends within seconds, and whatever goes wrong is a part of the report.
     */
    PermissionReport test(Target.Aws target);
}
