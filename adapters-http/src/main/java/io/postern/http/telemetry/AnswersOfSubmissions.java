package io.postern.http.telemetry;

import io.swagger.v3.oas.annotations.responses.ApiResponse;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** How a submission can be refused, for the API's description; the answers stand in {@code src/main/openapi}. */
@ApiResponse(responseCode = "400", ref = "SubmissionInvalid")
@ApiResponse(responseCode = "401", ref = "AccessTokenInvalid")
@ApiResponse(responseCode = "403", ref = "SubmissionForbidden")
@ApiResponse(responseCode = "413", ref = "BodyTooLarge")
@ApiResponse(responseCode = "415", ref = "MediaTypeUnsupported")
@ApiResponse(responseCode = "422", ref = "IdempotencyKeyReused")
@ApiResponse(responseCode = "429", ref = "TooManySubmissions")
@ApiResponse(responseCode = "4XX", ref = "OtherRefusal")
@ApiResponse(responseCode = "500", ref = "Broken")
@ApiResponse(responseCode = "503", ref = "QueueUnavailable")
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.CLASS) // the compiler of another module reads it; nothing does at run time
@interface AnswersOfSubmissions {}
