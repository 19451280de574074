package slipway.service.databases.backups;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.UUID;
import slipway.model.InvalidParamsException;
import slipway.model.databases.AddOnDatabase;
import slipway.model.databases.DatabaseCredential;
import slipway.service.databases.DatabaseRecords;
import slipway.service.databases.DatabaseUrls;
import slipway.service.databases.PlanLimits;
import slipway.service.databases.backups.TransferRecords.Job;
import slipway.service.databases.server.DatabaseServer;
import slipway.service.databases.server.DatabaseTools;
import slipway.service.databases.server.DatabaseTools.Progress;

/** Moves the data of one transfer; may be done again from the beginning. */
@ApplicationScoped
class Movers {
    /** Before the id of one of our own backups, where a URL is asked for. */
    static final String OWN = "slipway:backup:";

    @Inject
    DatabaseRecords databases;

    @Inject
    DatabaseUrls urls;

    @Inject
    DatabaseServer server;

    @Inject
    DatabaseTools tools;

    @Inject
    PlanLimits limits;

    @Inject
    BackupFiles files;

    @Inject
    BackupFetcher fetcher;

    void move(Job job, Progress progress) throws IOException, InterruptedException {
        switch (job.transfer().kind()) {
            case BACKUP -> backUp(job, progress);
            case RESTORE -> restore(job, progress);
            case COPY -> copy(job, progress);
        }
    }

    private void backUp(Job job, Progress progress) throws IOException, InterruptedException {
        UUID id = job.transfer().id();
        boolean whole = false;
        try {
            Path file = files.begin(id);
            tools.dump(urls.ofOwner(job.transfer().addOnId()), file, progress);
            progress.bytes().accept(files.finish(id));
            whole = true;
        } finally {
            if (!whole) {
                files.delete(id);
            }
        }
    }

    private void restore(Job job, Progress progress) throws IOException, InterruptedException {
        String source = job.source().orElseThrow();
        if (source.startsWith(OWN)) {
            Path file = files.of(UUID.fromString(source.substring(OWN.length())));
            if (!Files.exists(file)) {
                throw new IOException("The backup is not there any more");
            }
            fill(job.transfer().addOnId(), file, progress);
            return;
        }
        UUID id = job.transfer().id();
        Path file = files.begin(id);
        try {
            progress.lines().accept("Fetching the backup");
            fetcher.fetch(source, file, (int) (limits.bytes(job.transfer().addOnId()) >> 20));
            progress.bytes().accept(Files.size(file));
            fill(job.transfer().addOnId(), file, progress);
        } finally {
            files.delete(id);
        }
    }

    /** What was in the database is gone then, as at Heroku. */
    private void fill(UUID addOnId, Path file, Progress progress) throws IOException, InterruptedException {
        if (progress.canceled().getAsBoolean()) {
            throw new InterruptedException("canceled before anything was taken away");
        }
        AddOnDatabase database = databases.require(addOnId);
        List<String> others = databases.credentials(addOnId).stream()
                .filter(credential -> !credential.isDefault())
                .map(DatabaseCredential::role)
                .toList();
        server.reset(database.name(), databases.owner(addOnId).role(), others, limits.of(addOnId), List.of());
        tools.restore(file, urls.ofOwner(addOnId), false, progress);
    }

    /** The disk is everybody's: an endless database of elsewhere must not fill it. */
    private static Progress upTo(long most, Progress progress) {
        return new Progress(
                bytes -> {
                    if (bytes > most) {
                        throw new InvalidParamsException(
                                "The source has more than %,d MB, which the plan allows, even when it is compressed"
                                        .formatted(most >> 20));
                    }
                    progress.bytes().accept(bytes);
                },
                progress.lines(),
                progress.canceled());
    }

    private void copy(Job job, Progress progress) throws IOException, InterruptedException {
        UUID id = job.transfer().id();
        Path file = files.begin(id);
        try {
            // Names may lead elsewhere by now.
            fetcher.requireReachable(job.source().orElseThrow());
            job.target().ifPresent(fetcher::requireReachable);
            tools.dump(
                    job.source().orElseThrow(),
                    file,
                    upTo(limits.bytes(job.transfer().addOnId()), progress));
            if (job.target().isPresent()) {
                tools.restore(file, job.target().get(), true, progress);
            } else {
                fill(job.transfer().addOnId(), file, progress);
            }
        } finally {
            files.delete(id);
        }
    }
}
