package dev.linkwright;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.conditions.ArchConditions.callMethodWhere;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.methods;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noFields;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import io.quarkus.scheduler.Scheduled;
import io.quarkus.security.Authenticated;
import jakarta.annotation.security.PermitAll;
import jakarta.annotation.security.RolesAllowed;
import jakarta.persistence.Entity;
import jakarta.ws.rs.HttpMethod;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZonedDateTime;
import java.util.Map;
import java.util.Set;

/** The house rules that a machine can watch: who may know whom, and what lives only where. */
@AnalyzeClasses(packages = "dev.linkwright", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {

    private static final String ROOT = "dev.linkwright.";
    private static final String[] SUBJECTS = {"..site..", "..brand..", "..prospect..", "..fetch..", "..mail..", "..link..", "..campaign..", "..report..",
        "..account..", "..imports..", "..merge.."};

    /** Room -> the rooms it may know, besides itself, shared, and system's key. */
    private static final Map<String, Set<String>> ARROWS = Map.ofEntries(
            Map.entry("shared", Set.of()),
            Map.entry("account", Set.of("system")),
            Map.entry("system", Set.of("account")),
            Map.entry("site", Set.of("account", "system")),
            Map.entry("brand", Set.of("site", "account")),
            Map.entry("fetch", Set.of("system")),
            Map.entry("prospect", Set.of("brand", "site", "fetch", "account", "system")),
            Map.entry("link", Set.of("brand", "site", "fetch", "account", "system")),
            Map.entry("mail", Set.of("site", "brand", "fetch", "account", "system")),
            Map.entry("imports", Set.of("prospect", "link", "brand", "site", "account", "system")),
            Map.entry("campaign", Set.of("link", "mail", "prospect", "brand", "site", "account")),
            Map.entry("merge", Set.of("campaign", "link", "mail", "prospect", "brand", "site", "account")),
            Map.entry("erasure", Set.of("campaign", "mail", "prospect", "brand", "site", "account", "system")),
            Map.entry("report", Set.of("campaign", "link", "mail", "prospect", "imports", "brand", "site", "account")),
            Map.entry("job", Set.of("campaign", "mail", "link", "prospect", "imports", "site", "fetch", "sandbox")),
            Map.entry("sandbox", Set.of("campaign", "link", "mail", "prospect", "imports", "brand", "site", "account", "fetch", "system", "job")));

    @ArchTest
    static final ArchRule arrowsPointDownward = classes().that(DescribedPredicate.describe("live in a room", (JavaClass c) -> ARROWS.containsKey(room(c))))
            .should(new ArchCondition<>("know only the rooms below theirs") {
                @Override
                public void check(JavaClass origin, ConditionEvents events) {
                    origin.getDirectDependenciesFromSelf().forEach(dependency -> {
                        String from = room(origin);
                        String to = room(dependency.getTargetClass());
                        if (to != null && !to.equals(from) && !to.equals("shared") && !ARROWS.get(from).contains(to)) {
                            events.add(SimpleConditionEvent.violated(dependency, from + " must not know " + to + ": " + dependency.getDescription()));
                        }
                    });
                }
            });

    @ArchTest
    static final ArchRule resourcesAndTemplatesStayInWebAndApi = noClasses().that().resideOutsideOfPackages(ROOT + "web..", ROOT + "api..")
            .should().dependOnClassesThat(resideInAnyPackage("jakarta.ws.rs..", "io.quarkus.qute.."));

    @ArchTest
    static final ArchRule mailProtocolsStayInMail = noClasses().that().resideOutsideOfPackages(ROOT + "mail..", ROOT + "sandbox..")
            .should().dependOnClassesThat(resideInAnyPackage("jakarta.mail..", "io.vertx.ext.mail..", "org.eclipse.angus..", "com.icegreen.."));

    @ArchTest
    static final ArchRule outboundHttpStaysInFetch = noClasses().that().resideOutsideOfPackage(ROOT + "fetch..")
            .should().dependOnClassesThat(resideInAnyPackage("org.apache.hc..", "java.net.http..", "io.vertx.ext.web.client.."));

    @ArchTest
    static final ArchRule schedulesStandInOneFile = methods().that().areAnnotatedWith(Scheduled.class)
            .should().beDeclaredIn(ROOT + "job.RecurringJobs").allowEmptyShould(true);

    @ArchTest
    static final ArchRule timeIsAnArgument = noClasses().that().resideInAnyPackage(SUBJECTS)
            .should(callMethodWhere(DescribedPredicate.describe("the clock is read", call ->
                    call.getTargetOwner().isAssignableTo(System.class) && call.getName().equals("currentTimeMillis")
                            || call.getTarget().getRawParameterTypes().isEmpty() && call.getName().equals("now")
                                    && Set.of(Instant.class, LocalDate.class, LocalDateTime.class, ZonedDateTime.class, Clock.class).stream()
                                            .anyMatch(type -> call.getTargetOwner().isEquivalentTo(type)))));

    @ArchTest
    static final ArchRule everyEndpointSaysWhoMayUseIt = methods().that(DescribedPredicate.describe("answer HTTP", (JavaMethod method) ->
                    method.getAnnotations().stream().anyMatch(a -> a.getRawType().isAnnotatedWith(HttpMethod.class))))
            .should(new ArchCondition<>("be behind a role or marked public") {
                @Override
                public void check(JavaMethod method, ConditionEvents events) {
                    boolean said = Set.of(RolesAllowed.class, PermitAll.class, Authenticated.class).stream()
                            .anyMatch(guard -> method.isAnnotatedWith(guard) || method.getOwner().isAnnotatedWith(guard));
                    if (!said) {
                        events.add(SimpleConditionEvent.violated(method, method.getFullName() + " does not say who may use it"));
                    }
                }
            });

    @ArchTest
    static final ArchRule entitiesKeepTheirStateToThemselves = noFields().that().areDeclaredInClassesThat().areAnnotatedWith(Entity.class)
            .should().haveModifier(JavaModifier.PUBLIC);

    @ArchTest
    static final ArchRule noSetters = methods().that().areDeclaredInClassesThat().areAnnotatedWith(Entity.class)
            .should().haveNameNotMatching("set[A-Z].*");

    /** The first package below the root, null outside the house. */
    private static String room(JavaClass type) {
        String name = type.getPackageName();
        if (!name.startsWith(ROOT)) {
            return null;
        }
        String rest = name.substring(ROOT.length());
        int dot = rest.indexOf('.');
        return dot < 0 ? rest : rest.substring(0, dot);
    }
}
