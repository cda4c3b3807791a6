/** The command line: one class for each command, which reads its options, does one thing and says how it ended. */
@NullMarked
package io.postern.app.command;

import org.jspecify.annotations.NullMarked;
