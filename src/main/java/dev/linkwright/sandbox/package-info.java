/**
 * The sandbox: a sample brand, forty made-up sites, a real mail server and a small web inside this process, so that the whole loop can be
 * tried without a mail leaving the machine. Owns what the built-in servers keep and the clock that may run ahead. Start reading at
 * {@link dev.linkwright.sandbox.Sandbox}. Knows every subject, because it sets up and takes away their sample rows; no subject knows it.
 * Made for an installation of one process: its servers listen on loopback, and its clock is this process's own.
 */
package dev.linkwright.sandbox;
