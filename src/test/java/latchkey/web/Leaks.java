package latchkey.web;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** Looks for a secret in every form in which it could have slipped out. */
record Leaks(String user, String secret) {

    /** Where it stands, and in which form. */
    List<String> in(Map<String, String> places) {
        return places.entrySet().stream()
                .flatMap(place -> forms().stream()
                        .filter(form -> place.getValue().contains(form))
                        .map(form -> place.getKey() + ": " + form.substring(0, 4) + "…"))
                .toList();
    }

    Set<String> forms() {
        String grouped = secret.replaceAll("(.{4})(?=.)", "$1 ");
        Set<String> clear = new LinkedHashSet<>(List.of(secret, grouped, grouped.replace(' ', '-')));
        clear.addAll(clear.stream().map(form -> form.toUpperCase(Locale.ROOT)).toList());
        Set<String> forms = new LinkedHashSet<>(clear);
        for (String form : clear) {
            forms.add(URLEncoder.encode(form, StandardCharsets.UTF_8));
            forms.add(form.replace(" ", "%20"));
            forms.add(base64(form));
            forms.add(base64("\0" + user + "\0" + form));
            forms.add(base64(user + ":" + form));
        }
        return forms;
    }

    private static String base64(String text) {
        return Base64.getEncoder()
                .encodeToString(text.getBytes(StandardCharsets.UTF_8))
                .replaceAll("=+$", "");
    }
}
