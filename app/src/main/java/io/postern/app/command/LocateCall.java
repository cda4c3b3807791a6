package io.postern.app.command;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.HttpTimeoutException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;

/**
 * A call to a locate server's monitoring path.
 *
 * @param url the whole of it, which opens doors and is not shown
 * @param shown the same without its query
 */
record LocateCall(URI url, String shown) {

    private static final String TOKEN = "access_token";

    /**
     * Puts a call together: the service behind the path as it is, and the token behind what else is asked.
     *
     * @throws CommandFailure when that is no URL
     */
    static LocateCall of(String locateUrl, String service, String token) {
        String[] halves = locateUrl.split("\\?", 2);
        StringBuilder query = new StringBuilder();
        for (String parameter : halves.length < 2 ? new String[0] : halves[1].split("&", -1))
            if (!parameter.isEmpty() && !parameter.startsWith(TOKEN + "="))
                query.append(parameter).append('&');
        String shown = halves[0] + service;
        try {
            URI url = URI.create(shown + "?" + query + TOKEN + "=" + token);
            if (url.getHost() != null && String.valueOf(url.getScheme()).matches("(?i)https?"))
                return new LocateCall(url, shown);
        } catch (IllegalArgumentException _) {
            // Said below, without the token that the exception's text quotes.
        }
        throw new CommandFailure(
                ExitCode.USAGE, "locate-url: " + shown + " (expected: http://HOST/PATH/ or https://…)");
    }

    /**
     * Makes the call, and finds one of the service's URLs in the answer.
     *
     * @throws CommandFailure when there is no such URL, or no answer
     */
    String serviceUrl(String key, Deadline deadline) {
        HttpResponse<String> answer = answer(deadline);
        if (answer.statusCode() != 200) throw refused(answer);
        Map<String, Object> urls = Json.object(answer.body())
                .flatMap(LocateCall::urls)
                .orElseThrow(() -> new CommandFailure(
                        ExitCode.ANSWER_UNREADABLE, shown + " does not answer as a locate server does"));
        String url = Json.member(urls, key);
        if (url.isEmpty())
            throw new CommandFailure(
                    ExitCode.NOT_FOUND,
                    "service-url-key-name: " + key + " (expected: " + String.join(" or ", new TreeSet<>(urls.keySet()))
                            + ")");
        return url;
    }

    private static Optional<Map<String, Object>> urls(Map<String, Object> body) {
        Optional<Map<String, Object>> target = Json.object(body, "target");
        List<Map<String, Object>> results = Json.objects(body, "results");
        Optional<Map<String, Object>> found =
                target.isPresent() ? target : results.stream().findFirst();
        return found.flatMap(machine -> Json.object(machine, "urls"));
    }

    private CommandFailure refused(HttpResponse<String> answer) {
        Map<String, Object> error = Json.object(answer.body())
                .flatMap(body -> Json.object(body, "error"))
                .orElse(Map.of());
        CommandFailure refusal = Refusal.of(answer);
        if (Json.member(error, "type").equals("config"))
            return new CommandFailure(ExitCode.NOT_FOUND, "unknown service: " + refusal.sentence());
        // Newer servers look at the token for services that they know, and else say that there is none.
        if (Json.member(error, "type").equals("claim") && answer.statusCode() == 400)
            return new CommandFailure(
                    ExitCode.NOT_FOUND,
                    "unknown service, it seems: the server does not look at the token: " + refusal.sentence());
        return refusal;
    }

    private HttpResponse<String> answer(Deadline deadline) {
        Duration left = deadline.left().plusMillis(1);
        HttpRequest request = HttpRequest.newBuilder(url).timeout(left).build();
        try (HttpClient http = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .followRedirects(HttpClient.Redirect.NORMAL)
                .connectTimeout(left)
                .build()) {
            return http.send(request, BodyHandlers.ofString());
        } catch (HttpTimeoutException _) {
            throw new CommandFailure(ExitCode.TIMED_OUT, "no answer from " + shown + " in time");
        } catch (IOException unreachable) {
            throw new CommandFailure(
                    ExitCode.UNREACHABLE,
                    "nobody answers at " + shown + " (" + unreachable.getClass().getSimpleName() + ")");
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            throw new CommandFailure(ExitCode.INTERNAL, "interrupted");
        }
    }
}
