@NullMarked
package io.postern.testkit.telemetry;

import org.jspecify.annotations.NullMarked;
