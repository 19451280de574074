package slipway.service.domains;

import java.util.List;
import slipway.model.domains.Domain;
import slipway.model.domains.SniEndpoint;

/** An endpoint with the domains that are served with its certificate. */
public record AppCertificate(SniEndpoint endpoint, List<Domain> domains) {
    public AppCertificate {
        domains = List.copyOf(domains);
    }
}
