/**
 * What a cleanup of an AWS account spares, how it is set and what it did, in the words of AWS Auto Cleanup: an allowlist
 * entry keeps resources alive until it expires, and each change of one is in a trail, with its author; the cleanup settings say which services there are, and for how long; an
 * execution log says what one run did with each resource.
 */
@NullMarked
package io.postern.cleanup;

import org.jspecify.annotations.NullMarked;
