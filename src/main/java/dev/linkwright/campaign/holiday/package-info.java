/** Days on which nothing is sent, to people of a country or by a brand. What they mean for a mail is {@code campaign.schedule.SendWindow}'s. */
package dev.linkwright.campaign.holiday;
