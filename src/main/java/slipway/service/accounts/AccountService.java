package slipway.service.accounts;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import slipway.model.InvalidParamsException;
import slipway.model.NotFoundException;
import slipway.model.accounts.Account;
import slipway.model.accounts.EmailAddress;
import slipway.model.activity.Action;
import slipway.service.access.AccessPolicy;
import slipway.service.access.Actor;
import slipway.service.activity.Activity;
import slipway.service.secrets.PasswordHasher;

/** People: looking themselves up, being added by an operator, changing what is theirs. */
@ApplicationScoped
@Transactional
public class AccountService {
    /** Shortest password, in characters (Heroku's own rule). */
    public static final int MIN_PASSWORD = 8;

    /** Longest password, in characters: longer than any phrase that a person or a program makes up. */
    private static final int MAX_PASSWORD = 1_000;

    /** Longest display name, in characters. */
    private static final int MAX_NAME = 200;

    @Inject
    EntityManager entities;

    @Inject
    PasswordHasher passwords;

    @Inject
    AccessPolicy policy;

    @Inject
    Activity activity;

    @Inject
    SessionService sessions;

    public Account require(UUID id) {
        return Optional.ofNullable(entities.find(Account.class, id))
                .orElseThrow(() -> new NotFoundException("account"));
    }

    /** An account by its e-mail or its UUID, for a use case that may name it. */
    public Optional<Account> find(String emailOrId) {
        try {
            return Optional.ofNullable(entities.find(Account.class, UUID.fromString(emailOrId)));
        } catch (IllegalArgumentException notAnId) {
            return findByEmail(emailOrId);
        }
    }

    /** The actor's own account; {@code nameOrId} may be {@code ~}, the UUID or the e-mail of it, and of no other. */
    public Account requireSelf(Actor actor, String nameOrId) {
        boolean self = nameOrId.equals("~")
                || nameOrId.equalsIgnoreCase(actor.email())
                || nameOrId.equals(actor.accountId().toString());
        if (!self) {
            throw new NotFoundException("account");
        }
        return require(actor.accountId());
    }

    /** Every account, for operators, by e-mail. */
    public List<Account> list(Actor operator) {
        policy.requireOperator(operator);
        return entities.createQuery("select a from Account a order by a.email", Account.class)
                .getResultList();
    }

    /** Adds a person; only operators may. */
    public Account add(Actor operator, String email, String password) {
        policy.requireOperator(operator);
        Account added = create(email, password, false);
        activity.noteOfAccount(operator, "account", Action.CREATE, "Added " + added.email());
        return added;
    }

    /** The accounts of these ids; one query for a whole list. */
    public People people(Collection<UUID> ids) {
        if (ids.isEmpty()) {
            return new People(Map.of());
        }
        return new People(entities.createQuery("select a from Account a where a.id in :ids", Account.class)
                .setParameter("ids", Set.copyOf(ids))
                .getResultStream()
                .collect(Collectors.toMap(Account::id, Function.identity())));
    }

    /** Changes the actor's display name, where one is given. */
    public Account update(Actor actor, Optional<String> name) {
        Account account = require(actor.accountId());
        name.map(String::strip).ifPresent(text -> {
            requireShort(text);
            account.rename(text);
            activity.noteOfAccount(actor, "account", Action.UPDATE, "Changed the name");
        });
        return account;
    }

    /** Refuses a name that is too long for {@link #update}. */
    public static void requireShort(String name) {
        if (name.strip().length() > MAX_NAME) {
            throw new InvalidParamsException("Parameter \"name\" is longer than " + MAX_NAME + " characters.");
        }
    }

    /**
     * Sees to it that the operator's account exists.
     *
     * @param password what it must be; absent, {@code generated} is used when the account is made
     * @return whether the account was made now
     */
    public boolean ensureOperator(String email, Optional<String> password, String generated) {
        Optional<Account> present = findByEmail(email);
        if (present.isEmpty()) {
            // Whoever confirms others needs nobody to confirm him.
            create(email, password.orElse(generated), true).verify();
            return true;
        }
        Account account = present.get();
        password.filter(text -> !passwords.matches(text, account.passwordHash()))
                .ifPresent(text -> {
                    account.changePassword(passwords.hash(requireGood(text)));
                    endWhatThePasswordGot(account.id(), Optional.empty(), Optional.empty());
                });
        return false;
    }

    /**
     * Changes the actor's password, whose old one was asked for; sessions and tokens of the old one end.
     *
     * @param kept the session that asks, where one does
     */
    void replacePassword(Actor actor, String newHash, Optional<UUID> kept) {
        require(actor.accountId()).changePassword(newHash);
        endWhatThePasswordGot(actor.accountId(), kept, actor.origin().authorizationId());
        activity.noteOfAccount(actor, "account", Action.UPDATE, "Changed the password");
    }

    private void endWhatThePasswordGot(UUID account, Optional<UUID> keptSession, Optional<UUID> keptToken) {
        sessions.endAll(account, keptSession);
        entities.createQuery("delete from OAuthAuthorization a where a.accountId = :account"
                        + " and a.byPassword = true and a.id <> :kept")
                .setParameter("account", account)
                .setParameter("kept", keptToken.orElseGet(UUID::randomUUID))
                .executeUpdate();
    }

    public Optional<Account> findByEmail(String email) {
        return entities.createQuery("select a from Account a where a.email = :email", Account.class)
                .setParameter("email", email.strip().toLowerCase(java.util.Locale.ROOT))
                .getResultStream()
                .findFirst();
    }

    private Account create(String email, String password, boolean operator) {
        EmailAddress address = new EmailAddress(email);
        if (findByEmail(address.text()).isPresent()) {
            throw new InvalidParamsException("There is an account for " + address.text() + " already.");
        }
        String name = address.text().substring(0, address.text().indexOf('@'));
        Account account = new Account(address, name, passwords.hash(requireGood(password)), operator);
        entities.persist(account);
        return account;
    }

    static String requireGood(String password) {
        if (password.length() < MIN_PASSWORD) {
            throw new InvalidParamsException("A password needs at least " + MIN_PASSWORD + " characters.");
        }
        if (password.length() > MAX_PASSWORD) {
            throw new InvalidParamsException("A password has at most " + MAX_PASSWORD + " characters.");
        }
        return password;
    }
}
