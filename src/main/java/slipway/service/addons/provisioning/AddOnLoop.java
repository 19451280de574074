package slipway.service.addons.provisioning;

import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.logging.Level;
import java.util.logging.Logger;
import slipway.service.DaemonThreads;
import slipway.service.addons.providers.Answer;
import slipway.service.addons.providers.Order;
import slipway.service.addons.providers.Providers;

/**
 * Asks providers for what is wanted of them: at once when somebody wants it, and again as long as they cannot be asked. An
 * attempt is written down before and after it, and no transaction is open meanwhile; a kill in between repeats it.
 */
@ApplicationScoped
public class AddOnLoop {
    private static final Logger LOG = Logger.getLogger(AddOnLoop.class.getName());

    /** Providers that are asked at once: what takes time is to wait for them. */
    private static final int AT_ONCE = 16;

    /** Of these, calls of one third party at most: one that is slow leaves the others, and what ships, their turns. */
    private static final int OF_ONE = 4;

    private static final Duration LOOK = Duration.ofSeconds(2);

    /** Within which a provider has answered or not (Dev Center, "Add-on Partner API": 25 s), and some. */
    private static final Duration ATTEMPT = Duration.ofSeconds(60);

    @Inject
    AddOnRecords records;

    @Inject
    Providers providers;

    private final Map<UUID, CompletableFuture<Optional<String>>> underWay = new ConcurrentHashMap<>();

    /** Calls under way, by the account that has registered the service. */
    private final Map<UUID, Integer> ofThirdParties = new ConcurrentHashMap<>();

    private final ScheduledThreadPoolExecutor workers = pool(AT_ONCE, "addons");
    private final ScheduledThreadPoolExecutor thirdParties = pool(AT_ONCE, "partners");

    private static ScheduledThreadPoolExecutor pool(int threads, String name) {
        return new ScheduledThreadPoolExecutor(threads, DaemonThreads.named(name));
    }

    /** Goes on with what the platform before this one has left. */
    public void resume() {
        records.nobodyWaits();
        workers.scheduleWithFixedDelay(this::look, 0, LOOK.toMillis(), TimeUnit.MILLISECONDS);
    }

    @PreDestroy
    public void stop() {
        workers.shutdownNow();
        thirdParties.shutdownNow();
    }

    void wake(UUID addOnId) {
        attempt(addOnId);
    }

    /** Asks a provider for what is wanted of it now; ends with what it refused, if anything. */
    CompletableFuture<Optional<String>> attempt(UUID addOnId) {
        CompletableFuture<Optional<String>> mine = new CompletableFuture<>();
        CompletableFuture<Optional<String>> present = underWay.putIfAbsent(addOnId, mine);
        if (present != null) {
            return present;
        }
        if (!begin(addOnId, mine)) {
            underWay.remove(addOnId);
            mine.complete(Optional.empty());
        }
        return mine;
    }

    /** Returns false where it has to wait for one of the next looks, or for the next platform. */
    private boolean begin(UUID addOnId, CompletableFuture<Optional<String>> mine) {
        Optional<UUID> thirdParty;
        try {
            thirdParty = records.thirdParty(addOnId);
        } catch (RuntimeException e) {
            LOG.log(Level.WARNING, "Work on add-on " + addOnId + " could not begin and is tried again", e);
            return false;
        }
        if (thirdParty.filter(account -> !take(account)).isPresent()) {
            return false;
        }
        try {
            (thirdParty.isPresent() ? thirdParties : workers).execute(() -> {
                try {
                    run(addOnId, mine);
                } finally {
                    thirdParty.ifPresent(this::giveBack);
                }
            });
            return true;
        } catch (RejectedExecutionException theEnd) {
            thirdParty.ifPresent(this::giveBack);
            return false;
        }
    }

    private boolean take(UUID account) {
        boolean[] taken = new boolean[1];
        ofThirdParties.compute(account, (id, calls) -> {
            int before = calls == null ? 0 : calls;
            taken[0] = before < OF_ONE;
            return taken[0] ? before + 1 : before;
        });
        return taken[0];
    }

    private void giveBack(UUID account) {
        ofThirdParties.computeIfPresent(account, (id, calls) -> calls == 1 ? null : calls - 1);
    }

    private void run(UUID addOnId, CompletableFuture<Optional<String>> outcome) {
        Optional<String> refused = Optional.empty();
        try {
            Optional<Order> order = records.begin(addOnId, ATTEMPT);
            if (order.isPresent()) {
                refused = records.end(order.get(), ask(order.get()));
            }
        } catch (RuntimeException e) {
            if (!workers.isShutdown()) {
                LOG.log(Level.WARNING, "Work on add-on " + addOnId + " failed and is tried again", e);
            }
        } finally {
            underWay.remove(addOnId);
            outcome.complete(refused);
        }
    }

    private Answer ask(Order order) {
        try {
            return providers.ask(order);
        } catch (RuntimeException e) {
            LOG.log(Level.WARNING, "The provider of " + order.name() + " failed", e);
            return new Answer.Unavailable("the provider failed: " + e.getClass().getSimpleName());
        }
    }

    private void look() {
        try {
            records.due().forEach(this::attempt);
        } catch (RuntimeException e) {
            if (!workers.isShutdown()) {
                LOG.log(Level.WARNING, "What is wanted of add-on providers is looked up again", e);
            }
        }
    }
}
