/**
 * Functions for AWS Lambda. Each is made once, before its first call, with all that it needs, and opens no connection before
 * that: so a snapshot of it (SnapStart) can be taken and restored.
 */
@NullMarked
package io.postern.lambda;

import org.jspecify.annotations.NullMarked;
