package io.postern.http.metering;

import io.swagger.v3.oas.annotations.responses.ApiResponse;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** How entries of access logs can be refused, for the API's description; the answers stand in {@code src/main/openapi}. */
@ApiResponse(responseCode = "400", ref = "ContentInvalid")
@ApiResponse(responseCode = "401", ref = "OperatorKeyInvalid")
@ApiResponse(responseCode = "403", ref = "RoleMissing")
@ApiResponse(responseCode = "4XX", ref = "OtherProblem")
@ApiResponse(responseCode = "429", ref = "TooManyRequestsProblem")
@ApiResponse(responseCode = "500", ref = "BrokenProblem")
@ApiResponse(responseCode = "503", ref = "MeteringUnavailable")
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.CLASS) // the compiler of another module reads it; nothing does at run time
@interface AnswersOfMetering {}
