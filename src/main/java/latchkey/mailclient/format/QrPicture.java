package latchkey.mailclient.format;

import com.google.zxing.BarcodeFormat;
import com.google.zxing.EncodeHintType;
import com.google.zxing.WriterException;
import com.google.zxing.common.BitMatrix;
import com.google.zxing.qrcode.QRCodeWriter;
import com.google.zxing.qrcode.decoder.ErrorCorrectionLevel;
import java.util.Map;

/** A QR code as a picture inside of a page: dark on white in a dark page too, or a camera does not see it. */
public final class QrPicture {
    private static final int PIXELS_OF_A_MODULE = 4;

    /** A screen has no stains: fewer dots are larger ones. */
    private static final Map<EncodeHintType, Object> HINTS =
            Map.of(EncodeHintType.ERROR_CORRECTION, ErrorCorrectionLevel.L, EncodeHintType.MARGIN, 4);

    private QrPicture() {}

    /**
     * Without styles, which the security policy would not let through.
     *
     * @param label for who does not see it
     */
    public static String svg(String text, String label) {
        BitMatrix matrix = matrix(text);
        int modules = matrix.getWidth();
        return ("<svg xmlns=\"http://www.w3.org/2000/svg\" class=\"qr\" role=\"img\" aria-label=\"%1$s\""
                        + " viewBox=\"0 0 %2$d %2$d\" width=\"%3$d\" height=\"%3$d\" shape-rendering=\"crispEdges\">"
                        + "<path fill=\"#fff\" d=\"M0 0h%2$dv%2$dH0z\"/><path stroke=\"#000\" d=\"%4$s\"/></svg>")
                .formatted(escaped(label), modules, modules * PIXELS_OF_A_MODULE, dark(matrix));
    }

    /** Each run of dark dots is a stroke from the end of the last one: pages are not compressed, and this is most of one. */
    private static String dark(BitMatrix matrix) {
        int modules = matrix.getWidth();
        StringBuilder dark = new StringBuilder("M0 .5");
        int atX = 0;
        int atY = 0;
        for (int y = 0; y < modules; y++) {
            for (int x = 0; x < modules; x++) {
                int run = 0;
                while (x + run < modules && matrix.get(x + run, y)) {
                    run++;
                }
                if (run > 0) {
                    dark.append("m%d %dh%d".formatted(x - atX, y - atY, run));
                    x += run;
                    atX = x;
                    atY = y;
                }
            }
        }
        return dark.toString();
    }

    private static BitMatrix matrix(String text) {
        try {
            return new QRCodeWriter().encode(text, BarcodeFormat.QR_CODE, 0, 0, HINTS);
        } catch (WriterException tooLong) {
            // Without its message, which may repeat the text.
            throw new IllegalArgumentException("too long for a QR code");
        }
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;");
    }
}
