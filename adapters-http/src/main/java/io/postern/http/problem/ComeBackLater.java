package io.postern.http.problem;

/** A "not now" from where no answer can be made: {@link ComeBackLaterHandler} makes it. */
public final class ComeBackLater extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final transient Rejection.Later rejection;

    public ComeBackLater(Rejection.Later rejection) {
        super(rejection.word(), null, false, false);
        this.rejection = rejection;
    }

    Rejection.Later rejection() {
        return rejection;
    }
}
