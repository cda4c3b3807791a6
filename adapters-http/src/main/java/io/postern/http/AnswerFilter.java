package io.postern.http;

import io.micronaut.core.annotation.Order;
import io.micronaut.core.order.Ordered;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.MutableHttpResponse;
import io.micronaut.http.annotation.ResponseFilter;
import io.micronaut.http.annotation.ServerFilter;
import java.util.List;

/** Lets all header fields be told by one filter: one for each would cost more than what most of them do. */
@ServerFilter(ServerFilter.MATCH_ALL_PATTERN)
@Order(Ordered.HIGHEST_PRECEDENCE) // outermost, or answers of other filters miss them
final class AnswerFilter {

    private final List<AnswerFields> fields;

    AnswerFilter(List<AnswerFields> fields) {
        this.fields = List.copyOf(fields);
    }

    @ResponseFilter
    void tell(HttpRequest<?> request, MutableHttpResponse<?> response) {
        for (AnswerFields each : fields) each.tell(request, response);
    }
}
