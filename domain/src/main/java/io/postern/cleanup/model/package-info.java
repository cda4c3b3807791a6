/** The nouns of the cleanup. */
@NullMarked
package io.postern.cleanup.model;

import org.jspecify.annotations.NullMarked;
