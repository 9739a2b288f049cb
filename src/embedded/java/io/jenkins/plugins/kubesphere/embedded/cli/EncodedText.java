package io.jenkins.plugins.kubesphere.embedded.cli;

import java.io.PrintWriter;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;

/**
 * A text with the encoding it was read in, so that it can be written back byte for byte. What is no UTF-8 is read as ISO-8859-1, in which every
 * byte is a character; UTF-16 needs a byte order mark, which stays a character of the text.
 */
record EncodedText(String text, Charset charset) {

    static EncodedText read(byte[] bytes) {
        if (bytes.length > 1 && bytes.length % 2 == 0 && (bytes[0] & 0xFF) == 0xFE && (bytes[1] & 0xFF) == 0xFF) {
            return exactly(bytes, StandardCharsets.UTF_16BE);
        }
        if (bytes.length > 1 && bytes.length % 2 == 0 && (bytes[0] & 0xFF) == 0xFF && (bytes[1] & 0xFF) == 0xFE) {
            return exactly(bytes, StandardCharsets.UTF_16LE);
        }
        return exactly(bytes, StandardCharsets.UTF_8);
    }

    private static EncodedText exactly(byte[] bytes, Charset charset) {
        try {
            return new EncodedText(charset.newDecoder().decode(ByteBuffer.wrap(bytes)).toString(), charset);
        } catch (CharacterCodingException other) {
            return new EncodedText(new String(bytes, StandardCharsets.ISO_8859_1), StandardCharsets.ISO_8859_1);
        }
    }

    /** Another text in this encoding. @throws CharacterCodingException when it has characters that the encoding has not */
    byte[] encode(String other) throws CharacterCodingException {
        ByteBuffer encoded = charset.newEncoder().encode(CharBuffer.wrap(other));
        byte[] bytes = new byte[encoded.remaining()];
        encoded.get(bytes);
        return bytes;
    }

    /** Prints another text in this encoding, exactly. Standard output takes characters as UTF-8; in another encoding it is given the bytes. */
    void print(String other, PrintWriter out) throws CharacterCodingException {
        byte[] bytes = encode(other);
        if (charset.equals(StandardCharsets.UTF_8)) {
            out.print(other);
            out.flush();
        } else {
            System.out.write(bytes, 0, bytes.length);
            System.out.flush();
        }
    }
}
