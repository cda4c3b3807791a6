/** Metrics and logs over HTTP, in CloudWatch's own spelling, and reading them back. */
@NullMarked
package io.postern.http.telemetry;

import org.jspecify.annotations.NullMarked;
