package milaan.files;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.Charset;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * A file of text and the character set its bytes are in: by its byte order mark, else UTF-16 by its zero bytes, else UTF-8
 * when every byte of it is, else windows-1252 (what an Indian Excel saves).
 *
 * @param mark length of the byte order mark
 */
record TextFile(Path path, Charset charset, int mark) {

    private static final Charset WINDOWS = Charset.forName("windows-1252");
    private static final int HEAD = 4096;

    /** @throws UnreadableFile when the file is not text */
    static TextFile of(Path path) throws IOException {
        byte[] head = head(path);
        if (startsWith(head, 0xEF, 0xBB, 0xBF)) {
            return new TextFile(path, isUtf8(path) ? StandardCharsets.UTF_8 : WINDOWS, 3);
        }
        if (startsWith(head, 0xFF, 0xFE)) {
            return new TextFile(path, StandardCharsets.UTF_16LE, 2);
        }
        if (startsWith(head, 0xFE, 0xFF)) {
            return new TextFile(path, StandardCharsets.UTF_16BE, 2);
        }
        int zerosAtEven = 0;
        int zerosAtOdd = 0;
        for (int i = 0; i < head.length; i++) {
            if (head[i] == 0) {
                if (i % 2 == 0) {
                    zerosAtEven++;
                } else {
                    zerosAtOdd++;
                }
            }
        }
        // Latin text in UTF-16 has a zero in nearly every second byte, and never in the other ones
        if (zerosAtEven == 0 && zerosAtOdd > head.length / 4) {
            return new TextFile(path, StandardCharsets.UTF_16LE, 0);
        }
        if (zerosAtOdd == 0 && zerosAtEven > head.length / 4) {
            return new TextFile(path, StandardCharsets.UTF_16BE, 0);
        }
        return new TextFile(path, isUtf8(path) ? StandardCharsets.UTF_8 : WINDOWS, 0);
    }

    /** A reader behind the byte order mark. */
    BufferedReader open() throws IOException {
        InputStream bytes = Files.newInputStream(path);
        try {
            bytes.skipNBytes(mark);
            return new BufferedReader(new InputStreamReader(bytes, charset), 1 << 16);
        } catch (IOException e) {
            bytes.close();
            throw e;
        }
    }

    static byte[] head(Path path) throws IOException {
        try (InputStream bytes = Files.newInputStream(path)) {
            return bytes.readNBytes(HEAD);
        }
    }

    static boolean startsWith(byte[] head, int... bytes) {
        if (head.length < bytes.length) {
            return false;
        }
        for (int i = 0; i < bytes.length; i++) {
            if ((head[i] & 0xFF) != bytes[i]) {
                return false;
            }
        }
        return true;
    }

    /** One pass over the whole file: a single byte of windows-1252 may stand in its last line. */
    private static boolean isUtf8(Path path) throws IOException {
        CharsetDecoder decoder = StandardCharsets.UTF_8.newDecoder()
                .onMalformedInput(CodingErrorAction.REPORT).onUnmappableCharacter(CodingErrorAction.REPORT);
        ByteBuffer in = ByteBuffer.allocate(1 << 16);
        CharBuffer out = CharBuffer.allocate(1 << 16);
        boolean valid = true;
        try (InputStream bytes = Files.newInputStream(path)) {
            int read;
            do {
                read = bytes.read(in.array(), in.position(), in.remaining());
                byte[] array = in.array();
                for (int i = in.position(), end = i + read; i < end; i++) {
                    if (array[i] == 0) {
                        throw new UnreadableFile("The file holds binary data (a zero byte); CSV, XLSX, XLS or JSON was expected");
                    }
                }
                in.position(in.position() + Math.max(read, 0)).flip();
                if (valid) {
                    CoderResult result = decoder.decode(in, out.clear(), read < 0);
                    valid = !result.isError();
                    in.compact();
                } else {
                    in.clear();
                }
            } while (read >= 0);
        }
        return valid;
    }
}
