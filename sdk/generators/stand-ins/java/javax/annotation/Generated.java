package javax.annotation;

/** Stands in for the one class that the generated code names and neither Java nor the generator's jar has. */
public @interface Generated {
    String[] value();

    String date() default "";

    String comments() default "";
}
