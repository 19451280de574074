package slipway.service.addons.providers;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import slipway.model.addons.AddOnService;
import slipway.model.addons.AddOnWork;
import slipway.model.addons.Plan;

/** What every {@link AddOnProvider} must do, be it of this house or somebody else's. */
public abstract class AddOnProviderContract {
    private final UUID app = UUID.randomUUID();

    protected abstract AddOnProvider provider();

    /** From here on {@code provider()} is that of a platform that was started anew after a kill. */
    protected abstract void restart();

    protected abstract AddOnService service();

    protected abstract Plan plan();

    /** One that a provider can change to and back. */
    protected abstract Plan otherPlan();

    /** Puts something into what a config leads to; it replaces what was put before. */
    protected abstract void put(Map<String, String> config, String text);

    /** What was put last; empty where nothing is, or where the config leads to nothing any more. */
    protected abstract Optional<String> find(Map<String, String> config);

    /** The answer to an order in the end: one that takes on an order only says later that it is done. */
    protected Answer settled(Order order, Answer answer) {
        return answer;
    }

    protected final Order order(AddOnWork work, UUID addOn, Plan plan) {
        return order(work, addOn, plan, Map.of());
    }

    protected final Order order(AddOnWork work, UUID addOn, Plan plan, Map<String, String> options) {
        String name = "thing-" + addOn.toString().substring(0, 8);
        return new Order(work, addOn, name, app, service(), plan, options, Optional.empty());
    }

    protected final Answer ask(Order order) {
        Answer answer = switch (order.work()) {
            case PROVISION -> provider().provision(order);
            case CHANGE_PLAN -> provider().changePlan(order);
            case DEPROVISION -> provider().deprovision(order);
        };
        return settled(order, answer);
    }

    /** What a new add-on sets. */
    protected final Map<String, String> provision(UUID addOn) {
        return configOf(ask(order(AddOnWork.PROVISION, addOn, plan())));
    }

    protected final Map<String, String> configOf(Answer answer) {
        assertThat(answer).isInstanceOf(Answer.Done.class);
        return ((Answer.Done) answer).config().orElseThrow();
    }

    /** What is set after a change of plan that may leave it as it was. */
    private static Map<String, String> configOf(Answer answer, Map<String, String> before) {
        assertThat(answer).isInstanceOf(Answer.Done.class);
        return ((Answer.Done) answer).config().orElse(before);
    }

    @Test
    void servesWhatItMakes() {
        assertThat(provider().serves(service().name())).isTrue();
        assertThat(provider().serves("heroku-of-nobody")).isFalse();
        assertThat(provider().isAvailable()).isTrue();
    }

    @Test
    void makesSomethingThatItsConfigLeadsTo() {
        Map<String, String> config = provision(UUID.randomUUID());
        assertThat(config).isNotEmpty();
        assertThat(config.keySet()).allMatch(name -> name.startsWith(service().prefix() + "_"));
        put(config, "mine");
        assertThat(find(config)).contains("mine");
    }

    @Test
    void makesItOnceHoweverOftenItIsAskedTo() {
        UUID addOn = UUID.randomUUID();
        Map<String, String> config = provision(addOn);
        put(config, "mine");
        assertThat(provision(addOn)).isEqualTo(config);
        assertThat(find(config)).contains("mine");
    }

    @Test
    void knowsItAgainAfterAKill() {
        UUID addOn = UUID.randomUUID();
        Map<String, String> config = provision(addOn);
        put(config, "mine");
        restart();
        assertThat(provision(addOn)).isEqualTo(config);
        assertThat(find(config)).contains("mine");
    }

    @Test
    void givesEveryAddOnItsOwn() {
        Map<String, String> one = provision(UUID.randomUUID());
        Map<String, String> other = provision(UUID.randomUUID());
        assertThat(one.values()).doesNotContainAnyElementsOf(other.values());
        put(one, "mine");
        put(other, "yours");
        assertThat(find(one)).contains("mine");
    }

    @Test
    void changesPlansWithAllThatIsThere() {
        UUID addOn = UUID.randomUUID();
        Map<String, String> config = provision(addOn);
        put(config, "mine");
        Order change = order(AddOnWork.CHANGE_PLAN, addOn, otherPlan());
        config = configOf(ask(change), config);
        assertThat(find(config)).contains("mine");
        restart();
        config = configOf(ask(change), config);
        assertThat(find(config)).contains("mine");
        config = configOf(ask(order(AddOnWork.CHANGE_PLAN, addOn, plan())), config);
        assertThat(find(config)).contains("mine");
    }

    @Test
    void endsItAsOftenAsItIsAskedTo() {
        UUID addOn = UUID.randomUUID();
        Map<String, String> config = provision(addOn);
        put(config, "mine");
        Order end = order(AddOnWork.DEPROVISION, addOn, plan());
        assertThat(ask(end)).isInstanceOf(Answer.Done.class);
        assertThat(find(config)).isEmpty();
        assertThat(ask(end)).isInstanceOf(Answer.Done.class);
        restart();
        assertThat(ask(end)).isInstanceOf(Answer.Done.class);
        assertThat(find(config)).isEmpty();
    }

    @Test
    void endsWhatNeverWas() {
        assertThat(ask(order(AddOnWork.DEPROVISION, UUID.randomUUID(), plan()))).isInstanceOf(Answer.Done.class);
    }

    @Test
    void whatOneEndsLeavesOthersAlone() {
        UUID addOn = UUID.randomUUID();
        Map<String, String> other = provision(UUID.randomUUID());
        provision(addOn);
        put(other, "yours");
        ask(order(AddOnWork.DEPROVISION, addOn, plan()));
        assertThat(find(other)).contains("yours");
    }
}
