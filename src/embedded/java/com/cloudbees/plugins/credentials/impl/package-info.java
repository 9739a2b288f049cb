/** Implementations of the usual kinds of credentials. Look-up and storage live one package up. */
package com.cloudbees.plugins.credentials.impl;
