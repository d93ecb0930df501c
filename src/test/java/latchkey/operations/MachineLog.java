package latchkey.operations;

import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import latchkey.parts.Portal;

/** The log of a portal that writes it for machines: an object a line. */
record MachineLog(Path file) {
    static MachineLog of(Portal portal) {
        return new MachineLog(portal.log());
    }

    /** What it says of each answer to the request of this number. */
    List<String> accessOf(String number) throws IOException {
        return Files.readAllLines(file).stream()
                .filter(line -> line.startsWith("{"))
                .map(JsonObject::new)
                .filter(line -> number.equals(
                        line.getJsonObject("mdc", new JsonObject()).getString("requestId")))
                .filter(line -> "latchkey.access".equals(line.getString("loggerName")))
                .map(line -> line.getString("message"))
                .toList();
    }
}
