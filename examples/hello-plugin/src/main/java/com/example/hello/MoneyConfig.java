package com.example.hello;

import dev.sluice.api.Option;

/**
 * The options of {@code money} in a pipeline file.
 *
 * @param minimum the least amount to mark, in units of its currency
 */
public record MoneyConfig(
        @Option(doc = "The least amount to mark, in units of its currency.", def = "0", min = 0) double minimum) {}
