package dev.linkwright.web.entry;

/** What an HTTP status means to a person: what happened and what to do. */
public record ErrorWords(String title, String detail) {

    public static ErrorWords of(int status) {
        return switch (status) {
            case 400 -> new ErrorWords("This form could not be taken", "It was open for too long or is incomplete. Nothing was changed. Go back, reload the page and send it again.");
            case 401 -> new ErrorWords("Sign in first", "This page is for people with an account here.");
            case 403 -> new ErrorWords("Not allowed", "Your role does not allow this. Ask an admin.");
            case 404 -> new ErrorWords("There is no such page", "The address may be mistyped, or what stood here was removed.");
            case 405 -> new ErrorWords("This can't be opened like that", "The address is a button's, not a page's. Nothing was changed.");
            case 413 -> new ErrorWords("This file is too large", "Nothing was kept. Split the file and send it in parts.");
            case 415 -> new ErrorWords("This kind of content is not taken here", "Nothing was changed.");
            default -> status >= 500
                    ? new ErrorWords("This page didn't work", "The fault is ours. Nothing you entered before is lost.")
                    : new ErrorWords("This request was not understood", "Nothing was changed.");
        };
    }
}
