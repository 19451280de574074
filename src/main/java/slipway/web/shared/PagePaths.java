package slipway.web.shared;

import static java.util.Map.entry;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The addresses of the pages: what people see in the address bar, and the view behind each. */
public final class PagePaths {
    /** The sign-in page; it and its second step are the only ones for strangers. */
    public static final String LOGIN = "/login";

    /** Where the code of an authenticator app is asked for. */
    public static final String LOGIN_CODE = "/login/code";

    /** What deploy buttons lead to, with their template and more in the query. */
    public static final String DEPLOY = "/deploy";

    /** One's own account; where payment providers send people back to, with what they say in the query. */
    public static final String ACCOUNT = "/account";

    private static final String LOGIN_VIEW = "/login.xhtml";
    private static final String LOGIN_CODE_VIEW = "/login-code.xhtml";

    private static final String ACCOUNT_VIEW = "/account/index.xhtml";

    private static final String APPS_VIEW = "/apps/index.xhtml";

    private static final String ACCOUNTS_VIEW = "/accounts/index.xhtml";

    private static final String SIZES_VIEW = "/sizes/index.xhtml";

    /** Where third parties register their services. */
    private static final String PROVIDERS_VIEW = "/addons/providers.xhtml";

    private static final String OPEN_VIEW = "/addons/open.xhtml";

    private static final String BILLING_VIEW = "/billing/index.xhtml";

    private static final String HOURS_VIEW = "/billing/accounts.xhtml";

    /** Request parameter that carries an account's id to its view, and that view. */
    private static final String ACCOUNT_ID = "account";

    private static final String HOURS_OF_VIEW = "/billing/account.xhtml";

    /** The same for an invoice's number. */
    private static final String INVOICE = "invoice";

    private static final String INVOICE_VIEW = "/billing/invoice.xhtml";

    /** Request parameter that carries an add-on's id to its view, and that view. */
    private static final String ADD_ON = "addon";

    private static final String ADD_ON_VIEW = "/addons/addon.xhtml";
    private static final String ADD_ON_LIVE_VIEW = "/addons/addon-live.xhtml";

    /** The same for a service's name. */
    private static final String SERVICE = "service";

    private static final String SERVICE_VIEW = "/addons/service.xhtml";

    private static final String REDIRECT = "?faces-redirect=true";

    /** Request parameter that carries the app's name to its view. */
    static final String APP = "app";

    /** The query that asks for only those parts of a page that change by themselves. */
    static final String LIVE = "live";

    /** Request parameter that carries a setup's id to its view. */
    private static final String SETUP = "setup";

    private static final String SETUP_VIEW = "/deploy/setup.xhtml";
    private static final String SETUP_LIVE_VIEW = "/deploy/setup-live.xhtml";

    /** Request parameter that carries a build's id to its view, beside the app's name. */
    private static final String BUILD = "build";

    private static final String BUILD_VIEW = "/apps/build.xhtml";
    private static final String BUILD_LIVE_VIEW = "/apps/build-live.xhtml";

    /** Request parameter that says how far back an app's metrics go, beside the app's name. */
    private static final String RANGE = "range";

    private static final String METRICS_VIEW = "/apps/metrics.xhtml";
    private static final String METRICS_LIVE_VIEW = "/apps/metrics-live.xhtml";

    private static final String APP_VIEW = "/apps/app.xhtml";
    private static final String APP_ACTIVITY_VIEW = "/apps/activity.xhtml";
    private static final String APP_LIVE_VIEW = "/apps/app-live.xhtml";
    private static final String APPS_LIVE_VIEW = "/apps/index-live.xhtml";

    /** Pages without parameters. */
    private static final Map<String, String> VIEWS = Map.ofEntries(
            entry("/apps", APPS_VIEW),
            entry("/apps/new", "/apps/new.xhtml"),
            entry(LOGIN, LOGIN_VIEW),
            entry(LOGIN_CODE, LOGIN_CODE_VIEW),
            entry(ACCOUNT, ACCOUNT_VIEW),
            entry("/accounts", ACCOUNTS_VIEW),
            entry("/sizes", SIZES_VIEW),
            entry("/addons/providers", PROVIDERS_VIEW),
            entry("/billing", BILLING_VIEW),
            entry("/billing/accounts", HOURS_VIEW),
            entry(DEPLOY, "/deploy/index.xhtml"),
            entry("/addons", "/addons/index.xhtml"),
            entry("/connect", "/connect/index.xhtml"),
            entry("/activity", "/activity/index.xhtml"));

    /** An app by its name or UUID, and a page of its own below it. */
    private static final Pattern OF_APP = Pattern.compile("/apps/([A-Za-z0-9-]{1,64})(/activity)?");

    /** A build by its UUID, below its app. */
    private static final Pattern OF_BUILD = Pattern.compile("/apps/([A-Za-z0-9-]{1,64})/builds/([A-Za-z0-9-]{1,64})");

