package dev.linkwright.api;

import com.fasterxml.jackson.annotation.JsonInclude;

/**
 * RFC 9457 problem details, sent as {@code application/problem+json}.
 *
 * @param field the input at fault, absent when it is none in particular
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Problem(String type, String title, int status, String detail, String field) {

    public static final String MEDIA_TYPE = "application/problem+json";

    static Problem of(int status, String title, String detail, String field) {
        return new Problem("about:blank", title, status, detail, field == null || field.isEmpty() ? null : field);
    }
}
