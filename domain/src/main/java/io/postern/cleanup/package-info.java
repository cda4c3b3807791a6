/**
 * What a cleanup of an AWS account spares, and how it is set, in the words of AWS Auto Cleanup: an allowlist entry keeps
 * resources alive until it expires; the cleanup settings say which services there are, and for how long.
 */
@NullMarked
package io.postern.cleanup;

import org.jspecify.annotations.NullMarked;
