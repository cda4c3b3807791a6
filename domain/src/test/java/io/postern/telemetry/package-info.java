@NullMarked
package io.postern.telemetry;

import org.jspecify.annotations.NullMarked;
