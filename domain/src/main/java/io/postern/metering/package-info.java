/**
 * Who called which API how often, after the access logs of Amazon API Gateway, and who may. A meter event is one call seen
 * in an access log; usage is the sums of meter events; a sink is told each meter event once it is counted; an entitlement
 * says what the application of an API consumer may call, and how often.
 */
@NullMarked
package io.postern.metering;

import org.jspecify.annotations.NullMarked;
