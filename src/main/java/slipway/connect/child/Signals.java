package slipway.connect.child;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Proxy;

/**
 * What the terminal and service managers send. Handled and not ignored: what is ignored here, the child would ignore as
 * well. By reflection, since the JDK has no other name for it than one that it warns of.
 */
final class Signals {
    private Signals() {}

    /** Does {@code action} instead of ending this process; where there are no signals, nothing changes. */
    static void handle(String name, Runnable action) {
        try {
            Class<?> signal = Class.forName("sun.misc.Signal");
            Class<?> handler = Class.forName("sun.misc.SignalHandler");
            InvocationHandler calls = (proxy, method, arguments) -> {
                switch (method.getName()) {
                    case "handle" -> action.run();
                    case "equals" -> {
                        return proxy == arguments[0];
                    }
                    case "hashCode" -> {
                        return System.identityHashCode(proxy);
                    }
                    default -> {
                        return name;
                    }
                }
                return null;
            };
            Object made = Proxy.newProxyInstance(Signals.class.getClassLoader(), new Class<?>[] {handler}, calls);
            signal.getMethod("handle", signal, handler)
                    .invoke(null, signal.getConstructor(String.class).newInstance(name), made);
        } catch (ReflectiveOperationException | IllegalArgumentException withoutSignals) {
            return;
        }
    }
}
