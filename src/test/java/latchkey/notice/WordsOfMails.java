package latchkey.notice;

import io.quarkus.qute.Engine;
import io.quarkus.qute.EvalContext;
import io.quarkus.qute.HtmlEscaper;
import io.quarkus.qute.NamespaceResolver;
import io.quarkus.qute.ReflectionValueResolver;
import io.quarkus.qute.TemplateInstance;
import io.quarkus.qute.Variant;
import io.quarkus.qute.i18n.Message;
import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Properties;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.stream.Collectors;

/** The words of the mails in one language as they are written, and the two forms of a mail, without a portal. */
final class WordsOfMails {
    private static final Path RESOURCES = Path.of("src/main/resources");

    private final Locale locale;
    private final Properties words = new Properties();
    private final Engine plain;
    private final NoticeMessages messages;

    WordsOfMails(String language) {
        locale = Locale.forLanguageTag(language);
        if (!language.equals("en")) {
            try (Reader in =
                    Files.newBufferedReader(RESOURCES.resolve("messages/notice_" + language + ".properties"))) {
                words.load(in);
            } catch (IOException unreadable) {
                throw new UncheckedIOException(unreadable);
            }
        }
        plain = Engine.builder()
                .addDefaults()
                .addValueResolver(new ReflectionValueResolver())
                .build();
        messages = (NoticeMessages) Proxy.newProxyInstance(
                NoticeMessages.class.getClassLoader(),
                new Class<?>[] {NoticeMessages.class},
                (proxy, method, values) -> say(method, values == null ? new Object[0] : values));
    }

    Locale locale() {
        return locale;
    }

    NoticeMessages messages() {
        return messages;
    }

    String html(Letter letter) {
        return render(letter, "html.html");
    }

    String plain(Letter letter) {
        return render(letter, "plain.txt");
    }

    private String say(Method method, Object[] values) {
        String english =
                Objects.requireNonNull(method.getAnnotation(Message.class)).value();
        String written = words.isEmpty() ? english : words.getProperty(method.getName());
        TemplateInstance filled =
                plain.parse(Objects.requireNonNull(written, method.getName())).instance();
        for (int i = 0; i < values.length; i++) {
            filled.data(method.getParameters()[i].getName(), values[i]);
        }
        return filled.render();
    }

    private String render(Letter letter, String template) {
        Engine engine = Engine.builder()
                .addDefaults()
                .addValueResolver(new ReflectionValueResolver())
                .addResultMapper(new HtmlEscaper(List.of(Variant.TEXT_HTML)))
                .addNamespaceResolver(NamespaceResolver.builder("notice")
                        .resolveAsync(this::message)
                        .build())
                .build();
        try {
            String type = template.endsWith("html") ? Variant.TEXT_HTML : Variant.TEXT_PLAIN;
            return engine.parse(
                            Files.readString(RESOURCES.resolve("templates/notice/" + template)),
                            Variant.forContentType(type))
                    .data("letter", letter)
                    .render();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private CompletionStage<Object> message(EvalContext asked) {
        Method method = Arrays.stream(NoticeMessages.class.getDeclaredMethods())
                .filter(one -> one.getName().equals(asked.getName()))
                .findFirst()
                .orElseThrow(() -> new AssertionError("no message " + asked.getName()));
        CompletableFuture<Object[]> values = CompletableFuture.completedFuture(new Object[0]);
        for (var parameter : asked.getParams()) {
            values = values.thenCombine(asked.evaluate(parameter), WordsOfMails::and);
        }
        return values.thenApply(all -> say(method, all));
    }

    private static Object[] and(Object[] before, Object next) {
        Object[] all = Arrays.copyOf(before, before.length + 1);
        all[before.length] = next;
        return all;
    }

    @Override
    public String toString() {
        return words.keySet().stream()
                .map(Object::toString)
                .sorted()
                .collect(Collectors.joining(" ", locale + ": ", ""));
    }
}
