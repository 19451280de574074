package slipway.web;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BooleanSupplier;
import java.util.function.Predicate;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.junit.jupiter.api.Assumptions;
import org.openqa.selenium.By;
import org.openqa.selenium.ElementClickInterceptedException;
import org.openqa.selenium.ElementNotInteractableException;
import org.openqa.selenium.Keys;
import org.openqa.selenium.StaleElementReferenceException;
import org.openqa.selenium.TimeoutException;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.chrome.ChromeDriverService;
import org.openqa.selenium.chrome.ChromeOptions;
import org.openqa.selenium.logging.LogType;
import org.openqa.selenium.logging.LoggingPreferences;
import org.openqa.selenium.support.ui.Select;
import org.openqa.selenium.support.ui.WebDriverWait;
import slipway.journey.Platform;

/**
 * Chromium as somebody uses it before the pages of a platform. Whatever is looked for is waited for, and nothing ever
 * sleeps. Buttons and fields are named by their ids, what is looked at by CSS selectors.
 */
final class Browser implements AutoCloseable {
    /** The width of a small phone, in CSS pixels. */
    static final int PHONE = 390;

    private static final int DESKTOP = 1280;
    private static final int HEIGHT = 900;
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final Duration POLL = Duration.ofMillis(50);
    private static final Path SCREENSHOTS = Path.of("target", "screenshots");

    /** Warns about a part that is not used here at every start; kept, since loggers are forgotten otherwise. */
    private static final Logger SELENIUM = Logger.getLogger("org.openqa.selenium");

    /** The platform's session cookie (see web.xml), and those of people who are signed in to the shared platform. */
    private static final String COOKIE = "slipway_session";

    private static final Map<String, String> SESSIONS = new ConcurrentHashMap<>();

    private final Platform platform;
    private final ChromeDriver driver;

    private Browser(Platform platform, ChromeDriver driver) {
        this.platform = platform;
        this.driver = driver;
    }

    /** Starts a Chromium; where there is none, skips the tests, but not on a CI server. */
    static Browser before(Platform platform) {
        File chromium = program("TEST_CHROMIUM", "/usr/bin/chromium");
        File driver = program("TEST_CHROMEDRIVER", "/usr/bin/chromedriver");
        SELENIUM.setLevel(Level.SEVERE);
        LoggingPreferences console = new LoggingPreferences();
        console.enable(LogType.BROWSER, Level.WARNING);
        ChromeOptions options = new ChromeOptions();
        options.setBinary(chromium);
        options.addArguments(
                "--headless=new",
                "--no-sandbox",
                "--disable-dev-shm-usage",
                "--disable-gpu",
                "--disable-background-networking",
                "--disable-component-update",
                "--disable-sync",
                "--no-first-run",
                "--disable-extensions",
                // One process for the one site that is looked at, and none in reserve.
                "--process-per-site",
                "--disable-features=SpareRendererForSitePerProcess,Translate,MediaRouter,OptimizationHints",
                // What turns for ever on a page would be drawn for ever, too.
                "--force-prefers-reduced-motion",
                "--window-size=" + DESKTOP + "," + HEIGHT);
        options.setCapability(ChromeOptions.LOGGING_PREFS, console);
        ChromeDriverService service =
                new ChromeDriverService.Builder().usingDriverExecutable(driver).build();
        Browser browser = new Browser(platform, new ChromeDriver(service, options));
        browser.width(DESKTOP);
        browser.driver.executeCdpCommand("Emulation.setScrollbarsHidden", Map.of("hidden", true));
        return browser;
    }

    private static File program(String variable, String usual) {
        File program = new File(Optional.ofNullable(System.getenv(variable)).orElse(usual));
        if (!program.canExecute()) {
            String message = "THE PAGES ARE NOT TESTED: there is no " + program + ". Install Debian's packages"
                    + " chromium and chromium-driver, or name the programs with TEST_CHROMIUM and"
                    + " TEST_CHROMEDRIVER.";
            if (System.getenv("CI") != null) {
                throw new AssertionError(message);
            }
            System.err.println(message);
            Assumptions.abort(message);
        }
        return program;
    }

    @Override
    public void close() {
        driver.quit();
    }

    /** Makes it the browser of somebody who comes for the first time, at a desk. */
    void forgetAll() {
        driver.get("about:blank");
        driver.executeCdpCommand("Network.clearBrowserCookies", Map.of());
        driver.manage().logs().get(LogType.BROWSER);
        width(DESKTOP);
    }

    void signIn(String email, String password) {
        open("/login");
        fillInSignIn(email, password);
        see("#signOutForm");
    }

    /** The same where it is not looked at: by the session that this person has open already, if there is one. */
    void comeBack(String email, String password) {
        String session = SESSIONS.get(email);
        if (session != null) {
            driver.executeCdpCommand(
                    "Network.setCookie", Map.of("name", COOKIE, "value", session, "url", platform.url()));
            open("/connect");
        }
        if (session == null || driver.getCurrentUrl().contains("/login")) {
            signIn(email, password);
            SESSIONS.put(email, driver.manage().getCookieNamed(COOKIE).getValue());
        }
    }

    void fillInSignIn(String email, String password) {
        fill("loginForm:email", email);
        fill("loginForm:password", password);
        click("loginForm:signIn");
    }

    void open(String path) {
        driver.get(path.startsWith("http:") ? path : platform.url() + path);
    }

    void back() {
        driver.navigate().back();
    }

