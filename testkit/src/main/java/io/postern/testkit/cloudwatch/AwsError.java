package io.postern.testkit.cloudwatch;

/**
 * AWS's ways to say no. The shape name travels as {@code __type}; CloudWatch, which once spoke the Query protocol, also
 * sends the older code in the header {@code x-amzn-query-error}, and that is the code the SDK reports.
 */
enum AwsError {
    INVALID_PARAMETER_VALUE(400, "InvalidParameterValueException", "InvalidParameterValue"),
    INVALID_PARAMETER_COMBINATION(400, "InvalidParameterCombinationException", "InvalidParameterCombination"),
    MISSING_PARAMETER(400, "MissingRequiredParameterException", "MissingParameter"),
    VALIDATION_ERROR(400, "ValidationError", "ValidationError"),
    DASHBOARD_INVALID(400, "DashboardInvalidInputError", "InvalidParameterInput"),
    DASHBOARD_NOT_FOUND(404, "DashboardNotFoundError", "ResourceNotFound"),
    INVALID_NEXT_TOKEN(400, "InvalidNextToken", "InvalidNextToken"),
    REQUEST_TOO_LARGE(413, "RequestEntityTooLargeException", "RequestEntityTooLarge"),
    INVALID_PARAMETER(400, "InvalidParameterException", "InvalidParameterException"),
    RESOURCE_NOT_FOUND(400, "ResourceNotFoundException", "ResourceNotFoundException"),
    RESOURCE_ALREADY_EXISTS(400, "ResourceAlreadyExistsException", "ResourceAlreadyExistsException"),
    RESOURCE_IN_USE(400, "ResourceInUseException", "ResourceInUseException"),
    CONDITION_FAILED(400, "ConditionalCheckFailedException", "ConditionalCheckFailedException"),
    TRANSACTION_CANCELED(400, "TransactionCanceledException", "TransactionCanceledException"),
    INVALID(400, "ValidationException", "ValidationException"),
    INVALID_CIPHERTEXT(400, "InvalidCiphertextException", "InvalidCiphertextException"),
    INCORRECT_KEY(400, "IncorrectKeyException", "IncorrectKeyException"),
    KEY_NOT_FOUND(400, "NotFoundException", "NotFoundException"),
    KEY_DISABLED(400, "DisabledException", "DisabledException"),
    NO_SUCH_BUCKET(404, "NoSuchBucket", "NoSuchBucket"),
    NO_SUCH_KEY(404, "NoSuchKey", "NoSuchKey"),
    INVALID_ARGUMENT(400, "InvalidArgument", "InvalidArgument"),
    MALFORMED(400, "SerializationException", "MalformedInput"),
    UNKNOWN_OPERATION(404, 400, "UnknownOperationException", "InvalidAction"),
    THROTTLED(400, "ThrottlingException", "Throttling"),
    INTERNAL_FAILURE(500, "InternalServiceFault", "InternalServiceError"),
    UNAVAILABLE(503, "ServiceUnavailableException", "ServiceUnavailable"),
    ACCESS_DENIED(403, 400, "AccessDeniedException", "AccessDenied"),
    EXPIRED_TOKEN(403, 400, "ExpiredTokenException", "ExpiredToken"),
    MISSING_AUTHENTICATION(403, 400, "MissingAuthenticationTokenException", "MissingAuthenticationToken"),
    INCOMPLETE_SIGNATURE(400, "IncompleteSignatureException", "IncompleteSignature"),
    WRONG_SIGNATURE(403, 400, "InvalidSignatureException", "SignatureDoesNotMatch");

    private final int metricsStatus;
    private final int logsStatus;
    private final String shape;
    private final String queryCode;

    AwsError(int status, String shape, String queryCode) {
        this(status, status, shape, queryCode);
    }

    /** JSON 1.1 answers 400 where the Query protocol answers 403 or 404. */
    AwsError(int metricsStatus, int logsStatus, String shape, String queryCode) {
        this.metricsStatus = metricsStatus;
        this.logsStatus = logsStatus;
        this.shape = shape;
        this.queryCode = queryCode;
    }

    int status(Service service) {
        return switch (service) {
            case METRICS, IDENTITY, OBJECTS -> metricsStatus;
            case LOGS, TABLES, KEYS -> logsStatus;
        };
    }

    String shape() {
        return shape;
    }

    String queryCode() {
        return queryCode;
    }

    /** Value of {@code x-amzn-query-error}: the code and whose fault it is. */
    String queryError() {
        return queryCode + (metricsStatus < 500 ? ";Sender" : ";Receiver");
    }
}
