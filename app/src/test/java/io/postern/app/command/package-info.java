/** Commands as a shell calls them. */
@NullMarked
package io.postern.app.command;

import org.jspecify.annotations.NullMarked;
