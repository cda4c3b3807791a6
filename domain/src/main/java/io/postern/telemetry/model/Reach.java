package io.postern.telemetry.model;

/** How far one question goes. */
public enum Reach {
    /** One page, as the destination cuts them. */
    PAGE,
    /** Page after page to the end, or to the bound that the use case states; a token is left over only then. */
    END
}
