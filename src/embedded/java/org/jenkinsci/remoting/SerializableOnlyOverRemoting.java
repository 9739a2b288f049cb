package org.jenkinsci.remoting;

import java.io.Serializable;

/** Serializable for a channel, never for the disk. */
public interface SerializableOnlyOverRemoting extends Serializable {}
