package slipway.model.dynos;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.util.UUID;

/** How much a dyno gets and what it costs (Dev Center, "Dyno types"); operators may change it. */
@Entity
@Table(name = "dyno_size")
public class DynoSize {
    /** How much of its memory quota a dyno may take before it is ended (R15; MEM: Heroku's for small sizes). */
    private static final int MOST_MEMORY = 2;

    @Id
    private String name;

    private UUID id;
    private int place;
    private String tier;

    @Column(name = "memory_mb")
    private int memoryMb;

    private int compute;
    private int processes;

    @Column(name = "cents_per_month")
    private int centsPerMonth;

    private boolean dedicated;

    @Column(name = "most_per_type")
    private int mostPerType;

    private boolean offered;
    private boolean sleeps;

    @SuppressWarnings("NullAway.Init")
    protected DynoSize() {}

    /** For tests; those that there are begin in the database. */
    DynoSize(String name, int place, String tier, SizeTerms terms) {
        this.name = name;
        this.id = new UUID(0, place);
        this.place = place;
        this.tier = tier;
        change(terms);
    }

    /** As the clients print it, such as {@code Standard-1X}. */
    public String name() {
        return name;
    }

    public UUID id() {
        return id;
    }

    /** From 1, the smallest. */
    public int place() {
        return place;
    }

    /** An app's dynos are all of one tier. */
    public String tier() {
        return tier;
    }

    /** Memory quota in MiB. */
    public int memoryMb() {
        return memoryMb;
    }

    /** Beyond so many MiB, a dyno is ended. */
    public int mostMemoryMb() {
        return memoryMb * MOST_MEMORY;
    }

    /** Share of a processor, relative to the smallest size. */
    public int compute() {
        return compute;
    }

    /** Processes and threads at most (Dev Center, "Limits"). */
    public int processes() {
        return processes;
    }

    /** Price of a whole month in US cents. */
    public int centsPerMonth() {
        return centsPerMonth;
    }

    public boolean isDedicated() {
        return dedicated;
    }

    /** Dynos of one process type at most (Dev Center, "Limits"). */
    public int mostPerType() {
        return mostPerType;
    }

    /** Whether it can be chosen; what runs on it goes on. */
    public boolean isOffered() {
        return offered;
    }

    /** Whether apps on it sleep without visitors, and take of their owners' free hours. */
    public boolean isSleeping() {
        return sleeps;
    }

    public boolean isCalled(String nameOrId) {
        return name.equalsIgnoreCase(nameOrId) || id.toString().equalsIgnoreCase(nameOrId);
    }

    public SizeTerms terms() {
        return new SizeTerms(memoryMb, compute, processes, centsPerMonth, mostPerType, offered);
    }

    public void change(SizeTerms terms) {
        memoryMb = terms.memoryMb();
        compute = terms.compute();
        processes = terms.processes();
        centsPerMonth = terms.centsPerMonth();
        mostPerType = terms.mostPerType();
        offered = terms.offered();
    }
}
