/**
 * Owns long texts that grow while they are read.
 * It does not own where they are kept.
 */
package org.kohsuke.stapler.framework.io;
