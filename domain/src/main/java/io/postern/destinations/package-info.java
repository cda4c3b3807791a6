/**
 * Where telemetry can go, by name: an AWS account and region with the credential that opens them, or the local store.
 *
 * <p>A <em>destination</em> is <em>registered</em> by an operator and kept <em>sealed</em>: nobody but who holds a
 * <em>master key</em> can read it or make one. A master key that is replaced still opens what it sealed, which is then
 * sealed anew with the <em>active</em> one.
 */
@NullMarked
package io.postern.destinations;

import org.jspecify.annotations.NullMarked;
