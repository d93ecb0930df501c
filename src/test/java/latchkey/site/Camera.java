package latchkey.site;

import com.google.zxing.Binarizer;
import com.google.zxing.BinaryBitmap;
import com.google.zxing.DecodeHintType;
import com.google.zxing.LuminanceSource;
import com.google.zxing.RGBLuminanceSource;
import com.google.zxing.ReaderException;
import com.google.zxing.common.GlobalHistogramBinarizer;
import com.google.zxing.common.HybridBinarizer;
import com.google.zxing.qrcode.QRCodeReader;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import javax.imageio.ImageIO;

/**
 * A phone held before a screen, with the library by which Thunderbird for Android reads codes. As a hand does, it comes
 * nearer until the code is read: one in some hundred is not in the very first picture.
 */
public final class Camera {
    private static final Map<DecodeHintType, Object> HINTS =
            Map.of(DecodeHintType.CHARACTER_SET, "UTF-8", DecodeHintType.TRY_HARDER, true);

    private static final double[] NEARER = {1, 1.5, 2.3, 3.1};

    private static final List<Function<LuminanceSource, Binarizer>> LIGHTS =
            List.of(HybridBinarizer::new, GlobalHistogramBinarizer::new);

    private Camera() {}

    /** @throws ReaderException if there is no code in the picture */
    public static String scan(byte[] png) throws IOException, ReaderException {
        BufferedImage picture = ImageIO.read(new ByteArrayInputStream(png));
        for (double factor : NEARER) {
            BufferedImage nearer = enlarged(picture, factor);
            for (Function<LuminanceSource, Binarizer> light : LIGHTS) {
                try {
                    return read(nearer, light);
                } catch (ReaderException notYet) {
                    // Nearer, then.
                }
            }
        }
        return read(picture, HybridBinarizer::new);
    }

    private static BufferedImage enlarged(BufferedImage picture, double factor) {
        int width = (int) (picture.getWidth() * factor);
        int height = (int) (picture.getHeight() * factor);
        BufferedImage larger = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        Graphics2D graphics = larger.createGraphics();
        graphics.setRenderingHint(RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_BILINEAR);
        graphics.drawImage(picture, 0, 0, width, height, null);
        graphics.dispose();
        return larger;
    }

    private static String read(BufferedImage picture, Function<LuminanceSource, Binarizer> light)
            throws ReaderException {
        int[] pixels = picture.getRGB(0, 0, picture.getWidth(), picture.getHeight(), null, 0, picture.getWidth());
        return new QRCodeReader()
                .decode(
                        new BinaryBitmap(
                                light.apply(new RGBLuminanceSource(picture.getWidth(), picture.getHeight(), pixels))),
                        HINTS)
                .getText();
    }
}
