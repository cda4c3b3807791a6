package io.postern.access.model;

/** An operator and what its key is known by. */
public record EnrolledOperator(Operator operator, SecretDigest digest) {}
