package org.kohsuke.stapler;

/** An object that hands on the requests it has no answer for. */
public interface StaplerFallback {
    Object getStaplerFallback();
}
