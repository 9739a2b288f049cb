/** Implementations of secret text and secret file, as the system store keeps them. */
package org.jenkinsci.plugins.plaincredentials.impl;
