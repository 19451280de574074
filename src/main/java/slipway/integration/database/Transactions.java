package slipway.integration.database;

import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.interceptor.AroundInvoke;
import jakarta.interceptor.Interceptor;
import jakarta.interceptor.InvocationContext;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import slipway.service.AfterCommit;

/**
 * Resource-local transactions for {@link Transactional} methods: one entity manager a transaction, bound to the thread,
 * joined by the methods called within it, on request threads and background threads alike.
 */
@ApplicationScoped
public class Transactions implements AfterCommit {
    private static final class Current {
        private final EntityManager entities;
        private final List<Runnable> afterCommit = new ArrayList<>();

        private Current(EntityManager entities) {
            this.entities = entities;
        }
    }

    private static final ThreadLocal<@Nullable Current> CURRENT = new ThreadLocal<>();

    @Inject
    Database database;

    /** The entity manager of whatever transaction the calling thread is in. */
    @Produces
    @Singleton
    static EntityManager entityManager() {
        return (EntityManager) Proxy.newProxyInstance(
                Transactions.class.getClassLoader(),
                new Class<?>[] {EntityManager.class},
                (proxy, method, arguments) -> {
                    Current current = CURRENT.get();
                    if (current == null) {
                        throw new IllegalStateException("No transaction for EntityManager." + method.getName());
                    }
                    try {
                        return method.invoke(current.entities, arguments);
                    } catch (InvocationTargetException e) {
                        throw e.getCause();
                    }
                });
    }

    @Override
    public void run(Runnable action) {
        Current current = CURRENT.get();
        if (current == null) {
            action.run();
        } else {
            current.afterCommit.add(action);
        }
    }

    Object call(InvocationContext invocation) throws Exception {
        if (CURRENT.get() != null) {
            return invocation.proceed();
        }
        Current current = new Current(database.newEntityManager());
        CURRENT.set(current);
        Object result;
        try {
            current.entities.getTransaction().begin();
            result = invocation.proceed();
            current.entities.getTransaction().commit();
        } finally {
            CURRENT.remove();
            try {
                if (current.entities.getTransaction().isActive()) {
                    current.entities.getTransaction().rollback();
                }
            } finally {
                current.entities.close();
            }
        }
        current.afterCommit.forEach(Runnable::run);
        return result;
    }

    /** Puts a transaction around every method of a {@link Transactional} class. */
    @Transactional
    @Interceptor
    @Priority(Interceptor.Priority.PLATFORM_BEFORE + 200)
    public static class Boundary {
        @Inject
        Transactions transactions;

        @AroundInvoke
        Object around(InvocationContext invocation) throws Exception {
            return transactions.call(invocation);
        }
    }
}
