@NullMarked
package io.postern.telemetry.model;

import org.jspecify.annotations.NullMarked;
