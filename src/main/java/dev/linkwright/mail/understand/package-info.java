/**
 * What an inbound mail is, before anything reacts to it. Pure rules over a {@link dev.linkwright.mail.mime.ParsedMail}; knows no
 * database and no clock. Start at {@link dev.linkwright.mail.understand.Understanding}.
 */
package dev.linkwright.mail.understand;
