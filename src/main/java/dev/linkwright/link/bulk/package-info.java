/** What a person does to many links or mentions at once, and takes back. Start reading at {@link dev.linkwright.link.bulk.ChangeLinks}. */
package dev.linkwright.link.bulk;
