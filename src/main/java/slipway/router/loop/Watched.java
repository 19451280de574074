package slipway.router.loop;

/** A connection of a loop; all its methods run on that loop's thread. */
public abstract class Watched {
    /** Its place in the loop's list; kept by the loop. */
    int place = -1;

    /** There is something to read, room to write, or a connection has come about. */
    protected abstract void ready(int readyOps);

    /** Looks whether something is overdue; called several times a second. */
    protected abstract void check(long now);

    /** Something is wrong with this code or this connection; it ends, and harms no other. */
    protected abstract void broken();

    /** The loop ends. */
    protected abstract void end();
}
