@NullMarked
package io.postern.testkit.browser;

import org.jspecify.annotations.NullMarked;
