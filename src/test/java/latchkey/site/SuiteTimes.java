package latchkey.site;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Element;
import org.jsoup.parser.Parser;

/** Prints how long each suite took, when all are done: two run beside each other, so their sum is more than the clock's. */
public final class SuiteTimes {
    private static final double WORTH_A_LINE_S = 1;

    private SuiteTimes() {}

    private record Suite(String name, double seconds) {}

    /** @param arguments the folder of the build */
    public static void main(String[] arguments) throws IOException {
        for (String kind : List.of("surefire", "failsafe")) {
            List<Suite> suites = suites(Path.of(arguments[0], kind + "-reports"));
            if (!suites.isEmpty()) {
                System.out.print(table(kind, suites));
            }
        }
    }

    private static List<Suite> suites(Path reports) throws IOException {
        List<Suite> suites = new ArrayList<>();
        if (Files.isDirectory(reports)) {
            try (Stream<Path> files = Files.list(reports)) {
                for (Path file : files.filter(SuiteTimes::isOfThisRun).toList()) {
                    Element suite = Jsoup.parse(file.toFile(), "UTF-8", "", Parser.xmlParser())
                            .selectFirst("testsuite[name]");
                    // The summary is no suite, and what is within a class is counted with it.
                    if (suite != null && !suite.attr("name").contains("$")) {
                        suites.add(new Suite(suite.attr("name"), Double.parseDouble(suite.attr("time"))));
                    }
                }
            }
        }
        return suites;
    }

    /** Not left by an earlier one: Maven runs this itself. */
    private static boolean isOfThisRun(Path report) {
        return report.toString().endsWith(".xml")
                && report.toFile().lastModified()
                        >= ManagementFactory.getRuntimeMXBean().getStartTime();
    }

    private static String table(String kind, List<Suite> suites) {
        StringBuilder table = new StringBuilder("Minutes by suite (" + kind + ")\n");
        suites.stream()
                .filter(suite -> suite.seconds > WORTH_A_LINE_S)
                .sorted(Comparator.comparingDouble(Suite::seconds).reversed())
                .forEach(suite -> table.append(line(suite)));
        return table.append(line(new Suite(
                        "all", suites.stream().mapToDouble(Suite::seconds).sum())))
                .toString();
    }

    private static String line(Suite suite) {
        return String.format(Locale.ROOT, "  %6.2f  %s%n", suite.seconds / 60, suite.name);
    }
}
