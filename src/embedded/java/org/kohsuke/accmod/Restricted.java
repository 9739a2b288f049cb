package org.kohsuke.accmod;

import java.lang.annotation.Documented;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;

/** Says that not everybody may use the member. */
@Documented
@Retention(RetentionPolicy.RUNTIME)
public @interface Restricted {
    Class<? extends AccessRestriction>[] value();
}
