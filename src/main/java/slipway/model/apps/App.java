package slipway.model.apps;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import slipway.model.Moment;
import slipway.model.builds.Slug;
import slipway.model.dynos.DynoSize;

/** What a developer creates and owns: the root of releases, formation, dynos, builds and logs. */
@Entity
@Table(name = "app")
public class App {
    /** Heroku's name for what sleeps. */
    private static final String ECO = "eco";

    @Id
    private UUID id;

    @Column(name = "owner_id")
    private UUID ownerId;

    private String name;
    private String stack;

    @Column(name = "build_stack")
    private String buildStack;

    private boolean maintenance;
    private String buildpacks;

    @Column(name = "buildpack_description")
    private @Nullable String buildpackDescription;

    @Column(name = "created_at")
    private Instant createdAt;

    @Column(name = "updated_at")
    private Instant updatedAt;

    @Column(name = "released_at")
    private @Nullable Instant releasedAt;

    @Column(name = "slug_size")
    private @Nullable Long slugSize;

    private boolean locked;

    @Column(name = "spending_limit_cents")
    private @Nullable Integer spendingLimitCents;

    @Column(name = "process_tier")
    private String processTier;

    @Column(name = "asleep_since")
    private @Nullable Instant asleepSince;

    private String features;

    @SuppressWarnings("NullAway.Init")
    protected App() {}

    public App(UUID ownerId, AppName name, Stack stack) {
        this.id = UUID.randomUUID();
        this.ownerId = ownerId;
        this.name = name.text();
        this.stack = stack.id();
        this.buildStack = stack.id();
        this.buildpacks = "";
        this.features = "";
        this.processTier = ECO;
        this.createdAt = Moment.now();
        this.updatedAt = createdAt;
    }

    public UUID id() {
        return id;
    }

    public UUID ownerId() {
        return ownerId;
    }

    public String name() {
        return name;
    }

    public String stack() {
        return stack;
    }

    public String buildStack() {
        return buildStack;
    }

    public boolean isInMaintenance() {
        return maintenance;
    }

    /** The buildpacks chosen by hand, in order; none means detection. */
    public List<String> buildpacks() {
        return buildpacks.isEmpty() ? List.of() : List.of(buildpacks.split("\n"));
    }

    /** What the last build called the app, such as {@code JVM Common}. */
    public Optional<String> buildpackDescription() {
        return Optional.ofNullable(buildpackDescription);
    }

    public Instant createdAt() {
        return createdAt;
    }

    public Instant updatedAt() {
        return updatedAt;
    }

    public Optional<Instant> releasedAt() {
        return Optional.ofNullable(releasedAt);
    }

    /** Packed size of what the app runs now, in bytes; absent before the first deploy. */
    public Optional<Long> slugSize() {
        return Optional.ofNullable(slugSize);
    }

    /** Whether nobody may join, and the app may not be handed over (Dev Center, "App locking"). */
    public boolean isLocked() {
        return locked;
    }

    public boolean has(AppFeature feature) {
        return List.of(features.split(",")).contains(feature.word()) != feature.isOnByDefault();
    }

    public void turn(AppFeature feature, boolean on) {
        Set<String> changed = new TreeSet<>(features.isEmpty() ? List.of() : List.of(features.split(",")));
        if (on == feature.isOnByDefault()) {
            changed.remove(feature.word());
        } else {
            changed.add(feature.word());
        }
        this.features = String.join(",", changed);
        this.updatedAt = Moment.now();
    }

    /** US cents a month beyond which its paid dynos are scaled down; absent where there is no such limit. */
    public Optional<Integer> spendingLimitCents() {
        return Optional.ofNullable(spendingLimitCents);
    }

    public void limitSpending(Optional<Integer> cents) {
        this.spendingLimitCents = cents.orElse(null);
        this.updatedAt = Moment.now();
    }

    /** What the CLI calls the kind of its dynos: it asks for the owner's free hours where this is {@code eco}. */
    public String processTier() {
        return processTier;
    }

    /** Notes on what size its dynos are. */
    public void runOn(DynoSize size) {
        this.processTier = size.isSleeping() ? ECO : size.tier();
    }

    /** Since when it has slept; absent while it is awake. */
    public Optional<Instant> asleepSince() {
        return Optional.ofNullable(asleepSince);
    }

    public boolean isAsleep() {
        return asleepSince != null;
    }

    /** Which changes nothing about the app itself. */
    public void fallAsleep(Instant at) {
        if (asleepSince == null) {
            this.asleepSince = at;
        }
    }

    public void wakeUp() {
        this.asleepSince = null;
    }

    public void lock(boolean on) {
        this.locked = on;
        this.updatedAt = Moment.now();
    }

    public void handOverTo(UUID newOwnerId) {
        this.ownerId = newOwnerId;
        this.updatedAt = Moment.now();
    }

    public void rename(AppName newName) {
        this.name = newName.text();
        this.updatedAt = Moment.now();
    }

    public void setUpMaintenance(boolean on) {
        this.maintenance = on;
        this.updatedAt = Moment.now();
    }

    public void buildOn(Stack newStack) {
        this.buildStack = newStack.id();
        this.updatedAt = Moment.now();
    }

    public void chooseBuildpacks(List<String> ordered) {
        this.buildpacks = String.join("\n", ordered);
        this.updatedAt = Moment.now();
    }

    /** Notes that a release exists; one with a slug also names the app's kind and moves it to its build stack. */
    public void released(Instant at, Optional<Slug> slug) {
        this.releasedAt = at;
        this.updatedAt = at;
        slug.ifPresent(released -> {
            this.buildpackDescription = released.buildpackDescription();
            this.slugSize = released.size();
            this.stack = buildStack;
        });
    }
}
