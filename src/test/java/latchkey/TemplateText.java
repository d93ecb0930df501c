package latchkey;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Attribute;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.TextNode;

/** A template as it is written, and what is wrong with it. */
record TemplateText(String path, String source) {
    private static final Pattern INCLUDE = Pattern.compile("\\{#include\\s+([^\\s}]+)");
    private static final Pattern COMMENT = Pattern.compile("(?s)\\{!.*?!\\}");
    private static final Pattern EXPRESSION = Pattern.compile("\\\\?\\{[^{}]*\\}");
    /** Put by the layout into attributes. */
    private static final Pattern ATTRIBUTES =
            Pattern.compile("\\{#width}[a-z ]*\\{/width}|\\{#page}[A-Za-z/]*\\{/page}");

    private static final String WHOLE_PAGE = "{#include web/layout}";

    private static final Pattern WORD = Pattern.compile("\\p{L}+");
    private static final List<String> READ_BY_PEOPLE =
            List.of("alt", "title", "placeholder", "aria-label", "aria-description", "data-label", "data-copied");
    private static final String NAME = "Latchkey";

    List<String> faults() {
        List<String> faults = new ArrayList<>(foreignIncludes());
        if (source.contains(WHOLE_PAGE) && !source.contains("{#page}" + path.replace(".html", "") + "{/page}")) {
            faults.add(path + " does not name itself");
        }
        for (Element element : html().getAllElements()) {
            if (element.tagName().equals("style") || (element.tagName().equals("script") && !element.hasAttr("src"))) {
                faults.add(path + ": inline " + element.tagName());
            }
            for (Attribute attribute : element.attributes()) {
                String name = attribute.getKey();
                if (name.equals("style") || name.startsWith("on") || name.startsWith("hx-on")) {
                    faults.add(path + ": inline " + name);
                }
                if (READ_BY_PEOPLE.contains(name)) {
                    faults.addAll(words(name, attribute.getValue()));
                }
            }
            for (TextNode text : element.textNodes()) {
                faults.addAll(words("text", text.text()));
            }
        }
        return faults;
    }

    private List<String> foreignIncludes() {
        return INCLUDE.matcher(source)
                .results()
                .map(found -> found.group(1))
                .filter(included -> !folder(included).equals(folder(path))
                        && !folder(included).equals("web"))
                .map(included -> path + " includes " + included)
                .toList();
    }

    /** What stands in the template itself, once every expression and section tag is taken away. */
    private Document html() {
        String plain =
                ATTRIBUTES.matcher(COMMENT.matcher(source).replaceAll("")).replaceAll("");
        return Jsoup.parse(EXPRESSION.matcher(plain).replaceAll(" "));
    }

    private List<String> words(String where, String text) {
        return WORD.matcher(text)
                .results()
                .map(found -> found.group())
                .filter(word -> !word.equals(NAME))
                .map(word -> path + ": \u201C" + word + "\u201D stands in " + where + " and is no message")
                .toList();
    }

    private static String folder(String path) {
        return path.contains("/") ? path.substring(0, path.indexOf('/')) : "";
    }
}
