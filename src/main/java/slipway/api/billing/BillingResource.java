package slipway.api.billing;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import java.util.List;
import slipway.api.http.caller.Caller;
import slipway.model.billing.Invoice;
import slipway.service.accounts.AccountService;
import slipway.service.billing.hours.Pools;
import slipway.service.billing.money.Invoices;

/** What an account has used, what is left of its free hours, and its invoices. */
@Path("/")
@RequestScoped
public class BillingResource {
    @Inject
    AccountService accounts;

    @Inject
    Pools pools;

    @Inject
    Invoices invoices;

    @Inject
    Caller caller;

    /** By {@code heroku ps}; of nobody but oneself. */
    @GET
    @Path("accounts/{account}/actions/get-quota")
    public QuotaRepresentation quota(@PathParam("account") String account) {
        accounts.requireSelf(caller.actor(), account);
        return QuotaRepresentation.of(pools.of(caller.actor()));
    }

    @GET
    @Path("account/usage")
    public UsageRepresentation usage() {
        return UsageRepresentation.of(invoices.soFar(caller.actor()), pools.of(caller.actor()));
    }

    @GET
    @Path("account/invoices")
    public List<InvoiceRepresentation> list() {
        return invoices.list(caller.actor()).stream().map(this::represent).toList();
    }

    /** By number or UUID. */
    @GET
    @Path("account/invoices/{invoice}")
    public InvoiceRepresentation info(@PathParam("invoice") String invoice) {
        return represent(invoices.require(caller.actor(), invoice));
    }

    private InvoiceRepresentation represent(Invoice invoice) {
        return InvoiceRepresentation.of(invoice, invoices.lines(invoice));
    }
}
