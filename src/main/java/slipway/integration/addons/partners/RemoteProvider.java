package slipway.integration.addons.partners;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.annotation.PostConstruct;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.IOException;
import java.net.ConnectException;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.net.UnknownHostException;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.function.Function;
import java.util.logging.Level;
import java.util.logging.Logger;
import javax.net.ssl.SSLException;
import slipway.config.Settings;
import slipway.model.PlatformException;
import slipway.model.addons.AddOnWork;
import slipway.model.logs.DrainUrl;
import slipway.service.DaemonThreads;
import slipway.service.addons.partners.PartnerLogs;
import slipway.service.addons.partners.PartnerTokens;
import slipway.service.addons.providers.AddOnProvider;
import slipway.service.addons.providers.Answer;
import slipway.service.addons.providers.Order;
import slipway.service.addons.registry.Manifest;
import slipway.service.addons.registry.ManifestSafe;
import slipway.service.addons.registry.PartnerServices;
import slipway.service.secrets.UrlSigner;

/** Makes add-ons of every registered service by asking its provider, as Heroku does (Partner API, version 3). */
@ApplicationScoped
public class RemoteProvider implements AddOnProvider {
    private static final Logger LOG = Logger.getLogger(RemoteProvider.class.getName());
    private static final ObjectMapper JSON = new ObjectMapper();

    /** Nanoseconds after which a provider is slow (Dev Center, "Add-on Partner API Reference": it should take 3 s). */
    private static final long SLOW = 3_000_000_000L;

    @Inject
    Settings settings;

    @Inject
    PartnerServices services;

    @Inject
    ManifestSafe manifests;

    @Inject
    PartnerTokens tokens;

    @Inject
    PartnerLogs logs;

    @Inject
    UrlSigner urls;

    private final ScheduledThreadPoolExecutor watch =
            new ScheduledThreadPoolExecutor(1, DaemonThreads.named("addon-calls"));

    @PostConstruct
    void start() {
        watch.setRemoveOnCancelPolicy(true);
    }

    @PreDestroy
    void stop() {
        watch.shutdownNow();
    }

    @Override
    public boolean serves(String service) {
        return services.isRegistered(service);
    }

    @Override
    public boolean isAvailable() {
        return true;
    }

    @Override
    public Answer provision(Order order) {
        Manifest manifest = manifests.of(order.service());
        Answers answers = new Answers(manifest);
        String body = provisionBody(order, manifest);
        return ask(order, manifest, "POST", manifest.baseUrl(), body, reply -> {
            Answer answer = answers.provision(reply);
            answers.drainUrl(reply).ifPresent(url -> logs.drainTo(order.addOnId(), new DrainUrl(url)));
            return answer;
        });
    }

    private String provisionBody(Order order, Manifest manifest) {
        PartnerTokens.Code code = tokens.newCode(order.addOnId());
        ObjectNode body = JSON.createObjectNode()
                .put("callback_url", urls.baseUrl() + "/addons/" + order.addOnId())
                .put("name", order.name())
                .put("plan", order.plan().shortName())
                .put("region", manifest.region())
                .put("uuid", order.addOnId().toString());
        body.putObject("oauth_grant")
                .put("code", code.text())
                .put("type", "authorization_code")
                .put("expires_at", code.expiresAt().toString());
        ObjectNode options = body.putObject("options");
        order.options().forEach(options::put);
        if (manifest.writesLogs()) {
            body.put("log_input_url", logs.inputUrl(order.addOnId()));
        }
        if (manifest.readsLogs()) {
            body.put("log_drain_token", logs.drainToken(order.addOnId()));
        }
        return body.toString();
    }

    @Override
    public Answer changePlan(Order order) {
        Manifest manifest = manifests.of(order.service());
        String body =
                JSON.createObjectNode().put("plan", order.plan().shortName()).toString();
        return ask(order, manifest, "PUT", resource(manifest, order), body, new Answers(manifest)::changePlan);
    }

    @Override
    public Answer deprovision(Order order) {
        Manifest manifest = manifests.of(order.service());
        return ask(order, manifest, "DELETE", resource(manifest, order), "", new Answers(manifest)::deprovision);
    }

    /** Version 3 names add-ons by their UUIDs, whatever providers call them. */
    private static URI resource(Manifest manifest, Order order) {
        return URI.create(manifest.baseUrl().toString().replaceFirst("/+$", "") + "/" + order.addOnId());
    }

    private Answer ask(
            Order order,
            Manifest manifest,
            String method,
            URI url,
            String body,
            Function<ProviderReply, Answer> reading) {
        long began = System.nanoTime();
        try {
            ProviderReply reply = call().send(method, url, manifest.id(), manifest.password(), body);
            if (System.nanoTime() - began > SLOW) {
                LOG.info(() -> manifest.id() + " took " + (System.nanoTime() - began) / 1_000_000_000 + " s for "
                        + order.name() + "; providers should answer within 3 s");
            }
            return reading.apply(reply);
        } catch (PlatformException lie) {
            return lied(order, manifest, lie.getMessage());
        } catch (ProviderReply.TooLargeException lie) {
            return lied(order, manifest, "its answer has " + lie.getMessage());
        } catch (ClosedAddressException closed) {
            LOG.warning(() -> manifest.id() + " cannot be asked: " + why(closed));
            return order.work() == AddOnWork.DEPROVISION
                    ? new Answer.Unavailable(why(closed))
                    : new Answer.Refused(manifest.name() + " cannot be asked: " + why(closed) + ".");
        } catch (IOException failure) {
            LOG.log(Level.FINE, "A provider could not be asked", failure);
            return new Answer.Unavailable(why(failure));
        }
    }

    private ProviderCall call() {
        return new ProviderCall(new ProviderAddresses(settings.addOns().privateProviders()), watch, ProviderCall.WHOLE);
    }

    /** What it made in its own eyes is to be taken back. */
    private static Answer lied(Order order, Manifest manifest, String what) {
        LOG.warning(() -> "The answer of " + manifest.id() + " for " + order.name() + " is not valid: " + what);
        return order.work() == AddOnWork.DEPROVISION
                ? new Answer.Unavailable(what)
                : new Answer.Refused("%s gave an answer that is not valid: %s".formatted(manifest.name(), what), true);
    }

    private static String why(IOException failure) {
        if (failure instanceof ClosedAddressException) {
            return "its host leads to where providers may not be";
        }
        if (failure instanceof SocketTimeoutException) {
            return "it did not answer in time";
        }
        if (failure instanceof UnknownHostException) {
            return "its host is not known";
        }
        if (failure instanceof ConnectException) {
            return "it cannot be reached";
        }
        if (failure instanceof SSLException) {
            return "its certificate is not good";
        }
        return "the connection broke";
    }
}
