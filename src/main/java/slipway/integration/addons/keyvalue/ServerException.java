package slipway.integration.addons.keyvalue;

/** A key-value server cannot be had; says so in words for whoever asked for it. */
final class ServerException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final boolean lasting;

    private ServerException(String message, boolean lasting) {
        super(message);
        this.lasting = lasting;
    }

    /** It may be otherwise in a moment. */
    static ServerException forNow(String message) {
        return new ServerException(message, false);
    }

    /** An operator has to change something first. */
    static ServerException lasting(String message) {
        return new ServerException(message, true);
    }

    boolean isLasting() {
        return lasting;
    }

    @Override
    public String getMessage() {
        return String.valueOf(super.getMessage());
    }
}
