/** What an application tells Faultline itself; begins at {@link dev.faultline.api.Faultline}. */
package dev.faultline.api;
