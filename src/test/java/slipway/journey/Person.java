package slipway.journey;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Pattern;

/** Somebody with an account of their own beside the operator's. */
public record Person(Platform platform, String email, String password) {
    private static final Pattern NEW_PASSWORD = Pattern.compile("id=\"newPassword\">([^<]+)<");
    private static final Pattern SECRET = Pattern.compile("id=\"secret\">([^<]+)<");
    private static final Pattern RECOVERY_CODE = Pattern.compile("<code>([a-z0-9]{4}(?:-[a-z0-9]{4}){3})</code>");

    /** Adds a person by the accounts page, as the operator does in a browser; with a new e-mail address each time. */
    public static Person added(Platform platform) {
        String email = "person-" + UUID.randomUUID() + "@example.com";
        Visitor operator = new Visitor(platform);
        operator.signIn(Platform.OPERATOR, Platform.PASSWORD);
        String accounts = operator.submit("/accounts", "addForm", Map.of("email", email, "add", "Add"));
        return new Person(platform, email, Visitor.only(NEW_PASSWORD, accounts));
    }

    /** The same person, whom an operator has confirmed; what costs something is for those alone. */
    public Person verified() {
        PlatformDatabase.of(platform).update("UPDATE account SET verified_at = now() WHERE email = ?", email);
        return this;
    }

    /** The API as this person. */
    public ApiClient api() {
        return ApiClient.signedIn(platform, email, password);
    }

    /** A browser of this person's, signed in. */
    public Visitor signedIn() {
        Visitor visitor = new Visitor(platform);
        visitor.signIn(email, password);
        return visitor;
    }

    /** What a page answers this person, who signs in for it. */
    public int statusOfPage(String path) {
        return signedIn().statusOf(path);
    }

    /** Turns two-factor authentication on, as people do on their account page. */
    public TwoFactor withTwoFactor() {
        Visitor visitor = signedIn();
        String page = visitor.open("/account");
        Authenticator app = new Authenticator(Visitor.only(SECRET, page));
        String code = app.code();
        String after = visitor.submit(page, "/account", "enableForm", Map.of("code", code, "enable", "Turn on"));
        List<String> recoveryCodes = RECOVERY_CODE
                .matcher(after)
                .results()
                .map(found -> found.group(1))
                .toList();
        return new TwoFactor(this, app, code, recoveryCodes);
    }

    /** A person who has an authenticator app, and recovery codes on a piece of paper. */
    public record TwoFactor(Person person, Authenticator app, String firstCode, List<String> recoveryCodes) {}
}
