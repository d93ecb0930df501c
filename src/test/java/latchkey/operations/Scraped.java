package latchkey.operations;

import io.restassured.RestAssured;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import latchkey.parts.Portal;

/** What Prometheus gets of a portal. */
record Scraped(String text) {
    static Scraped of(Portal portal) {
        return new Scraped(
                RestAssured.get(portal.managementUrl() + "/q/metrics").asString());
    }

    /** @param sample name and labels as they stand in the text */
    double value(String sample) {
        Matcher line =
                Pattern.compile("(?m)^" + Pattern.quote(sample) + " (\\S+)$").matcher(text);
        if (!line.find()) {
            throw new AssertionError(sample + " is not told");
        }
        return Double.parseDouble(line.group(1));
    }

    boolean tells(String metric) {
        return Pattern.compile("(?m)^" + metric + "[{ ]").matcher(text).find();
    }
}
