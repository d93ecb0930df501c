package latchkey.shared;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;

/**
 * Many rows by one statement, one after the other as they come. The driver sends what looks for duplicates row by row, and
 * each of them would be read, planned and answered for itself.
 */
public final class ManyRows {
    private static final int AT_ONCE = 500;
    private static final String VALUES = "VALUES ";
    private static final String DUPLICATES = "ON DUPLICATE KEY";

    private ManyRows() {}

    public interface Binding<T> {
        /**
         * @param first place of the row's values
         * @return the place behind them
         */
        int bind(PreparedStatement insert, int first, T row) throws SQLException;
    }

    /** @param insert as it is written for one row, and what becomes of a duplicate */
    public static <T> void insert(Connection connection, String insert, Collection<T> rows, Binding<T> binding)
            throws SQLException {
        List<T> all = new ArrayList<>(rows);
        for (int from = 0; from < all.size(); from += AT_ONCE) {
            List<T> some = all.subList(from, Math.min(from + AT_ONCE, all.size()));
            try (PreparedStatement statement = connection.prepareStatement(of(insert, some.size()))) {
                int place = 1;
                for (T row : some) {
                    place = binding.bind(statement, place, row);
                }
                statement.executeUpdate();
            }
        }
    }

    static String of(String insert, int rows) {
        int values = insert.indexOf(VALUES) + VALUES.length();
        int duplicates = insert.indexOf(DUPLICATES);
        String row = insert.substring(values, duplicates).strip();
        return insert.substring(0, values) + String.join(", ", Collections.nCopies(rows, row)) + " "
                + insert.substring(duplicates);
    }
}
