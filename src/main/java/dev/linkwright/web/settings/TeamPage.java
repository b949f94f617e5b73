package dev.linkwright.web.settings;

import dev.linkwright.account.AuditLog;
import dev.linkwright.account.CurrentUser;
import dev.linkwright.account.Role;
import dev.linkwright.account.Roles;
import dev.linkwright.account.User;
import dev.linkwright.account.Users;
import dev.linkwright.shared.RuleViolation;
import dev.linkwright.system.Secrets;
import dev.linkwright.web.Flash;
import dev.linkwright.web.FormErrors;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.time.InstantSource;
import java.util.List;
import org.jboss.resteasy.reactive.RestForm;

/** Who works here and what they may do. Everybody sees it; admins change it. */
@Path("/settings/team")
@RolesAllowed({Roles.SPECIALIST, Roles.MANAGER, Roles.ADMIN})
class TeamPage {

    private static final int FIRST_PASSWORD_LENGTH = 20;
    private static final URI HERE = URI.create("/settings/team");

    @Inject
    Users users;
    @Inject
    CurrentUser currentUser;
    @Inject
    AuditLog audit;
    @Inject
    InstantSource clock;
    @Inject
    Flash flash;

    /** A new person's first password, which nobody can ask for again. */
    record Invited(User person, String password) {
    }

    record Form(String name, String email, String role) {
        static final Form EMPTY = new Form("", "", Role.SPECIALIST.name());
    }

    @CheckedTemplate(basePath = "settings")
    static class Templates {
        static native TemplateInstance team(List<User> people, Role[] roles, boolean admin, User me, Invited invited, Form form, FormErrors errors);
    }

    @GET
    public TemplateInstance show() {
        return page(null, Form.EMPTY, FormErrors.none());
    }

    @POST
    @RolesAllowed(Roles.ADMIN)
    @Transactional
    public Response invite(@RestForm String name, @RestForm String email, @RestForm String role) {
        String password = freshPassword();
        try {
            User person = users.add(name, email, password, role(role), clock.instant());
            audit.record(currentUser.user(), "made an account as " + person.role().words(), person.email(), "", clock.instant());
            return Response.ok(page(new Invited(person, password), Form.EMPTY, FormErrors.none())).build();
        } catch (RuleViolation violation) {
            return Response.status(422).entity(page(null, new Form(name, email, role), FormErrors.of(violation))).build();
        }
    }

    @POST
    @Path("{id}/role")
    @RolesAllowed(Roles.ADMIN)
    @Transactional
    public Response changeRole(@PathParam("id") long id, @RestForm String role) {
        User person = users.require(id);
        Role wanted = role(role);
        return guarded(() -> {
            if (wanted != Role.ADMIN) {
                users.requireAnotherAdmin(person);
            }
            person.changeRole(wanted);
            audit.record(currentUser.user(), "changed the role to " + wanted.words(), person.email(), "", clock.instant());
            flash.say(person.name() + " is now " + wanted.words());
        });
    }

    @POST
    @Path("{id}/deactivate")
    @RolesAllowed(Roles.ADMIN)
    @Transactional
    public Response deactivate(@PathParam("id") long id) {
        User person = users.require(id);
        return guarded(() -> {
            users.requireAnotherAdmin(person);
            person.deactivate();
            audit.record(currentUser.user(), "closed the account", person.email(), "", clock.instant());
            flash.say(person.name() + " can no longer sign in", "/settings/team/" + id + "/activate");
        });
    }

    @POST
    @Path("{id}/activate")
    @RolesAllowed(Roles.ADMIN)
    @Transactional
    public Response activate(@PathParam("id") long id) {
        User person = users.require(id);
        return guarded(() -> {
            person.activate();
            audit.record(currentUser.user(), "opened the account again", person.email(), "", clock.instant());
            flash.say(person.name() + " can sign in again");
        });
    }

    /** For who has forgotten theirs: a first password again. */
    @POST
    @Path("{id}/password")
    @RolesAllowed(Roles.ADMIN)
    @Transactional
    public Response givePassword(@PathParam("id") long id) {
        User person = users.require(id);
        String password = freshPassword();
        person.changePassword(password);
        audit.record(currentUser.user(), "set a new password", person.email(), "", clock.instant());
        return Response.ok(page(new Invited(person, password), Form.EMPTY, FormErrors.none())).build();
    }

    private Response guarded(Runnable change) {
        try {
            change.run();
            return Response.seeOther(HERE).build();
        } catch (RuleViolation violation) {
            return Response.status(422).entity(page(null, Form.EMPTY, FormErrors.of("", violation.getMessage()))).build();
        }
    }

    private TemplateInstance page(Invited invited, Form form, FormErrors errors) {
        User me = currentUser.user();
        return Templates.team(users.everyone(), Role.values(), me.role() == Role.ADMIN, me, invited, form, errors);
    }

    private static String freshPassword() {
        return Secrets.randomToken().substring(0, FIRST_PASSWORD_LENGTH);
    }

    private static Role role(String name) {
        for (Role role : Role.values()) {
            if (role.name().equals(name)) {
                return role;
            }
        }
        throw new RuleViolation("role", "Choose a role.");
    }
}
