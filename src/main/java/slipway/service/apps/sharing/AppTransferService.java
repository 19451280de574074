package slipway.service.apps.sharing;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.EntityNotFoundException;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import slipway.model.ForbiddenException;
import slipway.model.InvalidParamsException;
import slipway.model.NotFoundException;
import slipway.model.access.AppTransfer;
import slipway.model.access.Collaborator;
import slipway.model.access.Permission;
import slipway.model.access.TransferState;
import slipway.model.accounts.Account;
import slipway.model.activity.Action;
import slipway.model.apps.App;
import slipway.service.AfterCommit;
import slipway.service.access.Actor;
import slipway.service.accounts.AccountService;
import slipway.service.activity.Activity;
import slipway.service.addons.provisioning.Takeover;
import slipway.service.apps.AppFinder;
import slipway.service.apps.AppWatcher;
import slipway.service.billing.ledger.HourLedger;
import slipway.service.billing.ledger.Prices;
import slipway.service.billing.ledger.UsageRecords;
import slipway.service.billing.money.SpendingLimits;
import slipway.service.mail.MailOutbox;
import slipway.service.paging.Page;
import slipway.service.paging.PageRequest;
import slipway.service.paging.PagedQuery;
import slipway.service.secrets.UrlSigner;

/** Handing an app over to another owner, who has to agree: {@code heroku apps:transfer}. */
@ApplicationScoped
@Transactional
public class AppTransferService {
    private static final String KIND = "app-transfer";

    @Inject
    AfterCommit afterCommit;

    @Inject
    AppWatcher watcher;

    @Inject
    EntityManager entities;

    @Inject
    AppFinder apps;

    @Inject
    AccountService accounts;

    @Inject
    HourLedger ledger;

    @Inject
    UsageRecords usage;

    @Inject
    Takeover takeover;

    @Inject
    Prices prices;

    @Inject
    SpendingLimits spending;

    @Inject
    Activity activity;

    @Inject
    MailOutbox mails;

    @Inject
    UrlSigner urls;

    /** Those that the actor has offered or was offered. */
    public Page<AppTransfer> page(Actor actor, PageRequest range) {
        return PagedQuery.of(AppTransfer.class, "(x.ownerId = :account or x.recipientId = :account)")
                .with("account", actor.accountId())
                .fetch(entities, range);
    }

    /** What waits for the actor's answer, oldest first. */
    public List<AppTransfer> offeredTo(Actor actor) {
        return entities.createQuery(
                        "select t from AppTransfer t where t.recipientId = :account and t.state ="
                                + " slipway.model.access.TransferState.PENDING order by t.createdAt",
                        AppTransfer.class)
                .setParameter("account", actor.accountId())
                .getResultList();
    }

    /** By its UUID, or by the name of an app whose transfer is pending. */
    public AppTransfer require(Actor actor, String idOrApp) {
        return find(idOrApp)
                .filter(transfer -> transfer.ownerId().equals(actor.accountId())
                        || transfer.recipientId().equals(actor.accountId()))
                .orElseThrow(() -> new NotFoundException(KIND));
    }

    /** @param silent whether the recipient is not to be mailed */
    public AppTransfer offer(Actor actor, String appName, String recipient, boolean silent) {
        App app = apps.requireLocked(actor, appName, Permission.MANAGE);
        if (!app.ownerId().equals(actor.accountId())) {
            throw new ForbiddenException("Only the owner of " + app.name() + " may hand it over.");
        }
        if (app.isLocked()) {
            throw new ForbiddenException(app.name() + " is locked: unlock it before you hand it over.");
        }
        Account account = accounts.find(recipient).orElseThrow(() -> new NotFoundException("user"));
        if (account.id().equals(actor.accountId())) {
            throw new InvalidParamsException("Parameter \"recipient\" is the owner of " + app.name() + " already.");
        }
        if (findPending(app.id()).isPresent()) {
            throw new InvalidParamsException(app.name() + " is being handed over already.");
        }
        AppTransfer transfer = new AppTransfer(app.id(), actor.accountId(), account.id());
        entities.persist(transfer);
        activity.did(actor, app, KIND, Action.CREATE, transfer, "Offer to " + account.email());
        if (!silent) {
            mails.post(
                    account.id(),
                    actor.email() + " offers you the app " + app.name(),
                    "%s offers you the app %s. It will be yours, with what it costs, once you accept it:\n\n%s/apps\n"
                            .formatted(actor.email(), app.name(), urls.baseUrl()));
        }
        return transfer;
    }

