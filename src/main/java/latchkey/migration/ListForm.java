package latchkey.migration;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import org.jboss.resteasy.reactive.RestForm;
import org.jboss.resteasy.reactive.multipart.FileUpload;
import org.jspecify.annotations.Nullable;

/** Addresses, pasted or in a file or both, with a day and a reason. */
public class ListForm {
    @RestForm
    @Nullable
    String addresses;

    @RestForm
    @Nullable
    FileUpload file;

    @RestForm
    @Nullable
    String date;

    @RestForm
    @Nullable
    String why;

    public String addressesText() {
        return addresses == null ? "" : addresses;
    }

    public String dateText() {
        return date == null ? "" : date;
    }

    public String whyText() {
        return why == null ? "" : why;
    }

    /** Lines of the file are numbered after those that were pasted. */
    AddressList list() {
        String pasted = addressesText();
        return AddressList.of(pasted.isBlank() ? uploaded() : pasted + "\n" + uploaded());
    }

    Optional<Instant> date(Clock clock) {
        return plan().date(clock);
    }

    Optional<String> why() {
        return plan().why();
    }

    private PlanForm plan() {
        PlanForm form = new PlanForm();
        form.date = date;
        form.why = why;
        return form;
    }

    private String uploaded() {
        FileUpload upload = file;
        if (upload == null || upload.size() == 0) {
            return "";
        }
        try {
            return new String(Files.readAllBytes(upload.uploadedFile()), StandardCharsets.UTF_8);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
