package io.jenkins.plugins.kubesphere.embedded.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** One request to a page of this controller and the ways to answer it. */
record Exchange(HttpServletRequest request, HttpServletResponse response, String crumb) {
    boolean isPost() {
        return "POST".equals(request.getMethod());
    }

    /** The decoded segments of the path; an encoded slash does not make two of one. */
    List<String> segments() throws BadRequestException {
        List<String> segments = new ArrayList<>();
        for (String raw : request.getRequestURI().split("/")) {
            if (!raw.isEmpty()) {
                segments.add(decode(raw));
            }
        }
        return segments;
    }

    private static String decode(String raw) throws BadRequestException {
        try {
            String segment = URLDecoder.decode(raw.replace("+", "%2B"), StandardCharsets.UTF_8);
            if (segment.equals("..") || segment.indexOf('\0') >= 0) {
                throw new BadRequestException(Messages.Exchange_BadPath());
            }
            return segment;
        } catch (IllegalArgumentException malformed) {
            throw new BadRequestException(Messages.Exchange_BadPath());
        }
    }

    /** @throws BadRequestException unless this is a POST; the gate has checked its crumb */
    void requirePost() throws BadRequestException {
        if (!isPost()) {
            response.setHeader("Allow", "POST");
            throw new BadRequestException(HttpServletResponse.SC_METHOD_NOT_ALLOWED, Messages.Exchange_PostOnly());
        }
    }

    /** A parameter without surrounding blanks; empty when it was not sent. */
    String parameter(String name) {
        String value = request.getParameter(name);
        return value == null ? "" : value.strip();
    }

    void html(Markup page) throws IOException {
        response.setContentType("text/html;charset=UTF-8");
        response.getWriter().write(page.finish());
    }

    void json(String json) throws IOException {
        response.setContentType("application/json;charset=UTF-8");
        response.getWriter().write(json);
    }

    /** @param path on this server */
    void redirect(String path) {
        response.setStatus(HttpServletResponse.SC_SEE_OTHER);
        response.setHeader("Location", path);
    }

    /** A form that posts to {@code action}, its crumb inside; the caller closes it. */
    Markup form(Markup page, String action, String... attributes) {
        String[] all = new String[attributes.length + 4];
        System.arraycopy(attributes, 0, all, 4, attributes.length);
        all[0] = "method";
        all[1] = "post";
        all[2] = "action";
        all[3] = action;
        return page.open("form", all).open("input", "type", "hidden", "name", Gate.CRUMB, "value", crumb);
    }

    static String encode(String segment) {
        return URLEncoder.encode(segment, StandardCharsets.UTF_8).replace("+", "%20");
    }
}
