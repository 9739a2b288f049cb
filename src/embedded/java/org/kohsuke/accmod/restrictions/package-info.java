/**
 * The kinds of access restriction.
 * They say who may use a member and carry no behaviour.
 */
package org.kohsuke.accmod.restrictions;
