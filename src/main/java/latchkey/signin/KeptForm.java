package latchkey.signin;

import java.util.ArrayList;
import java.util.List;
import org.jboss.resteasy.reactive.server.core.multipart.FormData;
import org.jboss.resteasy.reactive.server.multipart.FormValue;
import org.jspecify.annotations.Nullable;

/**
 * What was typed into a form, to be sent once more as it is, with the token that it came with.
 *
 * @param file whether a file was among it, which no page can give back
 */
record KeptForm(List<Field> fields, boolean file) {
    record Field(String name, String value) {}

    static KeptForm of(@Nullable FormData sent) {
        List<Field> fields = new ArrayList<>();
        boolean file = false;
        if (sent != null) {
            for (String name : sent) {
                for (FormValue value : sent.get(name)) {
                    if (value.isFileItem()) {
                        file |= isChosen(value);
                    } else {
                        fields.add(new Field(name, value.getValue()));
                    }
                }
            }
        }
        return new KeptForm(List.copyOf(fields), file);
    }

    boolean nothingTyped(String token) {
        return !file
                && fields.stream()
                        .allMatch(field ->
                                field.name().equals(token) || field.value().isBlank());
    }

    /** A browser sends a part without a name for a file that was not chosen. */
    private static boolean isChosen(FormValue file) {
        return file.getFileName() != null && !file.getFileName().isBlank();
    }
}
