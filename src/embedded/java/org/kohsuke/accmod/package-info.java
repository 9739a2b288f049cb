/**
 * Marks of members that are public for technical reasons only.
 * Nothing enforces them here; the plugin's reference check does.
 */
package org.kohsuke.accmod;
