package dev.linkwright.mail.send;

import java.time.Duration;

import jakarta.inject.Singleton;

import org.eclipse.microprofile.config.inject.ConfigProperty;

/** How long a mail server may take. RFC 5321 4.5.3.2 asks senders to wait at least five minutes for most answers. */
@Singleton
class SmtpPatience {

    @ConfigProperty(name = "linkwright.mail.answer-time")
    Duration answer;
}
