/** Where all modules come together: the main class and one wiring for each context. Nothing here decides about telemetry. */
@NullMarked
package io.postern.app;

import org.jspecify.annotations.NullMarked;
