/** The nouns of telemetry, in CloudWatch's own words: metric datum, log event, submission, batch, dead letter. */
@NullMarked
package io.postern.telemetry.model;

import org.jspecify.annotations.NullMarked;
