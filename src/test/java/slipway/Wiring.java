package slipway;

import jakarta.annotation.PostConstruct;
import jakarta.inject.Inject;
import java.lang.reflect.Field;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.util.Arrays;

/** Stands in for CDI in unit tests: fills a bean's injected fields by their types, then lets it prepare itself. */
public final class Wiring {
    private Wiring() {}

    /** Returns {@code bean}; every field of it that wants something injected must find it among {@code parts}. */
    public static <T> T wire(T bean, Object... parts) {
        try {
            for (Field field : bean.getClass().getDeclaredFields()) {
                if (field.isAnnotationPresent(Inject.class)) {
                    field.setAccessible(true);
                    field.set(bean, part(bean, field.getType(), parts));
                }
            }
            for (Method method : bean.getClass().getDeclaredMethods()) {
                if (method.isAnnotationPresent(PostConstruct.class)) {
                    method.setAccessible(true);
                    method.invoke(bean);
                }
            }
            return bean;
        } catch (InvocationTargetException e) {
            if (e.getCause() instanceof RuntimeException refusal) {
                throw refusal;
            }
            throw new AssertionError(e.getCause());
        } catch (ReflectiveOperationException e) {
            throw new AssertionError(e);
        }
    }

    private static Object part(Object bean, Class<?> type, Object... parts) {
        return Arrays.stream(parts)
                .filter(type::isInstance)
                .findFirst()
                .orElseThrow(() -> new AssertionError(bean.getClass() + " needs a " + type));
    }
}
