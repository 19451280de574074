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
            for (Class<?> type = bean.getClass(); type != Object.class; type = type.getSuperclass()) {
                wire(type, bean, parts);
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

    private static void wire(Class<?> type, Object bean, Object... parts) throws ReflectiveOperationException {
        for (Field field : type.getDeclaredFields()) {
            if (field.isAnnotationPresent(Inject.class)) {
                field.setAccessible(true);
                field.set(bean, part(bean, field.getType(), parts));
            }
        }
        for (Method method : type.getDeclaredMethods()) {
            if (method.isAnnotationPresent(PostConstruct.class)) {
                method.setAccessible(true);
                method.invoke(bean);
            }
        }
    }

    private static Object part(Object bean, Class<?> type, Object... parts) {
        return Arrays.stream(parts)
                .filter(type::isInstance)
                .findFirst()
                .orElseThrow(() -> new AssertionError(bean.getClass() + " needs a " + type));
    }
}
