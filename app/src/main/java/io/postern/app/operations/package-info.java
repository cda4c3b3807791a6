/** What keeps a running gate in order: delivery threads, meters, readiness, and the way down. */
@NullMarked
package io.postern.app.operations;

import org.jspecify.annotations.NullMarked;
