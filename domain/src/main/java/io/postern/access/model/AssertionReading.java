package io.postern.access.model;

/** What became of a text that was read as an assertion. */
public sealed interface AssertionReading {

    /** One of the client's credentials proves it. */
    record Proven(Assertion assertion) implements AssertionReading {}

    /** None of them does. */
    record NotProven() implements AssertionReading {}

    /** It is proven, and a claim is missing or cannot be understood, one of its policy included. */
    record Malformed() implements AssertionReading {}
}
