/** Journeys through the front door: a running gate, a real Redis, a CloudWatch that is as strict as AWS. */
@NullMarked
package io.postern.app.journey;

import org.jspecify.annotations.NullMarked;
