package slipway.model.dynos;

/** What a dyno is doing. */
public enum DynoState {
    STARTING("starting"),
    UP("up"),
    CRASHED("crashed"),

    /** Its processes are there, but get no time. */
    NAPPING("idle"),

    /** It only keeps its place: there is no process until somebody asks for the app. */
    ASLEEP("idle"),

    DOWN("down");

    private final String word;

    DynoState(String word) {
        this.word = word;
    }

    /** The word that the API uses. */
    public String word() {
        return word;
    }

    /** The word that the logs use, in which what sleeps is down as at Heroku. */
    public String logWord() {
        return isIdle() ? DOWN.word : word;
    }

    /** Whether it sleeps, in either way. */
    public boolean isIdle() {
        return this == NAPPING || this == ASLEEP;
    }

    /** Whether it has no process, so that its row may go without waiting for an end. */
    public boolean isWithoutProcess() {
        return this == CRASHED || this == ASLEEP;
    }

    /** Whether its time counts, and is paid for. */
    public boolean isCounted() {
        return this == STARTING || this == UP;
    }
}
