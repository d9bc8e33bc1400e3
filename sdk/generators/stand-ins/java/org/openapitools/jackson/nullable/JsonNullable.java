package org.openapitools.jackson.nullable;

import java.util.NoSuchElementException;
import java.util.Objects;

/**
 * Stands in for the library of that name, which the generated code needs and only Maven has: a member that is left out
 * is another thing than one that is null.
 */
public final class JsonNullable<T> {
    private static final JsonNullable<?> UNDEFINED = new JsonNullable<>(null, false);

    private final T value;
    private final boolean present;

    private JsonNullable(T value, boolean present) {
        this.value = value;
        this.present = present;
    }

    @SuppressWarnings("unchecked")
    public static <T> JsonNullable<T> undefined() {
        return (JsonNullable<T>) UNDEFINED;
    }

    public static <T> JsonNullable<T> of(T value) {
        return new JsonNullable<>(value, true);
    }

    public boolean isPresent() {
        return present;
    }

    public T get() {
        if (!present) {
            throw new NoSuchElementException("It is left out.");
        }
        return value;
    }

    public T orElse(T other) {
        return present ? value : other;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof JsonNullable<?> that && present == that.present && Objects.equals(value, that.value);
    }

    @Override
    public int hashCode() {
        return Objects.hash(value, present);
    }
}
