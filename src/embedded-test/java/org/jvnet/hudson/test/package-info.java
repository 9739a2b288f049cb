/**
 * JUnit rules with the signatures of Jenkins' test harness, on the embedded controller: the same tests run on the real one.
 * Only what our tests use is here.
 */
package org.jvnet.hudson.test;
