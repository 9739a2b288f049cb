package io.jenkins.plugins.kubesphere.image.registry;

import io.jenkins.plugins.kubesphere.image.Messages;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Turns what a registry answered into what a person should do. Pure. */
final class Sentences {

    /** Harbor's words for a full project: what is added, what is there, what is allowed. */
    private static final Pattern QUOTA =
            Pattern.compile("adding (.+?) of storage resource, which when updated to current usage of (.+?) will exceed the configured upper limit of (.+?)\\.?$");

    /** Harbor's words for a project that does not exist; it gives them with 401, because there is nothing to have a right to. */
    private static final Pattern NO_PROJECT = Pattern.compile("^project \\S+ not found");

    private Sentences() {}

    static String unauthorized(String host, Access access) {
        if (access instanceof Access.Password password) {
            return Messages.Sentences_wrongPassword(host, password.username());
        }
        return access instanceof Access.Anonymous ? Messages.Sentences_credentialsNeeded(host) : Messages.Sentences_tokenRefused(host);
    }

    /** The exception for an answer that is neither success nor worth another attempt. */
    static RegistryException refusal(String host, Call call, int status, byte[] body, Authorizer authorizer) {
        ErrorBody error = ErrorBody.parse(body);
        return new RegistryException(sentence(host, call, status, error, authorizer), status, error.code(), error.message());
    }

    private static String sentence(String host, Call call, int status, ErrorBody error, Authorizer authorizer) {
        Access access = authorizer.access();
        String words = error.message().isEmpty() ? "HTTP " + status : error.message();
        String what = call.what();
        if (words.contains("read only mode")) {
            return Messages.Sentences_readOnly(host);
        }
        if (words.startsWith("Quota exceeded") || words.contains("exceed the configured upper limit")) {
            Matcher amounts = QUOTA.matcher(words);
            return amounts.find()
                    ? Messages.Sentences_quotaAmounts(what, amounts.group(1), amounts.group(2), amounts.group(3))
                    : Messages.Sentences_quota(what, words);
        }
        if (words.contains("proxy project") || words.contains("proxy cache")) {
            return Messages.Sentences_proxyCache(what, words);
        }
        if (status == 401 && NO_PROJECT.matcher(words).find()) {
            return Messages.Sentences_noProject(what, words);
        }
        if (status == 400 && words.contains("invalid repository name")) {
            return Messages.Sentences_noProjectInName(what, host, words);
        }
        return switch (status) {
            case 401 -> authorizer.isIdentified() ? noRight(host, call) : unauthorized(host, access);
            case 403 -> access instanceof Access.Anonymous ? Messages.Sentences_credentialsNeeded(host) : Messages.Sentences_forbidden(what, words);
            case 404 -> notFound(host, what, error, words);
            case 412 -> words.contains("immutable") ? Messages.Sentences_immutable(what, words) : Messages.Sentences_policy(what, words);
            case 413 -> Messages.Sentences_tooLarge(what, host);
            case 415 -> Messages.Sentences_unsupported(what, words);
            case 429 -> Messages.Sentences_tooMany(host, words);
            default -> switch (error.code()) {
                case "DIGEST_INVALID", "DIGESTINVALID" -> Messages.Sentences_digest(what, words);
                case "UNSUPPORTED", "MANIFEST_INVALID", "MANIFESTINVALID" -> Messages.Sentences_unsupported(what, words);
                default -> Messages.Sentences_failed(what, host, Integer.toString(status), words);
            };
        };
    }

    private static String noRight(String host, Call call) {
        boolean push = call.scope().parts().stream().anyMatch(part -> part.contains("push"));
        return push ? Messages.Sentences_noRight(call.what(), host) : Messages.Sentences_noRightToPull(call.what(), host);
    }

    private static String notFound(String host, String what, ErrorBody error, String words) {
        boolean project = words.contains("project") || error.code().equals("NAME_UNKNOWN") || error.code().equals("PROJECT_NOT_FOUND");
        return project ? Messages.Sentences_noProject(what, words) : Messages.Sentences_notFound(what, host, words);
    }
}
