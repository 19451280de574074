package slipway.config;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;

/** Hands the process's settings to whoever injects {@link Settings}; the only reader of the environment. */
@ApplicationScoped
public class SettingsProducer {
    @Produces
    @Singleton
    Settings settings() {
        return Settings.of(System.getenv());
    }
}
