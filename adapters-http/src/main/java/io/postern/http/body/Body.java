package io.postern.http.body;

import io.postern.http.problem.Rejection;

/** What became of a request's body. */
public sealed interface Body {

    /** It was read; an empty body is a tree of nothing. */
    record Read(Node root) implements Body {

        /** The member of that name at the top; absent when there is none, or nothing to have members. */
        public Node member(String name) {
            return root instanceof Node.Members members ? members.get(name) : Node.Absent.NOTHING;
        }
    }

    /** It cannot be read, for this reason. */
    record Refused(Rejection rejection) implements Body {}
}
