/**
 * News about links that a person should know. {@link dev.linkwright.link.alert.RaiseAlerts} hears of changes in the transaction of the check;
 * {@link dev.linkwright.link.webhook} and {@link dev.linkwright.link.digest} carry them out of the house.
 */
package dev.linkwright.link.alert;
