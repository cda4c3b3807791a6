package io.postern.http.problem;

/** A "no" from where no answer can be made: {@link TurnedAwayHandler} makes it. */
public final class TurnedAway extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final transient Rejection rejection;

    public TurnedAway(Rejection rejection) {
        super(rejection.word(), null, false, false);
        this.rejection = rejection;
    }

    Rejection rejection() {
        return rejection;
    }
}
