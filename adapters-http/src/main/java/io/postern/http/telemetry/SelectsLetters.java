package io.postern.http.telemetry;

import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.enums.ParameterIn;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Which dead letters a call is about, for the API's description; what the parameters mean stands in
 * {@code src/main/openapi}, and {@link LetterQuery} reads them.
 */
@Parameter(name = "cause", in = ParameterIn.QUERY, ref = "#/components/parameters/letters-cause")
@Parameter(name = "client", in = ParameterIn.QUERY, ref = "#/components/parameters/letters-client")
@Parameter(name = "destination", in = ParameterIn.QUERY, ref = "#/components/parameters/letters-destination")
@Parameter(name = "from", in = ParameterIn.QUERY, ref = "#/components/parameters/letters-from")
@Parameter(name = "until", in = ParameterIn.QUERY, ref = "#/components/parameters/letters-until")
@Parameter(name = "after", in = ParameterIn.QUERY, ref = "#/components/parameters/letters-after")
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.CLASS) // the compiler of another module reads it; nothing does at run time
@interface SelectsLetters {}
