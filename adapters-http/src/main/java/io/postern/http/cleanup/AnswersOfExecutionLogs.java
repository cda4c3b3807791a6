package io.postern.http.cleanup;

import io.swagger.v3.oas.annotations.responses.ApiResponse;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * How a call for execution logs can be refused, for the API's description; the answers stand in
 * {@code src/main/openapi}.
 */
@ApiResponse(responseCode = "400", ref = "ExecutionLogRefused")
@ApiResponse(responseCode = "4XX", ref = "ExecutionLogRefused")
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.CLASS) // the compiler of another module reads it; nothing does at run time
@interface AnswersOfExecutionLogs {}
