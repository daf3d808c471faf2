/**
 * The contract between the host and its plugins: the {@link dev.sluice.api.Document} that flows through a chain, the
 * components that work on it, and the one extension point, {@link dev.sluice.api.ComponentFactory}.
 *
 * <p>Three rules hold everywhere. Every offset is a half-open range of UTF-16 code units of {@link
 * dev.sluice.api.Document#text()}. Every value is immutable, so it may be shared between threads. No argument and no
 * result is null unless it is marked {@code @Nullable}.
 *
 * @since 0.1
 */
@NullMarked
package dev.sluice.api;

import org.jspecify.annotations.NullMarked;
