package slipway.service.payments;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.transaction.Transactional;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.logging.Level;
import java.util.logging.Logger;
import slipway.model.InvalidParamsException;
import slipway.model.accounts.Account;
import slipway.model.activity.Action;
import slipway.model.payments.PaymentMethod;
import slipway.service.AfterCommit;
import slipway.service.access.AccessPolicy;
import slipway.service.access.Actor;
import slipway.service.activity.Activity;

/** An operator's word for people, in place of a payment method: given and withdrawn; for one, or for a whole class. */
@ApplicationScoped
@Transactional
public class Confirmations {
    /** What became of a line. */
    public enum Verdict {
        CONFIRMED,
        /** Verified before, or on an earlier line. */
        ALREADY,
        /** There is no account of that address. */
        UNKNOWN,
        /** There is no address. */
        UNREADABLE
    }

    /** What became of which line. */
    public record Outcome(ClassList.Line line, Verdict verdict) {}

    /** Accounts that are looked up by one statement. */
    private static final int CHUNK = 1_000;

    private static final Logger LOG = Logger.getLogger(Confirmations.class.getName());

    @Inject
    EntityManager entities;

    @Inject
    AccessPolicy policy;

    @Inject
    PaymentRecords records;

    @Inject
    Activity activity;

    @Inject
    AfterCommit afterCommit;

    @Inject
    PaymentProvider provider;

    /** Verifies somebody; changes nothing about who is verified already. */
    public Account confirm(Actor operator, UUID accountId) {
        policy.requireOperator(operator);
        Account account = records.requireLocked(accountId);
        if (!account.isVerified()) {
            verify(operator, account);
        }
        return account;
    }

    /** Makes somebody one who is not verified, whoever has verified them, and takes them off the provider's books. */
    public Account withdraw(Actor operator, UUID accountId) {
        policy.requireOperator(operator);
        Account account = records.requireLocked(accountId);
        records.remove(accountId)
                .filter(method -> method.provider().equals(provider.name()))
                .flatMap(PaymentMethod::customer)
                .ifPresent(customer -> afterCommit.run(() -> takeOffTheBooks(customer)));
        note(operator, "Withdrew the verification of " + account.email());
        return account;
    }

    /** The operator's word holds whether or not the provider can be reached. */
    private void takeOffTheBooks(String customer) {
        try {
            provider.remove(customer);
        } catch (PaymentException e) {
            LOG.log(Level.WARNING, "Customer {0} is still on file with {1}: {2}", new Object[] {
                customer, provider.name(), e.getMessage()
            });
        }
    }

    /** Verifies everybody of a list who has an account, all together, and says of each line what became of it. */
    public List<Outcome> confirmAll(Actor operator, String list) {
        policy.requireOperator(operator);
        List<ClassList.Line> lines = ClassList.parse(list);
        if (lines.isEmpty()) {
            throw new InvalidParamsException("There is no e-mail address in that list.");
        }
        Map<String, Account> accounts = accounts(lines);
        List<Outcome> outcomes = new ArrayList<>();
        for (ClassList.Line line : lines) {
            outcomes.add(new Outcome(line, confirm(operator, line, accounts)));
        }
        return outcomes;
    }

    private Verdict confirm(Actor operator, ClassList.Line line, Map<String, Account> accounts) {
        if (line.email().isEmpty()) {
            return Verdict.UNREADABLE;
        }
        Account account = accounts.get(address(line.email().get()));
        if (account == null) {
            return Verdict.UNKNOWN;
        }
        if (account.isVerified()) {
            return Verdict.ALREADY;
        }
        verify(operator, account);
        return Verdict.CONFIRMED;
    }

    private void verify(Actor operator, Account account) {
        records.vouchFor(account);
        note(operator, "Verified " + account.email());
    }

    /** By address; locked, in one order. */
    private Map<String, Account> accounts(List<ClassList.Line> lines) {
        List<String> addresses = lines.stream()
                .flatMap(line -> line.email().stream())
                .map(Confirmations::address)
                .distinct()
                .sorted()
                .toList();
        Map<String, Account> found = new HashMap<>();
        for (int from = 0; from < addresses.size(); from += CHUNK) {
            entities.createQuery("select a from Account a where a.email in :emails order by a.email", Account.class)
                    .setParameter("emails", addresses.subList(from, Math.min(from + CHUNK, addresses.size())))
                    .setLockMode(LockModeType.PESSIMISTIC_WRITE)
                    .getResultStream()
                    .forEach(account -> found.put(account.email(), account));
        }
        return found;
    }

    private static String address(String email) {
        return email.toLowerCase(Locale.ROOT);
    }

    private void note(Actor operator, String deed) {
        activity.noteOfAccount(operator, "account", Action.UPDATE, deed);
    }
}
