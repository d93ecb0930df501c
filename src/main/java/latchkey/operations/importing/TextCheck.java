package latchkey.operations.importing;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import latchkey.operations.importing.BadFile.Fault;

/** Whether bytes are text in UTF-8, and if not, in which line. Whatever their number, it holds some of them at a time. */
final class TextCheck {
    private static final int AT_ONCE = 1 << 16;

    private final CharsetDecoder decoder = StandardCharsets.UTF_8
            .newDecoder()
            .onMalformedInput(CodingErrorAction.REPORT)
            .onUnmappableCharacter(CodingErrorAction.REPORT);
    private final CharBuffer text = CharBuffer.allocate(AT_ONCE);
    private long line = 1;

    private TextCheck() {}

    static void of(InputStream file) throws IOException, BadFile {
        new TextCheck().check(file);
    }

    private void check(InputStream file) throws IOException, BadFile {
        ByteBuffer bytes = ByteBuffer.allocate(AT_ONCE);
        boolean first = true;
        for (boolean more = true; more; first = false) {
            int read = file.readNBytes(bytes.array(), bytes.position(), bytes.remaining());
            bytes.limit(bytes.position() + read).position(0);
            if (first) {
                begin(bytes);
            }
            more = read > 0;
            decode(bytes, !more);
            bytes.compact();
        }
    }

    private static void begin(ByteBuffer bytes) throws BadFile {
        if (!bytes.hasRemaining()) {
            throw new BadFile(Fault.EMPTY, 0, "");
        }
        int mark = bytes.remaining() < 2 ? 0 : (bytes.get(0) & 0xff) << 8 | bytes.get(1) & 0xff;
        // Without a mark every other byte of an address is NUL.
        boolean halves = bytes.remaining() > 3 && (bytes.get(0) == 0) != (bytes.get(1) == 0);
        if (mark == 0xfeff || mark == 0xfffe || halves) {
            throw new BadFile(Fault.UTF_16, 1, "");
        }
    }

    private void decode(ByteBuffer bytes, boolean last) throws BadFile {
        boolean wrong;
        do {
            text.clear();
            var result = decoder.decode(bytes, text, last);
            wrong = result.isError();
            count();
            if (result.isUnderflow()) {
                break;
            }
        } while (!wrong);
        if (wrong) {
            throw new BadFile(Fault.NOT_UTF_8, line, "");
        }
    }

    private void count() throws BadFile {
        text.flip();
        while (text.hasRemaining()) {
            char c = text.get();
            if (c == '\n') {
                line++;
            } else if (c == 0) {
                throw new BadFile(Fault.NUL, line, "");
            }
        }
    }
}
