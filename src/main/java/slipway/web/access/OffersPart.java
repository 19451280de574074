package slipway.web.access;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import slipway.model.access.AppTransfer;
import slipway.model.access.TransferState;
import slipway.service.accounts.AccountService;
import slipway.service.accounts.People;
import slipway.service.apps.AppFinder;
import slipway.service.apps.AppsById;
import slipway.service.apps.sharing.AppTransferService;
import slipway.web.shared.Notices;
import slipway.web.shared.PagePaths;
import slipway.web.shared.SignedIn;

/** What others want to hand over, at the head of the list of apps. */
@Named
@RequestScoped
public class OffersPart {
    @Inject
    SignedIn signedIn;

    @Inject
    AppTransferService transfers;

    @Inject
    AppFinder apps;

    @Inject
    AccountService accounts;

    private @Nullable List<OfferRow> rows;

    /** Oldest first. */
    public List<OfferRow> getRows() {
        List<OfferRow> known = rows;
        if (known == null) {
            known = read();
            rows = known;
        }
        return known;
    }

    private List<OfferRow> read() {
        List<AppTransfer> offered = transfers.offeredTo(signedIn.actor());
        People owners =
                accounts.people(offered.stream().map(AppTransfer::ownerId).collect(Collectors.toSet()));
        AppsById known = apps.byIds(offered.stream().map(AppTransfer::appId).collect(Collectors.toSet()));
        return offered.stream()
                .map(offer -> new OfferRow(
                        offer.id(),
                        known.require(offer.appId()).name(),
                        owners.require(offer.ownerId()).email(),
                        offer.createdAt()))
                .toList();
    }

    public @Nullable String accept(UUID offer) {
        return answer(offer, TransferState.ACCEPTED, "The app is yours now.");
    }

    public @Nullable String decline(UUID offer) {
        return answer(offer, TransferState.DECLINED, "Declined.");
    }

    private @Nullable String answer(UUID offer, TransferState answer, String done) {
        return Notices.attempt(Notices.PAGE, () -> {
            transfers.answer(signedIn.actor(), offer.toString(), answer);
            Notices.success(done);
            return PagePaths.toApps();
        });
    }
}
