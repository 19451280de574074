package slipway.service;

/** Lets a service put slow or external work after its transaction: it runs only if the transaction commits. */
public interface AfterCommit {
    /** Runs {@code action} once the current transaction has committed, or at once where there is none. */
    void run(Runnable action);
}
