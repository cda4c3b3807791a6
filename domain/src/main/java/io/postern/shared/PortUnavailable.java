package io.postern.shared;

/** Thrown by an adapter when the world behind its port is broken; trying again later may help. */
public final class PortUnavailable extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public PortUnavailable(String what, Throwable cause) {
        super(what, cause);
    }
}
