package slipway.router.rules;

/** Why the router answers for an app, or breaks off: Heroku's codes and texts (Dev Center, "Error codes"). */
public enum RouterError {
    H10("App crashed", 503),
    H11("Backlog too deep", 503),
    H12("Request timeout", 503),
    H13("Connection closed without response", 503),
    H14("No web processes running", 503),
    H15("Idle connection", 503),
    H17("Poorly formatted HTTP response", 503),
    H18("Server Request Interrupted", 503),
    H19("Backend connection timeout", 503),
    H20("App boot timeout", 503),
    H21("Backend connection refused", 503),
    H24("Forced close", 503),
    H25("HTTP restriction", 502),
    H26("Request Error", 400),
    H27("Client Request Interrupted", 499),
    H28("Client Connection Idle", 499),
    H31("Misdirected Request", 421),
    H34("All up dynos are quarantined", 503),
    H80("Maintenance mode", 503),
    H81("Blank app", 502),
    H82("You've used up your dyno hour pool", 503),
    H99("Platform error", 503),

    /** Ours: Heroku wakes an app for everybody. */
    Z10("Asleep, and not woken for bots", 503);

    private final String description;
    private final int status;

    RouterError(String description, int status) {
        this.description = description;
        this.status = status;
    }

    public String description() {
        return description;
    }

    public int status() {
        return status;
    }

    /** Whether the app's owner has to act: maintenance and blank apps are as they should be. */
    public String level() {
        return switch (this) {
            case H80, H81, Z10 -> "info";
            case H27, H28 -> "warning";
            default -> "error";
        };
    }

    /** Which side broke off, where the line says so; empty where it does not. */
    public String side() {
        return switch (this) {
            case H18 -> "backend";
            case H27 -> "client";
            default -> "";
        };
    }
}
