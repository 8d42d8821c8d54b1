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
