package latchkey.mailclient.format;

import com.google.zxing.BarcodeFormat;
import com.google.zxing.EncodeHintType;
import com.google.zxing.WriterException;
import com.google.zxing.common.BitMatrix;
import com.google.zxing.qrcode.QRCodeWriter;
import com.google.zxing.qrcode.decoder.ErrorCorrectionLevel;
import java.util.Base64;
import java.util.Map;

/**
 * A QR code as a picture inside of a page: dark on white in a dark page too, or a camera does not see it.
 *
 * <p>As PNG, of one bit a dot, which the browser enlarges without smoothing (class {@code qr}): pages are not compressed, and
 * as strokes the longest codes would be two thirds of a page.
 */
public final class QrPicture {
    /** As it is shown where there is room for it. */
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
    public static String img(String text, String label) {
        BitMatrix matrix = matrix(text);
        byte[] png = BlackOnWhite.png(matrix.getWidth(), matrix::get);
        return "<img class=\"qr\" alt=\"%1$s\" width=\"%2$d\" height=\"%2$d\" src=\"data:image/png;base64,%3$s\">"
                .formatted(
                        escaped(label),
                        matrix.getWidth() * PIXELS_OF_A_MODULE,
                        Base64.getEncoder().encodeToString(png));
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
