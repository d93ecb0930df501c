package latchkey.site;

import com.microsoft.playwright.Browser.NewContextOptions;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import latchkey.parts.Person;
import latchkey.parts.Totp;

/** A real Chromium, of the system. */
public final class Browser implements AutoCloseable {
    private static final List<String> PROGRAMS = List.of("chromium", "chromium-browser", "google-chrome");

    private final Playwright playwright;
    private final com.microsoft.playwright.Browser browser;

    public Browser() {
        playwright = Playwright.create(
                new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
        browser = playwright
                .chromium()
                .launch(new BrowserType.LaunchOptions()
                        .setExecutablePath(program())
                        .setArgs(List.of(
                                "--no-sandbox",
                                "--disable-gpu",
                                "--disable-quic",
                                "--no-first-run",
                                "--disable-background-networking",
                                "--disable-component-update",
                                "--disable-sync")));
    }

    /** A window of its own, as on a private device. */
    public BrowserContext window(int width) {
        return window(new NewContextOptions().setViewportSize(width, 800).setLocale("en-GB"));
    }

    public BrowserContext window(NewContextOptions options) {
        BrowserContext window = browser.newContext(options);
        window.setDefaultTimeout(30_000);
        return window;
    }

    /** From the portal's first page through the provider's forms, back to the portal. */
    public static void signIn(Page page, Site site, Person person) {
        signIn(page, site.portal().url(), person);
    }

    public static void signIn(Page page, String portal, Person person) {
        page.navigate(portal + "/sign-in");
        page.locator("#username").fill(person.login());
        page.locator("#password").fill(person.signInPassword());
        page.locator("#kc-login").click();
        page.locator("#otp").fill(Totp.ofEverybody().code(Instant.now()));
        page.locator("#kc-login").click();
        page.waitForURL(url -> url.startsWith(portal));
    }

    @Override
    public void close() {
        browser.close();
        playwright.close();
    }

    private static Path program() {
        return Stream.of(System.getenv("PATH").split(":"))
                .map(Path::of)
                .flatMap(folder -> PROGRAMS.stream().map(folder::resolve))
                .filter(Files::isExecutable)
                .findFirst()
                .orElseThrow(
                        () -> new AssertionError("no Chromium on the PATH: src/test/sh/system-packages installs it"));
    }
}
