package slipway.service.releases.phase;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import slipway.model.Moment;
import slipway.model.NotFoundException;
import slipway.model.releases.Release;
import slipway.model.releases.ReleaseStatus;
import slipway.service.logs.TextStream;
import slipway.service.secrets.UrlSigner;

/** What release commands have to say: followed while they run, and read afterwards. */
@ApplicationScoped
@Transactional
public class ReleaseOutputService {
    /** Where output URLs point. */
    public static final String PATH = "/streams/releases/";

    /** How long an output URL is good; the output itself stays. */
    private static final Duration LIFETIME = Duration.ofDays(1);

    @Inject
    EntityManager entities;

    @Inject
    ReleaseOutputs outputs;

    @Inject
    UrlSigner signer;

    /** Where everybody who holds the URL may read what a release's command says; absent where there is no command. */
    public Optional<String> url(Release release) {
        return release.command()
                .map(command ->
                        signer.sign("GET", PATH + release.id(), Moment.now().plus(LIFETIME)));
    }

    /** The output behind such a URL, whose signature the caller has checked; it ends when the release is pending no more. */
    public TextStream output(UUID releaseId) {
        Release release = Optional.ofNullable(entities.find(Release.class, releaseId))
                .orElseThrow(() -> new NotFoundException("release"));
        TextStream output = outputs.read(releaseId, release.isPending());
        entities.refresh(release);
        if (!release.isPending()) {
            // Whoever closed it may have done so before it was opened here.
            outputs.close(releaseId);
        }
        return output;
    }

    /** How a release is doing; absent where it went with its app. */
    Optional<ReleaseStatus> status(UUID releaseId) {
        return Optional.ofNullable(entities.find(Release.class, releaseId)).map(Release::status);
    }
}
