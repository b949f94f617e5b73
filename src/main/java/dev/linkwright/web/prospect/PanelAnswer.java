package dev.linkwright.web.prospect;

import dev.linkwright.shared.RuleViolation;
import dev.linkwright.web.Flash;
import dev.linkwright.web.FormErrors;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.util.function.Supplier;

/**
 * How a form of the panel is answered: to a script with the panel anew and the row of the list beside it; otherwise by going back to where
 * the form stood. What a rule forbids is said in either.
 */
@RequestScoped
class PanelAnswer {

    @Inject
    ProspectPanel panels;
    @Inject
    Flash flash;
    @Inject
    HttpHeaders headers;

    Response of(long id, String back, Supplier<String> deed) {
        return of(id, back, ProspectPanel.EnteredContact.NONE, deed);
    }

    /** @param deed does it and says so */
    Response of(long id, String back, ProspectPanel.EnteredContact entered, Supplier<String> deed) {
        String own = "/prospects/" + id;
        String place = Back.to(back == null || back.isBlank() ? own : back).toString();
        boolean script = headers.getHeaderString("HX-Request") != null && headers.getHeaderString("HX-Boosted") == null;
        try {
            String said = deed.get();
            if (script) {
                return aside(id, place, ProspectPanel.EnteredContact.NONE, FormErrors.none()).header("HX-Trigger", "{\"toast\": \"" + ascii(said) + "\"}").build();
            }
            flash.say(said);
            return Response.seeOther(Back.to(place)).build();
        } catch (RuleViolation violation) {
            FormErrors errors = FormErrors.of(violation);
            if (script) {
                return aside(id, place, entered, errors).build();
            }
            if (!place.equals(own) && entered == ProspectPanel.EnteredContact.NONE) {
                flash.say(violation.getMessage());
                return Response.seeOther(Back.to(place)).build();
            }
            return Response.status(422).entity(ProspectPage.Templates.one(panels.of(id, "/prospects", entered, errors))).build();
        }
    }

    private Response.ResponseBuilder aside(long id, String place, ProspectPanel.EnteredContact entered, FormErrors errors) {
        ProspectPanel.Panel panel = panels.of(id, Back.to(place.replaceAll("[?&]open=\\d+$", "")).toString(), entered, errors);
        return Response.ok(ProspectPage.Templates.aside(panel, place, panel.row()));
    }

    /** A header holds ASCII; JSON can say the rest in escapes. */
    private static String ascii(String words) {
        StringBuilder safe = new StringBuilder();
        words.chars().forEach(c -> safe.append(c < 32 || c > 126 || c == '"' || c == '\\' ? String.format("\\u%04x", c) : String.valueOf((char) c)));
        return safe.toString();
    }
}
