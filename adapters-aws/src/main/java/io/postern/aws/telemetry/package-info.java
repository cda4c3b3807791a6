/** Telemetry on CloudWatch and CloudWatch Logs: two destinations, two readers. */
@NullMarked
package io.postern.aws.telemetry;

import org.jspecify.annotations.NullMarked;
