package latchkey.mailclient.format;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.zip.CRC32;
import java.util.zip.Deflater;
import java.util.zip.DeflaterOutputStream;

/** A square picture of one bit a pixel, as PNG (W3C recommendation, chapters 5 and 11), without a toolkit for windows. */
final class BlackOnWhite {
    private static final byte[] SIGNATURE = {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1a, '\n'};
    private static final int HEADER = 13;
    private static final byte ONE_BIT = 1;
    private static final byte GREY = 0;
    private static final byte AS_IT_IS = 0;

    private BlackOnWhite() {}

    interface Dots {
        boolean black(int x, int y);
    }

    /** A pixel for each dot: whoever shows it makes them as large as he likes. */
    static byte[] png(int side, Dots which) {
        ByteArrayOutputStream png = new ByteArrayOutputStream();
        png.writeBytes(SIGNATURE);
        chunk(
                png,
                "IHDR",
                ByteBuffer.allocate(HEADER)
                        .putInt(side)
                        .putInt(side)
                        .put(ONE_BIT)
                        .put(GREY)
                        .array());
        chunk(png, "IDAT", deflated(lines(side, which)));
        chunk(png, "IEND", new byte[0]);
        return png.toByteArray();
    }

    private static byte[] lines(int side, Dots which) {
        int bytes = (side + Byte.SIZE - 1) / Byte.SIZE;
        ByteBuffer lines = ByteBuffer.allocate((1 + bytes) * side);
        for (int y = 0; y < side; y++) {
            byte[] line = new byte[bytes];
            for (int x = 0; x < side; x++) {
                if (!which.black(x, y)) {
                    line[x / Byte.SIZE] |= (byte) (0x80 >> (x % Byte.SIZE));
                }
            }
            lines.put(AS_IT_IS).put(line);
        }
        return lines.array();
    }

    private static byte[] deflated(byte[] bytes) {
        ByteArrayOutputStream deflated = new ByteArrayOutputStream();
        try (DeflaterOutputStream out = new DeflaterOutputStream(deflated, new Deflater(Deflater.BEST_COMPRESSION))) {
            out.write(bytes);
        } catch (IOException inMemory) {
            throw new UncheckedIOException(inMemory);
        }
        return deflated.toByteArray();
    }

    private static void chunk(ByteArrayOutputStream png, String type, byte[] data) {
        byte[] name = type.getBytes(StandardCharsets.US_ASCII);
        CRC32 sum = new CRC32();
        sum.update(name);
        sum.update(data);
        png.writeBytes(ByteBuffer.allocate(Integer.BYTES).putInt(data.length).array());
        png.writeBytes(name);
        png.writeBytes(data);
        png.writeBytes(
                ByteBuffer.allocate(Integer.BYTES).putInt((int) sum.getValue()).array());
    }
}
