package io.postern.bench;

/**
 * One load and what delivery made of it.
 *
 * @param load  what the clients saw
 * @param drain what the sink saw
 */
record Stint(LoadReport load, Drain drain) {}
