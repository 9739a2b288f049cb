package io.jenkins.plugins.kubesphere.embedded.web;

import jakarta.servlet.Filter;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletResponse;
import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Set;

/**
 * What every request has to pass: a Host header that means this machine (against DNS rebinding), the session's cookie, and a crumb where
 * something may change. The answer carries a Content-Security-Policy that allows no inline script or style.
 */
final class Gate implements Filter {
    static final String CRUMB = "Jenkins-Crumb";
    static final String POLICY = "default-src 'self'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'; object-src 'none'";
    private static final Set<String> SAFE_METHODS = Set.of("GET", "HEAD");
    private static final Set<String> OWN_SITE = Set.of("same-origin", "none");

    private final SessionKeys keys;

    Gate(SessionKeys keys) {
        this.keys = keys;
    }

    @Override
    public void doFilter(ServletRequest plain, ServletResponse answer, FilterChain chain) throws IOException, ServletException {
        HttpServletRequest request = (HttpServletRequest) plain;
        HttpServletResponse response = (HttpServletResponse) answer;
        response.setHeader("Content-Security-Policy", POLICY);
        response.setHeader("X-Content-Type-Options", "nosniff");
        response.setHeader("X-Frame-Options", "DENY");
        response.setHeader("Referrer-Policy", "same-origin");
        response.setHeader("Cache-Control", "no-store");
        try (RequestLocale ignored = RequestLocale.of(request)) {
            if (!meansThisMachine(request)) {
                refuse(response, Messages.Gate_WrongHost());
            } else if (isStart(request)) {
                startSession(request, response);
            } else if (!hasSession(request)) {
                refuse(response, Messages.Gate_NoSession());
            } else if (!SAFE_METHODS.contains(request.getMethod()) && !isOurs(request)) {
                refuse(response, Messages.Gate_NoCrumb());
            } else {
                chain.doFilter(request, response);
            }
        }
    }

    private static boolean meansThisMachine(HttpServletRequest request) {
        String port = ":" + request.getLocalPort();
        String host = request.getHeader("Host");
        return Set.of("127.0.0.1" + port, "localhost" + port, "[::1]" + port).contains(String.valueOf(host));
    }

    private boolean isStart(HttpServletRequest request) {
        String query = request.getQueryString();
        return SAFE_METHODS.contains(request.getMethod()) && query != null && query.startsWith("token=")
            && SessionKeys.same("token=" + keys.startToken(), query);
    }

    /** The token leaves the address at once, so that it is neither in a bookmark nor in a Referer. */
    private void startSession(HttpServletRequest request, HttpServletResponse response) {
        response.addHeader("Set-Cookie", cookieName(request) + "=" + keys.cookie() + "; Path=/; HttpOnly; SameSite=Strict");
        response.setStatus(HttpServletResponse.SC_SEE_OTHER);
        response.setHeader("Location", "/" + request.getRequestURI().replaceFirst("^/+", ""));
    }

    private boolean hasSession(HttpServletRequest request) {
        Cookie[] cookies = request.getCookies();
        if (cookies != null) {
            for (Cookie cookie : cookies) {
                if (cookie.getName().equals(cookieName(request)) && SessionKeys.same(keys.cookie(), cookie.getValue())) {
                    return true;
                }
            }
        }
        return false;
    }

    private boolean isOurs(HttpServletRequest request) {
        String site = request.getHeader("Sec-Fetch-Site");
        if (site != null && !OWN_SITE.contains(site)) {
            return false;
        }
        String crumb = request.getHeader(CRUMB);
        return SessionKeys.same(keys.crumb(), crumb == null ? request.getParameter(CRUMB) : crumb);
    }

    /** Cookies are shared by all ports of a host: the port in the name keeps two controllers apart. */
    static String cookieName(HttpServletRequest request) {
        return "kubesphere-session-" + request.getLocalPort();
    }

    private static void refuse(HttpServletResponse response, String why) throws IOException {
        response.setStatus(HttpServletResponse.SC_FORBIDDEN);
        response.setContentType("text/plain;charset=UTF-8");
        response.getWriter().println(why);
    }
}
