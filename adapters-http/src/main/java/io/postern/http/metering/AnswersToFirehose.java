package io.postern.http.metering;

import io.swagger.v3.oas.annotations.responses.ApiResponse;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * How a delivery of Firehose can be refused, for the API's description; the answers stand in {@code src/main/openapi}.
 */
@ApiResponse(responseCode = "400", ref = "FirehoseRequestInvalid")
@ApiResponse(responseCode = "401", ref = "FirehoseKeyInvalid")
@ApiResponse(responseCode = "4XX", ref = "FirehoseRefused")
@ApiResponse(responseCode = "500", ref = "FirehoseBroken")
@ApiResponse(responseCode = "503", ref = "FirehoseUnavailable")
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.CLASS) // the compiler of another module reads it; nothing does at run time
@interface AnswersToFirehose {}
