/** Keys of asymmetric signatures: those that we sign with and publish, and those of others that we trust. */
@NullMarked
package io.postern.http.keys;

import org.jspecify.annotations.NullMarked;
