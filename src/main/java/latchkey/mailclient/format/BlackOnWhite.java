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

    /** What a line has to add to the one above: nothing, where it is the same. */
    private static final byte LIKE_THE_ONE_ABOVE = 2;

    private BlackOnWhite() {}

    interface Dots {
        boolean black(int x, int y);
    }

    /** @param pixels of a dot, in width and height */
    static byte[] png(int dots, int pixels, Dots which) {
        int side = dots * pixels;
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
        chunk(png, "IDAT", deflated(lines(dots, pixels, which)));
        chunk(png, "IEND", new byte[0]);
        return png.toByteArray();
    }

    private static byte[] lines(int dots, int pixels, Dots which) {
        int bytes = (dots * pixels + Byte.SIZE - 1) / Byte.SIZE;
        ByteBuffer lines = ByteBuffer.allocate((1 + bytes) * dots * pixels);
        for (int y = 0; y < dots; y++) {
            lines.put(AS_IT_IS).put(line(bytes, pixels, dots, y, which));
            for (int more = 1; more < pixels; more++) {
                lines.put(LIKE_THE_ONE_ABOVE).put(new byte[bytes]);
            }
        }
        return lines.array();
    }

    private static byte[] line(int bytes, int pixels, int dots, int y, Dots which) {
        byte[] line = new byte[bytes];
        for (int x = 0; x < dots * pixels; x++) {
            if (!which.black(x / pixels, y)) {
                line[x / Byte.SIZE] |= (byte) (0x80 >> (x % Byte.SIZE));
            }
        }
        return line;
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
