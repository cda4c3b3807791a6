/**
 * Which machines serve a measurement, and the tokens that open them, after m-lab's locate.
 *
 * <p>A <em>machine</em> hosts a <em>service</em>, which is an <em>experiment</em> and a <em>datatype</em> such as
 * {@code ndt/ndt7}. A machine <em>registers</em> what it serves and says every ten seconds how well it is, which makes
 * it <em>live</em>. A <em>target</em> is one service on one machine, with the URLs to use it, made from <em>URL
 * templates</em> and a token for that machine alone.
 */
@NullMarked
package io.postern.locate;

import org.jspecify.annotations.NullMarked;
