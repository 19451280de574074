package slipway.service.databases;

import slipway.model.databases.AddOnDatabase;
import slipway.service.addons.providers.Order;

/** Makes the last backup of a database that is removed; the port keeps databases below their backups. */
public interface LastBackups {
    /** Once for each database. */
    void order(Order order, AddOnDatabase database);
}
