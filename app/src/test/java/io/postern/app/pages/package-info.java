/** What the documentation says, done: its code blocks are executed, its answers compared, its links followed. */
@NullMarked
package io.postern.app.pages;

import org.jspecify.annotations.NullMarked;