    /** The metrics of an app, and how far back. */
    private static final Pattern OF_METRICS =
            Pattern.compile("/apps/([A-Za-z0-9-]{1,64})/metrics(?:/([0-9]{1,3}[hd]))?");

    /** A setup by its UUID. */
    private static final Pattern OF_SETUP = Pattern.compile("/deploy/([A-Za-z0-9-]{1,64})");

    /** An invoice by its number, or an account by its UUID. */
    private static final Pattern OF_BILLING = Pattern.compile("/billing/(invoices|accounts)/([A-Za-z0-9-]{1,64})");

    /** What there is to see of an add-on, by its name or UUID. */
    private static final Pattern OF_OPENING = Pattern.compile("/addons/([A-Za-z0-9_-]{1,256})/open");

    /** A service by its name. */
    private static final Pattern OF_SERVICE = Pattern.compile("/addons/services/([A-Za-z0-9-]{1,64})");

    /** An add-on by its UUID or name. */
    private static final Pattern OF_ADD_ON = Pattern.compile("/addons/([A-Za-z0-9_-]{1,256})");

    private PagePaths() {}

    /** The view behind a path, with what it is of as its query where it is of one thing; empty for what is no page. */
    public static Optional<String> viewOf(String path, boolean live) {
        String plain = path.equals("/") ? "/apps" : path;
        String view = VIEWS.get(plain);
        if (view != null) {
            return Optional.of(live && view.equals(APPS_VIEW) ? APPS_LIVE_VIEW : view);
        }
        Matcher setup = OF_SETUP.matcher(plain);
        if (setup.matches()) {
            return Optional.of((live ? SETUP_LIVE_VIEW : SETUP_VIEW) + "?" + SETUP + "=" + setup.group(1));
        }
        Matcher billing = OF_BILLING.matcher(plain);
        if (billing.matches()) {
            boolean invoice = billing.group(1).equals("invoices");
            return Optional.of((invoice ? INVOICE_VIEW + "?" + INVOICE : HOURS_OF_VIEW + "?" + ACCOUNT_ID) + "="
                    + billing.group(2));
        }
        Matcher service = OF_SERVICE.matcher(plain);
        if (service.matches()) {
            return Optional.of(SERVICE_VIEW + "?" + SERVICE + "=" + service.group(1));
        }
        Matcher addOn = OF_ADD_ON.matcher(plain);
        if (addOn.matches()) {
            return Optional.of((live ? ADD_ON_LIVE_VIEW : ADD_ON_VIEW) + "?" + ADD_ON + "=" + addOn.group(1));
        }
        Matcher build = OF_BUILD.matcher(plain);
        if (build.matches()) {
            return Optional.of((live ? BUILD_LIVE_VIEW : BUILD_VIEW) + "?" + APP + "=" + build.group(1) + "&" + BUILD
                    + "=" + build.group(2));
        }
        Matcher opening = OF_OPENING.matcher(plain);
        if (opening.matches()) {
            return Optional.of(OPEN_VIEW + "?" + ADD_ON + "=" + opening.group(1));
        }
        Matcher metrics = OF_METRICS.matcher(plain);
        if (metrics.matches()) {
            String range = metrics.group(2) == null ? "" : "&" + RANGE + "=" + metrics.group(2);
            return Optional.of((live ? METRICS_LIVE_VIEW : METRICS_VIEW) + "?" + APP + "=" + metrics.group(1) + range);
        }
        Matcher app = OF_APP.matcher(plain);
        if (!app.matches()) {
            return Optional.empty();
        }
        String page = app.group(2) != null ? APP_ACTIVITY_VIEW : live ? APP_LIVE_VIEW : APP_VIEW;
        return Optional.of(page + "?" + APP + "=" + app.group(1));
    }

    /** The request parameters that say of what a view is. */
    static List<String> parametersOf(String view) {
        return switch (view) {
            case SETUP_VIEW -> List.of(SETUP);
            case BUILD_VIEW -> List.of(APP, BUILD);
            case METRICS_VIEW -> List.of(APP, RANGE);
            case INVOICE_VIEW -> List.of(INVOICE);
            case HOURS_OF_VIEW -> List.of(ACCOUNT_ID);
            case OPEN_VIEW -> List.of(ADD_ON);
            case SERVICE_VIEW -> List.of(SERVICE);
            case ADD_ON_VIEW -> List.of(ADD_ON);
            default -> List.of(APP);
        };
    }

