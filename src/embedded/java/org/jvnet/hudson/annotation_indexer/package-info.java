/**
 * Lists of annotated classes, written when a plugin is built and read when the controller starts.
 * What the annotations mean is decided where they are used.
 */
package org.jvnet.hudson.annotation_indexer;
