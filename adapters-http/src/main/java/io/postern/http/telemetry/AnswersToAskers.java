package io.postern.http.telemetry;

import io.swagger.v3.oas.annotations.responses.ApiResponse;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * How a question of an operator or a client that has a body can be refused, for the API's description; the answers
 * stand in {@code src/main/openapi}.
 */
@ApiResponse(responseCode = "401", ref = "ReaderUnknown")
@ApiResponse(responseCode = "403", ref = "ReadingForbidden")
@ApiResponse(responseCode = "4XX", ref = "OtherProblemWithBody")
@ApiResponse(responseCode = "429", ref = "TooManyRequestsProblem")
@ApiResponse(responseCode = "500", ref = "BrokenProblem")
@ApiResponse(responseCode = "503", ref = "ReadingUnavailable")
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.CLASS) // the compiler of another module reads it; nothing does at run time
@interface AnswersToAskers {}
