package slipway.journey.crash;

/** Lets the clients of the crash test work while the platform is up, and holds them while it is looked over. */
final class Gate {
    private int clients;
    private int opening;
    private int waiting;
    private boolean over;

    Gate(int clients) {
        this.clients = clients;
    }

    /** Waits until the gate has been opened after {@code seen}; returns which opening it is, or -1 when all is over. */
    synchronized int passAfter(int seen) throws InterruptedException {
        waiting++;
        notifyAll();
        while (opening <= seen && !over) {
            wait();
        }
        waiting--;
        return over ? -1 : opening;
    }

    /** Whether the clients shall end. */
    synchronized boolean isOver() {
        return over;
    }

    synchronized void open() {
        opening++;
        notifyAll();
    }

    /** Waits until every client has noticed that the platform is away. */
    synchronized void awaitAll() throws InterruptedException {
        while (waiting < clients) {
            wait();
        }
    }

    /** A client has ended, for whatever reason, and need not be waited for. */
    synchronized void leave() {
        clients--;
        notifyAll();
    }

    synchronized void end() {
        over = true;
        notifyAll();
    }
}
