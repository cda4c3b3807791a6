/** The ports of destinations on AWS. */
@NullMarked
package io.postern.aws.destinations;

import org.jspecify.annotations.NullMarked;
