/**
 * What the law of a country wants of a mail to somebody there: {@link dev.linkwright.campaign.law.Strictness} says it,
 * {@link dev.linkwright.campaign.law.CountryLaws} holds the table admins change. Enforced by the launch gate ({@code campaign.gate.CheckLaw}).
 * No lawyer: a sensible start that names its sources.
 */
package dev.linkwright.campaign.law;
