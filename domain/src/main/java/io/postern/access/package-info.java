/** Who may come through the gate: a client proves itself once with a client token and gets a short-lived access token. */
@NullMarked
package io.postern.access;

import org.jspecify.annotations.NullMarked;
