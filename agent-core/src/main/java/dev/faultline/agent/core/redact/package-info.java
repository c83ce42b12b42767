/**
 * Keeps secrets out of what is recorded, before anything is queued: by name, by type, and by what a
 * value looks like.
 *
 * <p>All of it runs on application threads: no locks, no regular expressions but the user's own, no
 * allocation where nothing is found, time linear in the text.
 */
@NullMarked
package dev.faultline.agent.core.redact;

import org.jspecify.annotations.NullMarked;
