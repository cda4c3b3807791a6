/** AWS Auto Cleanup's API: the allowlist, the execution logs and the settings of a cleanup, and what goes beyond it. */
@NullMarked
package io.postern.http.cleanup;

import org.jspecify.annotations.NullMarked;
