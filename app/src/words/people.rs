//! Words of the page about an institution's people.

use super::{Words, words};

words! {
    pub struct PeopleWords {
        title: "Folk hos oss" | "Folk hos oss" | "Our people";
        lead: "De som arbeider med tilbudene deres. Hver endring står i endringsloggen." | "Dei som arbeider med tilboda dykkar. Kvar endring står i endringsloggen." | "Those who work on your offers. Every change stands in the log.";
        table: "Redaktører og administratorer" | "Redaktørar og administratorar" | "Editors and administrators";
        name: "Navn" | "Namn" | "Name";
        email: "E-post" | "E-post" | "E-mail";
        institution: "Institusjon" | "Institusjon" | "Institution";
        role: "Rolle" | "Rolle" | "Role";
        role_hint: "En administrator kan alt en redaktør kan, og styrer hvem som har tilgang." | "Ein administrator kan alt ein redaktør kan, og styrer kven som har tilgang." | "An administrator can do all that an editor can, and decides who has access.";
        editor: "Redaktør" | "Redaktør" | "Editor";
        admin: "Administrator" | "Administrator" | "Administrator";
        until: "Vikar til og med" | "Vikar til og med" | "Stand-in until";
        until_hint: "Bare for den som vikarierer: tilgangen slutter av seg selv etter denne dagen." | "Berre for den som vikarierer: tilgangen sluttar av seg sjølv etter denne dagen." | "Only for somebody who stands in: access ends by itself after this day.";
        until_said: "vikar til og med {date}" | "vikar til og med {date}" | "stand-in until {date}";
        save: "Lagre rolle" | "Lagre rolle" | "Save role";
        remove: "Fjern tilgang" | "Fjern tilgang" | "Remove access";
        remove_text: "Tilgangen forsvinner med en gang. Tekster som er skrevet, blir stående." | "Tilgangen forsvinn med ein gong. Tekstar som er skrivne, blir ståande." | "Access is gone at once. Texts that have been written stay.";
        remove_now: "Ja, fjern tilgangen" | "Ja, fjern tilgangen" | "Yes, remove access";
        invite: "Inviter en kollega" | "Inviter ein kollega" | "Invite a colleague";
        invite_text: "Kollegaen får brev med lenke til innloggingen og kan begynne med en gang." | "Kollegaen får brev med lenkje til innlogginga og kan byrje med ein gong." | "Your colleague gets a letter with a link to sign in and can begin at once.";
        staff_title: "Folk i direktoratet" | "Folk i direktoratet" | "People at the directorate";
        staff_tab: "Folk" | "Folk" | "People";
        staff_lead: "De som arbeider her, samarbeidspartnerne som leser tall, og de som styrer tilgangen ved hver institusjon." | "Dei som arbeider her, samarbeidspartnarane som les tal, og dei som styrer tilgangen ved kvar institusjon." | "Those who work here, the partners who read figures, and those who decide on access at each institution.";
        staff_table: "Folk og roller" | "Folk og roller" | "People and roles";
        works_at: "Hvor" | "Kvar" | "Where";
        staff_remove_text: "Rollen forsvinner med en gang. Vedtak og tekster som er skrevet, blir stående." | "Rolla forsvinn med ein gong. Vedtak og tekstar som er skrivne, blir ståande." | "The role is gone at once. Decisions and texts that have been written stay.";
        staff_invite: "Gi noen en rolle" | "Gi nokon ei rolle" | "Give somebody a role";
        staff_invite_text: "Den du inviterer, får brev med lenke til innloggingen og kan begynne med en gang. En institusjon får sin første administrator her og inviterer de andre selv." | "Den du inviterer, får brev med lenkje til innlogginga og kan byrje med ein gong. Ein institusjon får den første administratoren sin her og inviterer dei andre sjølv." | "Whoever you invite gets a letter with a link to sign in and can begin at once. An institution gets its first administrator here and invites the others itself.";
        institution_hint: "Bare for administrator ved en institusjon som ikke har noen." | "Berre for administrator ved ein institusjon som ikkje har nokon." | "Only for the administrator of an institution that has none.";
        admin_at: "Administrator ved en institusjon" | "Administrator ved ein institusjon" | "Administrator at an institution";
        organisation: "Organisasjon" | "Organisasjon" | "Organisation";
        organisation_hint: "Bare for samarbeidspartner: hvem tallene leses for." | "Berre for samarbeidspartnar: kven tala blir lesne for." | "Only for a partner: whom the figures are read for.";
        counties: "Fylker" | "Fylke" | "Counties";
        counties_hint: "Bare for samarbeidspartner. Ingen valgt betyr hele landet." | "Berre for samarbeidspartnar. Ingen valde tyder heile landet." | "Only for a partner. None chosen means the whole country.";
        staff_trail: "Siste endringer" | "Siste endringar" | "Latest changes";
        operator: "Driften" | "Drifta" | "Operations";
        invite_now: "Send invitasjon" | "Send invitasjon" | "Send invitation";
    }
}

impl Words {
    /// Words of the page about an institution's people.
    #[must_use]
    pub const fn people(&self) -> &'static PeopleWords {
        PeopleWords::of(self.lang)
    }
}
