/** What a sender is told when the answer is no: the envelope of CloudWatch Postman, and RFC 9457 problem details. */
@NullMarked
package io.postern.http.problem;

import org.jspecify.annotations.NullMarked;
