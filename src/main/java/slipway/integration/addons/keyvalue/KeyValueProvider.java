package slipway.integration.addons.keyvalue;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import slipway.model.InvalidParamsException;
import slipway.model.addons.keyvalue.Behaviour;
import slipway.model.addons.keyvalue.Capacity;
import slipway.model.addons.keyvalue.Eviction;
import slipway.service.addons.keyvalue.KeyValueRecords;
import slipway.service.addons.keyvalue.NoPlaceException;
import slipway.service.addons.keyvalue.ServerSpec;
import slipway.service.addons.providers.AddOnProvider;
import slipway.service.addons.providers.Answer;
import slipway.service.addons.providers.Order;

/** Makes key-value servers for {@code heroku-redis}: first recorded, then run, so that a repeated order finds its own. */
@ApplicationScoped
public class KeyValueProvider implements AddOnProvider {
    private static final String SERVICE = "heroku-redis";

    @Inject
    KeyValueRecords records;

    @Inject
    AllServers servers;

    @Override
    public boolean serves(String service) {
        return service.equals(SERVICE);
    }

    @Override
    public boolean isAvailable() {
        return servers.areAvailable();
    }

    @Override
    public Answer provision(Order order) {
        return answer(() -> {
            Behaviour behaviour = behaviour(order.options());
            ServerSpec spec = records.find(order.addOnId())
                    .orElseGet(() -> records.ensure(
                            order.addOnId(),
                            servers.isNextShared(),
                            servers.places(),
                            behaviour,
                            Capacity.of(order.plan())));
            try {
                servers.ensure(spec);
            } catch (ServerException e) {
                if (e.isLasting()) {
                    servers.delete(spec);
                }
                throw e;
            }
            return Answer.Done.with(servers.config(records.find(order.addOnId()).orElseThrow()));
        });
    }

    private static Behaviour behaviour(Map<String, String> options) {
        Behaviour behaviour = Behaviour.USUAL;
        for (Map.Entry<String, String> option : options.entrySet()) {
            behaviour = behaviour.with(option.getKey(), option.getValue());
        }
        return behaviour;
    }

    @Override
    public Answer changePlan(Order order) {
        return answer(() -> {
            ServerSpec present = records.find(order.addOnId())
                    .orElseThrow(() -> ServerException.lasting("There is no server of this add-on."));
            Capacity wanted = Capacity.of(order.plan());
            if (!present.capacity().equals(wanted)) {
                requireRoom(present, wanted);
            }
            try {
                servers.ensure(records.resize(order.addOnId(), wanted));
            } catch (ServerException e) {
                if (e.isLasting()) {
                    records.resize(order.addOnId(), present.capacity());
                }
                throw e;
            }
            return Answer.Done.SILENTLY;
        });
    }

    /** What is there stays there; only a server that was told to may let go of some. */
    private void requireRoom(ServerSpec present, Capacity wanted) {
        if (present.shared() || present.behaviour().eviction() != Eviction.NOEVICTION) {
            return;
        }
        long used = servers.info(present)
                .map(info -> Long.parseLong(info.getOrDefault("used_memory", "0")))
                .orElseThrow(() -> ServerException.forNow("The server does not answer now."));
        if (used > wanted.bytes()) {
            throw ServerException.lasting(String.format(
                    Locale.ROOT,
                    "It uses %.1f MB, and the plan has %.1f MB: delete some keys, or choose a policy that evicts them"
                            + " (heroku redis:maxmemory).",
                    used / 1048576.0,
                    wanted.bytes() / 1048576.0));
        }
    }

    @Override
    public Answer deprovision(Order order) {
        return answer(() -> {
            Optional<ServerSpec> present = records.find(order.addOnId());
            present.ifPresent(servers::delete);
            return Answer.Done.SILENTLY;
        });
    }

    private static Answer answer(Supplier<Answer> work) {
        try {
            return work.get();
        } catch (InvalidParamsException | NoPlaceException e) {
            return new Answer.Refused(String.valueOf(e.getMessage()));
        } catch (ServerException e) {
            return e.isLasting() ? new Answer.Refused(e.getMessage()) : new Answer.Unavailable(e.getMessage());
        }
    }
}
