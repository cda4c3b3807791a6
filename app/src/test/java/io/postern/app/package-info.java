/** Tests of the whole: architecture, configuration, the choice of adapters. */
@NullMarked
package io.postern.app;

import org.jspecify.annotations.NullMarked;