    /**
     * The path of a view.
     *
     * @param parameters the app's name, the build's or the setup's id where the view is of one, by request parameter
     */
    static Optional<String> pathOf(String view, Function<String, @Nullable String> parameters) {
        if (view.equals(APP_VIEW)) {
            return Optional.ofNullable(parameters.apply(APP)).map(PagePaths::ofApp);
        }
        if (view.equals(APP_ACTIVITY_VIEW)) {
            return Optional.ofNullable(parameters.apply(APP)).map(name -> ofApp(name) + "/activity");
        }
        if (view.equals(BUILD_VIEW)) {
            return Optional.ofNullable(parameters.apply(APP))
                    .flatMap(
                            name -> Optional.ofNullable(parameters.apply(BUILD)).map(id -> ofBuild(name, id)));
        }
        if (view.equals(METRICS_VIEW)) {
            String range = Optional.ofNullable(parameters.apply(RANGE))
                    .filter(text -> !text.isEmpty())
                    .map(text -> "/" + text)
                    .orElse("");
            return Optional.ofNullable(parameters.apply(APP)).map(name -> ofApp(name) + "/metrics" + range);
        }
        if (view.equals(SETUP_VIEW)) {
            return Optional.ofNullable(parameters.apply(SETUP)).map(id -> "/deploy/" + id);
        }
        if (view.equals(INVOICE_VIEW)) {
            return Optional.ofNullable(parameters.apply(INVOICE)).map(number -> "/billing/invoices/" + number);
        }
        if (view.equals(SERVICE_VIEW)) {
            return Optional.ofNullable(parameters.apply(SERVICE)).map(name -> "/addons/services/" + name);
        }
        if (view.equals(ADD_ON_VIEW)) {
            return Optional.ofNullable(parameters.apply(ADD_ON)).map(id -> "/addons/" + id);
        }
        if (view.equals(HOURS_OF_VIEW)) {
            return Optional.ofNullable(parameters.apply(ACCOUNT_ID)).map(id -> "/billing/accounts/" + id);
        }
        if (view.equals(OPEN_VIEW)) {
            return Optional.ofNullable(parameters.apply(ADD_ON)).map(id -> "/addons/" + id + "/open");
        }
        return VIEWS.entrySet().stream()
                .filter(entry -> entry.getValue().equals(view))
                .map(Map.Entry::getKey)
                .findFirst();
    }

    /** The outcome that leads a browser to an app's page after an action. */
    public static String toApp(String name) {
        return APP_VIEW + REDIRECT + "&" + APP + "=" + name;
    }

    /** The outcome that leads a browser to an app's metrics after an action; an empty range is the usual one. */
    public static String toMetrics(String name, String range) {
        return METRICS_VIEW + REDIRECT + "&" + APP + "=" + name + (range.isEmpty() ? "" : "&" + RANGE + "=" + range);
    }

    /** The outcome that leads a browser to a build's page after an action. */
    public static String toBuild(String app, UUID id) {
        return BUILD_VIEW + REDIRECT + "&" + APP + "=" + app + "&" + BUILD + "=" + id;
    }

    /** The outcome that leads a browser to a service's page after an action. */
    public static String toService(String name) {
        return SERVICE_VIEW + REDIRECT + "&" + SERVICE + "=" + name;
    }

    /** The outcome that leads a browser to an add-on's page after an action. */
    public static String toAddOn(String id) {
        return ADD_ON_VIEW + REDIRECT + "&" + ADD_ON + "=" + id;
    }

    /** The address of a build's page. */
    public static String ofBuild(String app, UUID id) {
        return ofBuild(app, id.toString());
    }

    private static String ofBuild(String app, String id) {
        return ofApp(app) + "/builds/" + id;
    }

    private static String ofApp(String name) {
        return "/apps/" + name;
    }

    /** The outcome that leads a browser to the progress of a setup after an action. */
    public static String toSetup(UUID id) {
        return SETUP_VIEW + REDIRECT + "&" + SETUP + "=" + id;
    }

    static boolean isForStrangers(String view) {
        return view.equals(LOGIN_VIEW) || view.equals(LOGIN_CODE_VIEW);
    }

    /** The outcome that leads people to their own account after an action. */
    public static String toAccount() {
        return ACCOUNT_VIEW + REDIRECT;
    }

    /** The outcome that leads an operator to the accounts after an action. */
    public static String toAccounts() {
        return ACCOUNTS_VIEW + REDIRECT;
    }

    /** The outcome that leads people to what they have used after an action. */
    public static String toBilling() {
        return BILLING_VIEW + REDIRECT;
    }

    /** The outcome that leads an operator to an account's hours after an action. */
    public static String toHoursOf(String accountId) {
        return HOURS_OF_VIEW + REDIRECT + "&" + ACCOUNT_ID + "=" + accountId;
    }

    /** The outcome that leads an operator to the sizes of dynos after an action. */
    public static String toSizes() {
        return SIZES_VIEW + REDIRECT;
    }

    /** The outcome that leads a provider to their services after an action. */
    public static String toProviders() {
        return PROVIDERS_VIEW + REDIRECT;
    }

    /** The outcome that leads a browser to the sign-in page after an action. */
    public static String toLogin() {
        return LOGIN_VIEW + REDIRECT;
    }

    /** The outcome that leads a browser to the list of apps after an action. */
    public static String toApps() {
        return APPS_VIEW + REDIRECT;
    }
}
