/** The ports of the cleanup on AWS, in the places and the forms of AWS Auto Cleanup. */
@NullMarked
package io.postern.aws.cleanup;

import org.jspecify.annotations.NullMarked;
