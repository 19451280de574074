package slipway.service.addons.partners;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.transaction.Transactional;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import slipway.model.Moment;
import slipway.model.addons.AddOn;
import slipway.model.addons.AddOnService;
import slipway.model.addons.partners.PartnerGrant;
import slipway.model.addons.partners.PartnerToken;
import slipway.model.apps.App;
import slipway.service.secrets.Tokens;

/**
 * OAuth for providers (Dev Center, "Platform API for Partners"): each wish to make an add-on brings a code, which together
 * with the service's client secret is good once for tokens that are good for that add-on alone.
 */
@ApplicationScoped
@Transactional
public class PartnerTokens {
    /** Lets everybody who meets one tell it from the tokens of people. */
    private static final String PREFIX = "slipway-partner-";

    @Inject
    EntityManager entities;

    /** A code and until when it is good. */
    public record Code(String text, Instant expiresAt) {
        /** Without what must not be written anywhere. */
        @Override
        public String toString() {
            return "Code[" + expiresAt + "]";
        }
    }

    /** What a provider gets for a code, or for a token that does not expire. */
    public record Granted(String accessToken, String refreshToken, UUID addOnId) {
        /** Without what must not be written anywhere. */
        @Override
        public String toString() {
            return "Granted[" + addOnId + "]";
        }
    }

    public static boolean isOne(String token) {
        return token.startsWith(PREFIX);
    }

    /** A new code for a provider who is about to be asked for an add-on; those of earlier attempts stay good. */
    public Code newCode(UUID addOnId) {
        String code = Tokens.newSecret();
        PartnerGrant grant = new PartnerGrant(addOnId, Tokens.hash(code));
        entities.persist(grant);
        return new Code(code, grant.codeExpiresAt());
    }

    /** Tokens for a code; empty where it is not good, not any more, or the secret is not that of its service. */
    public Optional<Granted> exchange(String code, String clientSecret) {
        return grant("g.codeHash", code)
                .filter(grant -> isOfClient(grant, clientSecret))
                .map(grant -> entities.find(PartnerGrant.class, grant.id(), LockModeType.PESSIMISTIC_WRITE))
                .filter(PartnerGrant::isExchangeable)
                .map(grant -> {
                    String refresh = PREFIX + Tokens.newSecret();
                    grant.exchange(Tokens.hash(refresh));
                    return new Granted(newAccess(grant), refresh, grant.addOnId());
                });
    }

    /** Another token that expires, for one that does not; empty where that is not good. */
    public Optional<Granted> refresh(String refreshToken, String clientSecret) {
        return grant("g.refreshHash", refreshToken)
                .filter(grant -> isOfClient(grant, clientSecret))
                .map(grant -> new Granted(newAccess(grant), refreshToken, grant.addOnId()));
    }

    /** Those that have expired go, so that there are never many. */
    private String newAccess(PartnerGrant grant) {
        entities.createQuery("delete from PartnerToken t where t.grantId = :grant and t.expiresAt < :now")
                .setParameter("grant", grant.id())
                .setParameter("now", Moment.now())
                .executeUpdate();
        String token = PREFIX + Tokens.newSecret();
        entities.persist(new PartnerToken(grant.id(), Tokens.hash(token)));
        return token;
    }

    private Optional<PartnerGrant> grant(String column, String secret) {
        return entities.createQuery("select g from PartnerGrant g where " + column + " = :hash", PartnerGrant.class)
                .setParameter("hash", Tokens.hash(secret))
                .getResultStream()
                .findFirst();
    }

    private boolean isOfClient(PartnerGrant grant, String clientSecret) {
        return entities.createQuery(
                        "select s from AddOn o, Plan p, AddOnService s where o.id = :addOn and p.id = o.planId"
                                + " and s.id = p.serviceId",
                        AddOnService.class)
                .setParameter("addOn", grant.addOnId())
                .getResultStream()
                .flatMap(service -> service.clientSecretHash().stream())
                .anyMatch(hash -> isSame(hash, Tokens.hash(clientSecret)));
    }

    private static boolean isSame(String a, String b) {
        return MessageDigest.isEqual(a.getBytes(StandardCharsets.US_ASCII), b.getBytes(StandardCharsets.US_ASCII));
    }

    /** Whom a token is of; empty where it is not good, or not any more. */
    public Optional<Partner> authenticate(String token) {
        return entities.createQuery(
                        "select o, p.serviceId from PartnerToken t, PartnerGrant g, AddOn o, Plan p"
                                + " where t.tokenHash = :hash and t.expiresAt > :now and g.id = t.grantId"
                                + " and o.id = g.addOnId and p.id = o.planId",
                        Object[].class)
                .setParameter("hash", Tokens.hash(token))
                .setParameter("now", Moment.now())
                .getResultStream()
                .map(row -> partner((AddOn) row[0], (UUID) row[1]))
                .findFirst();
    }

    private Partner partner(AddOn addOn, UUID serviceId) {
        // An app that has it no more is none of its provider's concern.
        Optional<App> app =
                Optional.ofNullable(entities.find(App.class, addOn.appId())).filter(found -> !addOn.isGone());
        return new Partner(addOn.id(), addOn.name(), serviceId, app.map(App::id), app.map(App::name));
    }
}
