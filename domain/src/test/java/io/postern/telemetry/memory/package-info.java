@NullMarked
package io.postern.telemetry.memory;

import org.jspecify.annotations.NullMarked;
