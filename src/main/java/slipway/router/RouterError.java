package slipway.router;

/** Why the router answers for an app: Heroku's codes and texts (Dev Center, "Error codes"). */
enum RouterError {
    H10("App crashed", 503),
    H12("Request timeout", 503),
    H13("Connection closed without response", 503),
    H14("No web processes running", 503),
    H15("Idle connection", 503),
    H18("Server Request Interrupted", 503),
    H19("Backend connection timeout", 503),
    H20("App boot timeout", 503),
    H21("Backend connection refused", 503),
    H80("Maintenance mode", 503),
    H81("Blank app", 502);

    private final String description;
    private final int status;

    RouterError(String description, int status) {
        this.description = description;
        this.status = status;
    }

    String description() {
        return description;
    }

    int status() {
        return status;
    }

    /** Whether the app's owner has to act: maintenance and blank apps are as they should be. */
    String level() {
        return this == H80 || this == H81 ? "info" : "error";
    }
}
