/** The token store and the delivery queue of Postern in PostgreSQL. */
@NullMarked
package org.example.postern.postgres;

import org.jspecify.annotations.NullMarked;
