package io.postern.http.body;

import io.postern.http.problem.Rejection;

/**
 * What became of a request's body. It holds a share of {@link BodyBudget} until it is closed, so that is done when the
 * request is answered and not before.
 */
public sealed interface Body extends AutoCloseable {

    @Override
    default void close() {}

    /** Whether it holds nothing that closing it would give back. */
    default boolean isFree() {
        return true;
    }

    /** It was read; an empty body is a tree of nothing. */
    record Read(Node root, BodyBudget.Share share) implements Body {

        @Override
        public void close() {
            share.close();
        }

        @Override
        public boolean isFree() {
            return share.isEmpty();
        }

        /** The member of that name at the top; absent when there is none, or nothing to have members. */
        public Node member(String name) {
            return root instanceof Node.Members members ? members.get(name) : Node.Absent.NOTHING;
        }
    }

    /** It cannot be read, for this reason. */
    record Refused(Rejection rejection) implements Body {}
}
