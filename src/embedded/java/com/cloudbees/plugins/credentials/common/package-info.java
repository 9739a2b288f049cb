/** The usual kinds of credentials as interfaces, and list boxes of them. Implementations live elsewhere. */
package com.cloudbees.plugins.credentials.common;
