/** Metering over HTTP: the ways in of access logs, what was refused, and usage. */
@NullMarked
package io.postern.http.metering;

import org.jspecify.annotations.NullMarked;