    /**
     * The recipient's answer; once accepted the app is theirs, and the former owner stays as a collaborator. What an app
     * takes that costs something is then theirs to pay: they have to be verified for it.
     */
    public AppTransfer answer(Actor actor, String idOrApp, TransferState answer) {
        AppTransfer transfer = require(actor, idOrApp);
        if (!transfer.recipientId().equals(actor.accountId())) {
            throw new ForbiddenException("Only the recipient may accept or decline a transfer.");
        }
        App app = lock(transfer);
        transfer.answer(answer);
        if (answer == TransferState.ACCEPTED) {
            handOver(app, transfer);
        }
        activity.did(actor, app, KIND, Action.UPDATE, transfer, "Transfer " + answer.word());
        return transfer;
    }

    /** The owner takes an offer back. */
    public AppTransfer withdraw(Actor actor, String idOrApp) {
        AppTransfer transfer = require(actor, idOrApp);
        if (!transfer.ownerId().equals(actor.accountId())) {
            throw new ForbiddenException("Only the owner may take a transfer back.");
        }
        App app = lock(transfer);
        if (transfer.state() != TransferState.PENDING) {
            throw new InvalidParamsException(
                    "This transfer was " + transfer.state().word() + " already.");
        }
        entities.remove(transfer);
        activity.did(actor, app, KIND, Action.DESTROY, transfer, "Take back the transfer");
        return transfer;
    }

    /** What the transfer says after this stays true until the transaction ends. */
    private App lock(AppTransfer transfer) {
        App app = apps.lock(transfer.appId());
        try {
            entities.refresh(transfer);
        } catch (EntityNotFoundException takenBackMeanwhile) {
            throw new NotFoundException("app_transfer");
        }
        return app;
    }

    private void handOver(App app, AppTransfer transfer) {
        if (!app.ownerId().equals(transfer.ownerId())) {
            throw new InvalidParamsException(app.name() + " has another owner by now.");
        }
        entities.createQuery("delete from Collaborator c where c.appId = :app and c.accountId = :account")
                .setParameter("app", app.id())
                .setParameter("account", transfer.recipientId())
                .executeUpdate();
        app.handOverTo(transfer.recipientId());
        // Before anybody sees that it is theirs: what goes on is billed to them from this moment on.
        ledger.renew(app);
        if (takeover.costs(app) || usage.costs(app.id()) || prices.costs(app)) {
            spending.requireMeans(app);
        }
        // From now on, somebody else's hours count.
        afterCommit.run(() -> watcher.appChanged(app.id()));
        entities.persist(new Collaborator(app.id(), transfer.ownerId(), Collaborator.USUAL));
    }

    private Optional<AppTransfer> find(String idOrApp) {
        try {
            return Optional.ofNullable(entities.find(AppTransfer.class, UUID.fromString(idOrApp)));
        } catch (IllegalArgumentException notAnId) {
            return apps.findByName(idOrApp).flatMap(app -> findPending(app.id()));
        }
    }

    private Optional<AppTransfer> findPending(UUID app) {
        return entities.createQuery(
                        "select t from AppTransfer t where t.appId = :app and t.state ="
                                + " slipway.model.access.TransferState.PENDING",
                        AppTransfer.class)
                .setParameter("app", app)
                .getResultStream()
                .findFirst();
    }
}
