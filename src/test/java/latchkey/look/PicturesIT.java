package latchkey.look;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import java.nio.file.Path;
import java.util.List;
import latchkey.Sentences;
import latchkey.site.Browser;
import org.junit.jupiter.api.Test;

class PicturesIT {
    @Test
    void pictures() throws Exception {
        Browser browser = new Browser();
        Windows windows = new Windows(browser);
        Sentences sentences = new Sentences();
        int n = 0;
        for (Stop stop : Stop.ALL) {
            boolean mine = stop.page().startsWith("helpdesk/")
                    || stop.page().equals("overview/callerCode")
                    || stop.name().equals("settings");
            if (!mine) continue;
            String[] languages = {"en", "de", "zh"};
            List<Look> looks = new java.util.ArrayList<>();
            int k = n++;
            looks.add(new Look(languages[k % 3], ColorScheme.LIGHT, k % 2 == 0 ? 1280 : 360));
            if (stop.name()
                    .matches(
                            "worklist of a domain|case with a long name|case with steps to read out|code for the helpdesk shown")) {
                looks.clear();
                for (String l : languages)
                    for (int w : new int[] {1280, 360}) looks.add(new Look(l, ColorScheme.LIGHT, w));
            }
            for (Look look : looks) {
                try {
                    Page page = windows.of(stop.guest(), look);
                    stop.way().accept(page);
                    sentences.read(look.language(), page.content());
                    page.screenshot(new Page.ScreenshotOptions()
                            .setPath(Path.of("/tmp/wl-pics", (stop.name() + " " + look).replace(' ', '-') + ".png"))
                            .setFullPage(true));
                    Object wide = page.evaluate("document.documentElement.scrollWidth");
                    page.evaluate("() => {" + AxeBuilder.getAxeScript() + "\n}");
                    Object faults = page.evaluate(
                            "axe.run(document, {resultTypes: ['violations'], preload: false}).then(found => found.violations.map(rule => rule.id + ': ' + rule.help + ' ' + rule.nodes.map(node => node.html).join('\\n')))");
                    System.out.println("PIC " + stop.name() + " " + look + " page="
                            + page.getAttribute("main", "data-page") + " wide=" + wide + " faults=" + faults);
                } catch (Throwable t) {
                    System.out.println("PIC " + stop.name() + " " + look + " FAILED " + t.getMessage());
                }
            }
        }
        System.out.println("UNREAD "
                + sentences.unread().stream()
                        .filter(s -> s.matches("(failing|desk|caller|helpdesk):.*"))
                        .toList());
        browser.close();
        Stage.end();
    }
}
