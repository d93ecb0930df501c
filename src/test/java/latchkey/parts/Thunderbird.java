package latchkey.parts;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * The Thunderbird of the system, without a window and with a profile of its own. It is driven by what its makers' tests drive
 * it by (Marionette), so a script runs inside of it and calls its own modules.
 */
public final class Thunderbird implements AutoCloseable {
    private static final List<Path> PROGRAMS = Stream.of(
                    "/usr/lib/thunderbird/thunderbird-bin", "/snap/thunderbird/current/thunderbird-bin")
            .map(Path::of)
            .toList();
    private static final Duration STARTS_WITHIN = Duration.ofSeconds(90);

    private final ChildProcess process;
    private final Path profile;
    private int commands;

    Thunderbird(Run run) {
        process = new ChildProcess(run, 60, "thunderbird");
        profile = run.folder().resolve("thunderbird");
    }

    /** All that it asks by HTTP goes to this address, whatever the host; there is no other host that it could reach. */
    public void start(URI proxy) {
        Path program = PROGRAMS.stream()
                .filter(Files::isExecutable)
                .findFirst()
                .orElseThrow(() -> new CannotStart("no Thunderbird: src/test/sh/system-packages installs it"));
        Folders.make(profile);
        Folders.write(
                profile.resolve("user.js"),
                Folders.read(Project.file("src/test/resources/parts/thunderbird.js"))
                        .replace("@port@", Integer.toString(proxy.getPort())));
        process.start(
                List.of(
                        program.toString(),
                        "-headless",
                        "-no-remote",
                        "-marionette",
                        "-remote-allow-system-access",
                        "-profile",
                        profile.toString()),
                Map.of("HOME", profile.toString(), "TMPDIR", profile.toString()));
        process.waitUntil(STARTS_WITHIN, () -> !portText().isEmpty());
    }

    /** @return what the script handed to its last argument, a function */
    public JsonObject run(String script, String argument) {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), Integer.parseInt(portText()))) {
            socket.setSoTimeout((int) STARTS_WITHIN.toMillis());
            hear(socket.getInputStream());
            ask(socket, "WebDriver:NewSession", new JsonObject());
            ask(socket, "Marionette:SetContext", new JsonObject().put("value", "chrome"));
            ask(socket, "WebDriver:SetTimeouts", new JsonObject().put("script", STARTS_WITHIN.toMillis()));
            JsonObject answer = ask(
                    socket,
                    "WebDriver:ExecuteAsyncScript",
                    new JsonObject().put("script", script).put("args", new JsonArray().add(argument)));
            return answer.getJsonObject("value");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private JsonObject ask(Socket socket, String command, JsonObject parameters) throws IOException {
        byte[] message = new JsonArray()
                .add(0)
                .add(++commands)
                .add(command)
                .add(parameters)
                .encode()
                .getBytes(StandardCharsets.UTF_8);
        socket.getOutputStream().write((message.length + ":").getBytes(StandardCharsets.UTF_8));
        socket.getOutputStream().write(message);
        JsonArray answer = new JsonArray(hear(socket.getInputStream()));
        if (answer.getValue(2) != null) {
            throw new AssertionError(command + ": " + answer.getValue(2));
        }
        return answer.getJsonObject(3);
    }

    private static String hear(InputStream from) throws IOException {
        int length = 0;
        for (int c = from.read(); c != ':'; c = from.read()) {
            if (c < '0' || c > '9') {
                throw new IOException("not what Marionette says");
            }
            length = 10 * length + c - '0';
        }
        return new String(from.readNBytes(length), StandardCharsets.UTF_8);
    }

    private String portText() {
        try {
            return Files.readString(profile.resolve("MarionetteActivePort")).strip();
        } catch (IOException notYet) {
            return "";
        }
    }

    @Override
    public void close() {
        process.kill9();
        Folders.delete(profile);
    }
}
