package latchkey;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is asked of the database is there too where it has several nodes that keep each other alike, as Galera does. */
class SeveralDatabaseNodesTest {
    private static final Pattern TEXT =
            Pattern.compile("(?s)\"\"\"(.*?)\"\"\"|\"([^\"\\\\\n]*+(?:\\\\.[^\"\\\\\n]*+)*+)\"");
    private static final Pattern COMMENT = Pattern.compile("(?m)(^|\\s)--\\s.*$");

    /** They hold on one node only, are not told to the others, or count on numbers without gaps. */
    private static final List<Pattern> ONE_NODE_ONLY = Stream.of(
                    "\\b(get_lock|release_lock|release_all_locks|is_free_lock|is_used_lock) ?\\(",
                    "\\b(un)?lock tables?\\b(?!,)",
                    "\\bflush tables\\b",
                    "\\bxa (start|begin|end|prepare|commit|rollback|recover)\\b",
                    "\\bserializable\\b",
                    "\\bengine ?= ?(?!innodb)",
                    "\\bcreate (or replace )?sequence\\b|\\bnext value for\\b|\\bnextval ?\\(",
                    "\\blast_insert_id ?\\(",
                    "\\bload data\\b|\\binsert delayed\\b|\\bhandler \\w+ open\\b",
                    "\\bsql_log_bin\\b|\\bbinlog_format\\b|\\bwsrep_",
                    "\\bmax ?\\(id\\) ?\\+")
            .map(Pattern::compile)
            .toList();

    /** Two checks at once, on two nodes, only see what the other one allows for a moment. */
    private static final String CHECKS = "CheckMailbox.java";

    @Test
    void noStatementCountsOnOneNode() throws IOException {
        List<String> faults = new ArrayList<>();
        for (Path file : files("src/main/java", ".java")) {
            if (!file.endsWith(CHECKS)) {
                faults.addAll(faults(file, literals(Files.readString(file))));
            }
        }
        for (Path file : files("src/main/resources/db/migration", ".sql")) {
            faults.addAll(faults(file, COMMENT.matcher(Files.readString(file)).replaceAll("")));
        }

        assertThat(faults).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\"DO GET_LOCK('judge', 10)\"",
                "\"LOCK TABLES login_report WRITE\"",
                "\"\"\"\n  XA PREPARE 'batch'\"\"\"",
                "\"CREATE TABLE fast (id INT)\" + \" ENGINE=MEMORY\"",
                "\"SELECT NEXT VALUE FOR numbers\"",
                "\"INSERT INTO t SELECT MAX(id) + 1 FROM t\"",
                "\"SET SESSION TRANSACTION ISOLATION LEVEL SERIALIZABLE\""
            })
    void oneThatDoesIsFound(String planted) {
        List<String> faults = faults(Path.of("Planted.java"), literals("statement.execute(" + planted + ");"));

        assertThat(faults).hasSize(1);
    }

    private static List<String> faults(Path file, String text) {
        String line = text.toLowerCase(Locale.ROOT).replaceAll("\\s+", " ");
        return ONE_NODE_ONLY.stream()
                .map(pattern -> pattern.matcher(line))
                .flatMap(matcher -> matcher.results().map(found -> file.getFileName() + ": " + found.group()))
                .toList();
    }

    /** Whatever stands between quotes, for all SQL does. */
    private static String literals(String source) {
        return TEXT.matcher(source)
                .results()
                .map(found -> found.group(1) == null ? found.group(2) : found.group(1))
                .collect(Collectors.joining(" "));
    }

    private static List<Path> files(String folder, String end) throws IOException {
        try (Stream<Path> files = Files.walk(Path.of(System.getProperty("latchkey.basedir", ""), folder))) {
            List<Path> found =
                    files.filter(file -> file.toString().endsWith(end)).sorted().toList();
            assertThat(found).as(folder).isNotEmpty();
            return found;
        }
    }
}
