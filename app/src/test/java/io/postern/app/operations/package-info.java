/** What runs the gate, without a gate around it. */
@NullMarked
package io.postern.app.operations;

import org.jspecify.annotations.NullMarked;
