@NullMarked
package io.postern.http.telemetry;

import org.jspecify.annotations.NullMarked;
