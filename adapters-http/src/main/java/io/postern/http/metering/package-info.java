/** Metering over HTTP: the ways in of access logs. */
@NullMarked
package io.postern.http.metering;

import org.jspecify.annotations.NullMarked;
