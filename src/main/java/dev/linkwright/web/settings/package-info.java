/** Settings pages about people and the installation: team, tokens, audit log, one's own profile, and the navigation of all settings. */
package dev.linkwright.web.settings;