    /** Path and query in the address bar. */
    String path() {
        return driver.getCurrentUrl().replaceFirst("^" + platform.url(), "");
    }

    void awaitPath(String path) {
        until("the page " + path, () -> path().equals(path));
    }

    /** The status with which the page that is shown was answered. */
    int status() {
        return ((Number) run("return performance.getEntriesByType('navigation')[0].responseStatus")).intValue();
    }

    Object run(String script, Object... arguments) {
        return driver.executeScript(script, arguments);
    }

    void click(String id) {
        doing("click on " + id, () -> driver.findElement(By.id(id)).click());
    }

    void clickOn(String css) {
        doing("click on " + css, () -> driver.findElement(By.cssSelector(css)).click());
    }

    /** Types {@code text} instead of what the field holds. */
    void fill(String id, String text) {
        doing("fill " + id, () -> {
            WebElement field = driver.findElement(By.id(id));
            field.sendKeys(Keys.chord(Keys.CONTROL, "a"), Keys.DELETE);
            field.sendKeys(text);
        });
    }

    /** Chooses from a list by what it shows. */
    void choose(String id, String shown) {
        doing(
                "choose " + shown + " of " + id,
                () -> new Select(driver.findElement(By.id(id))).selectByVisibleText(shown));
    }

    /** Chooses a file for a field that takes one. */
    void send(String id, Path file) {
        doing("choose a file for " + id, () -> driver.findElement(By.id(id)).sendKeys(file.toString()));
    }

    String valueOf(String id) {
        return driver.findElement(By.id(id)).getDomProperty("value");
    }

    /** Waits for the first such element. */
    String attribute(String css, String name) {
        see(css);
        return driver.findElement(By.cssSelector(css)).getDomAttribute(name);
    }

    /** Waits for an element that can be seen, and returns its text in one line. */
    String see(String css) {
        return see(css, text -> true, "");
    }

    void see(String css, String text) {
        see(css, seen -> seen.contains(text), " with \"" + text + "\"");
    }

    private String see(String css, Predicate<String> fits, String what) {
        String[] found = new String[1];
        until(
                css + what,
                () -> driver.findElements(By.cssSelector(css)).stream()
                        .filter(WebElement::isDisplayed)
                        .map(element ->
                                element.getText().replaceAll("\\s+", " ").strip())
                        .filter(fits)
                        .peek(text -> found[0] = text)
                        .findFirst()
                        .isPresent());
        return found[0];
    }

    void seeNo(String css) {
        seeMany(css, 0);
    }

    void seeMany(String css, int count) {
        until(count + " of " + css, () -> count(css) == count);
    }

    /** How many such elements can be seen now. */
    long count(String css) {
        return driver.findElements(By.cssSelector(css)).stream()
                .filter(WebElement::isDisplayed)
                .count();
    }

    List<String> texts(String css) {
        return driver.findElements(By.cssSelector(css)).stream()
                .map(WebElement::getText)
                .toList();
    }

    private void doing(String what, Runnable action) {
        until(what, () -> {
            action.run();
            return true;
        });
    }

    /** Tries until it comes true; the page may be redrawn or loaded anew at any moment. */
    void until(String what, BooleanSupplier happened) {
        try {
            new WebDriverWait(driver, PATIENCE, POLL)
                    .ignoring(StaleElementReferenceException.class)
                    .ignoring(ElementNotInteractableException.class)
                    .ignoring(ElementClickInterceptedException.class)
                    .until(page -> happened.getAsBoolean());
        } catch (TimeoutException e) {
            picture("failure");
            throw new AssertionError("Waited in vain for " + what + " at " + path() + ": " + texts("body"), e);
        }
    }

    /** What the pages' scripts and the content security policy had to complain about since {@link #forgetAll}. */
    List<String> complaints() {
        return driver.manage().logs().get(LogType.BROWSER).getAll().stream()
                .map(entry -> entry.getLevel() + " " + entry.getMessage())
                .filter(text -> !text.contains("the server responded with a status of"))
                .toList();
    }

    /** From now on pages are shown in this width, in CSS pixels. */
    void width(int pixels) {
        driver.executeCdpCommand(
                "Emulation.setDeviceMetricsOverride",
                Map.of("width", pixels, "height", HEIGHT, "deviceScaleFactor", 1, "mobile", pixels <= PHONE));
    }

    /** How wide the page is laid out; more than {@link #width} where one has to scroll sideways. */
    int pageWidth() {
        return ((Number) run("return document.documentElement.scrollWidth")).intValue();
    }

    /** A picture for people who want to look at the page: with {@code TEST_SCREENSHOTS} set, since it takes a while. */
    void screenshot(String name) {
        if (System.getenv("TEST_SCREENSHOTS") != null) {
            picture(name);
        }
    }

    /** Writes the whole page, not only what fits into the window, to {@code target/screenshots}. */
    private void picture(String name) {
        Map<?, ?> size = (Map<?, ?>)
                driver.executeCdpCommand("Page.getLayoutMetrics", Map.of()).get("cssContentSize");
        Map<String, Object> clip =
                Map.of("x", 0, "y", 0, "width", size.get("width"), "height", size.get("height"), "scale", 1);
        Map<String, Object> picture = driver.executeCdpCommand(
                "Page.captureScreenshot", Map.of("format", "png", "captureBeyondViewport", true, "clip", clip));
        try {
            Files.createDirectories(SCREENSHOTS);
            Files.write(
                    SCREENSHOTS.resolve(name + ".png"),
                    Base64.getDecoder().decode(picture.get("data").toString()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
