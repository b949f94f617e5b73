/**
 * What the launch gate looks at, as a list of small checks: each class that implements {@link dev.linkwright.campaign.gate.GateCheck} is one
 * subject and is found by itself. A new question of the gate is a new class here. {@code campaign.LaunchGate} puts them together.
 */
package dev.linkwright.campaign.gate;
