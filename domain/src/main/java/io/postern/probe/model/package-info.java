/** The nouns of the probe context. */
@NullMarked
package io.postern.probe.model;

import org.jspecify.annotations.NullMarked;
