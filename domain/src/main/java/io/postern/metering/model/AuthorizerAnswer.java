package io.postern.metering.model;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Answers to API Gateway, as maps, lists, texts, numbers and booleans, which JSON has as well. */
public final class AuthorizerAnswer {

    private AuthorizerAnswer() {}

    /** A policy of IAM, for REST and HTTP APIs. */
    public static Map<String, Object> policy(Authorization.Allowed allowed) {
        return policy(
                allowed.principal(),
                List.of(statement("Allow", allowed.resources())),
                allowed.context(),
                allowed.usageIdentifierKey());
    }

    /** The same for a no; what else the client may call goes on while the gateway remembers it. */
    public static Map<String, Object> policy(Authorization.Denied denied) {
        List<Map<String, Object>> statements = new ArrayList<>();
        if (!denied.denied().isEmpty()) statements.add(statement("Deny", denied.denied()));
        if (!denied.allowed().isEmpty()) statements.add(statement("Allow", denied.allowed()));
        return policy(denied.principal(), statements, denied.context(), denied.usageIdentifierKey());
    }

    /** A plain yes or no, for HTTP APIs. */
    public static Map<String, Object> simple(boolean authorized, AuthorizerContext context) {
        Map<String, Object> answer = new LinkedHashMap<>();
        answer.put("isAuthorized", authorized);
        answer.put("context", context.members());
        return answer;
    }

    private static Map<String, Object> policy(
            String principal,
            List<Map<String, Object>> statements,
            AuthorizerContext context,
            String usageIdentifierKey) {
        Map<String, Object> document = new LinkedHashMap<>();
        document.put("Version", "2012-10-17");
        document.put("Statement", statements);
        Map<String, Object> answer = new LinkedHashMap<>();
        answer.put("principalId", principal);
        answer.put("policyDocument", document);
        answer.put("context", context.members());
        if (!usageIdentifierKey.isEmpty()) answer.put("usageIdentifierKey", usageIdentifierKey);
        return answer;
    }

    private static Map<String, Object> statement(String effect, List<String> resources) {
        Map<String, Object> statement = new LinkedHashMap<>();
        statement.put("Action", "execute-api:Invoke");
        statement.put("Effect", effect);
        statement.put("Resource", resources.size() == 1 ? resources.getFirst() : resources);
        return statement;
    }
}
