package io.jenkins.plugins.kubesphere.embedded.web;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import org.jenkinsci.plugins.workflow.job.WorkflowRun;

/** The log in pieces by byte offset, with the headers that scripts for Jenkins know: X-Text-Size and X-More-Data. */
final class LogText {
    private static final int LARGEST_PIECE = 256 * 1024;
    private static final int CONTINUATION_MASK = 0xC0;
    private static final int CONTINUATION = 0x80;

    private LogText() {
    }

    static void send(Exchange exchange, WorkflowRun run) throws BadRequestException, IOException {
        long start = offset(exchange.parameter("start"));
        boolean building = run.isBuilding();
        byte[] piece;
        try (InputStream log = run.getLogInputStream()) {
            long skipped = 0;
            while (skipped < start) {
                long step = log.skip(start - skipped);
                if (step == 0 && log.read() < 0) {
                    break;
                }
                skipped += Math.max(1, step);
            }
            piece = log.readNBytes(LARGEST_PIECE);
        }
        int whole = wholeCharacters(piece, building || piece.length == LARGEST_PIECE);
        exchange.response().setContentType("text/plain;charset=UTF-8");
        exchange.response().setHeader("X-Text-Size", Long.toString(start + whole));
        exchange.response().setHeader("X-More-Data", Boolean.toString(building || piece.length == LARGEST_PIECE));
        exchange.response().getOutputStream().write(piece, 0, whole);
    }

    static void sendAll(Exchange exchange, WorkflowRun run) throws IOException {
        exchange.response().setContentType("text/plain;charset=UTF-8");
        try (InputStream log = run.getLogInputStream(); OutputStream out = exchange.response().getOutputStream()) {
            log.transferTo(out);
        }
    }

    private static long offset(String text) throws BadRequestException {
        if (text.isEmpty()) {
            return 0;
        }
        if (!text.matches("[0-9]{1,18}")) {
            throw new BadRequestException(Messages.LogText_Offset(text));
        }
        return Long.parseLong(text);
    }

    /** A character whose last bytes are not written yet waits for the next piece. */
    static int wholeCharacters(byte[] piece, boolean moreToCome) {
        if (!moreToCome) {
            return piece.length;
        }
        int start = piece.length - 1;
        while (start >= 0 && start > piece.length - 4 && (piece[start] & CONTINUATION_MASK) == CONTINUATION) {
            start--;
        }
        return start >= 0 && start + lengthOf(piece[start]) > piece.length ? start : piece.length;
    }

    private static int lengthOf(byte first) {
        int value = first & 0xFF;
        return value < 0xC0 ? 1 : value < 0xE0 ? 2 : value < 0xF0 ? 3 : 4;
    }
}
