/**
 * Reading one fetched page: is the link there, how is it qualified, where does it stand, and what is the proof. Pure: bytes in,
 * {@link dev.linkwright.link.inspect.Sighting} out; no network, no database, no clock. Knows fetch (results and addresses).
 * Start reading at {@link dev.linkwright.link.inspect.LinkInspector}.
 */
package dev.linkwright.link.inspect;
