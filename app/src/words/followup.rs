//! Words about findings, replies and actions.

use super::{Words, words};
use crate::catalogue::model::Theme;
use crate::followup::model::{ActionState, FindingState, Origin, Topic};

words! {
    pub struct FollowUpWords {
        title: "Oppfølging" | "Oppfølging" | "Follow-up";
        lead: "Funn fra deltakerundersøkelsene, svarene på dem og tiltakene som er lovet." | "Funn frå deltakarundersøkingane, svara på dei og tiltaka som er lova." | "Findings from the participant surveys, the replies to them and the actions promised.";
        lead_own: "Det direktoratet og dere selv har funnet i deltakernes svar, og det dere gjør med det." | "Det direktoratet og de sjølve har funne i svara frå deltakarane, og det de gjer med det." | "What the directorate and you have found in the participants' answers, and what you do about it.";
        none_title: "Ingen funn" | "Ingen funn" | "No findings";
        none: "Et funn åpnes fra resultatene av en lukket undersøkelse." | "Eit funn blir opna frå resultata av ei lukka undersøking." | "A finding is opened from the results of a closed survey.";
        none_chosen: "Ingen funn passer til valgene. Fjern et av dem." | "Ingen funn passar til vala. Fjern eitt av dei." | "No findings match the choices. Remove one of them.";
        to_results: "Til resultatene" | "Til resultata" | "To the results";
        about: "Gjelder" | "Gjeld" | "Concerns";
        state: "Tilstand" | "Tilstand" | "State";
        any_state: "Alle tilstander" | "Alle tilstandar" | "Any state";
        institution: "Institusjon" | "Institusjon" | "Institution";
        any_institution: "Alle institusjoner" | "Alle institusjonar" | "All institutions";
        only_overdue: "Bare med tiltak over fristen" | "Berre med tiltak over fristen" | "Only with overdue actions";
        show: "Vis" | "Vis" | "Show";
        study: "Studium" | "Studium" | "Study";
        year: "Studieår" | "Studieår" | "Study year";
        finding: "Funn" | "Funn" | "Finding";
        opened: "Åpnet" | "Opna" | "Opened";
        opened_by: "Åpnet av {who}, {date}" | "Opna av {who}, {date}" | "Opened by {who}, {date}";
        next_due: "Neste frist" | "Neste frist" | "Next due date";
        overdue: "Over fristen" | "Over fristen" | "Overdue";
        csv: "Last ned som CSV" | "Last ned som CSV" | "Download as CSV";
        ignored: "Noe i adressen ble ikke forstått og er utelatt." | "Noko i adressa vart ikkje forstått og er utelate." | "Something in the address was not understood and has been left out.";

        new_title: "Nytt funn" | "Nytt funn" | "New finding";
        new_lead: "Skriv hva svarene forteller, så konkret at det kan besvares." | "Skriv kva svara fortel, så konkret at det kan svarast på." | "Write what the answers tell, so concretely that it can be replied to.";
        new_directorate: "Institusjonen får brev og skal svare. Den som vurderer neste versjon av tilbudet, ser funnet, svaret og tiltakene." | "Institusjonen får brev og skal svare. Den som vurderer neste versjon av tilbodet, ser funnet, svaret og tiltaka." | "The institution gets a letter and is to reply. Whoever reviews the offer's next version sees the finding, the reply and the actions.";
        new_own: "Direktoratet ser funnet, svaret og tiltakene når neste versjon av tilbudet vurderes." | "Direktoratet ser funnet, svaret og tiltaka når neste versjon av tilbodet blir vurdert." | "The directorate sees the finding, the reply and the actions when the offer's next version is reviewed.";
        topic: "Hva gjelder det?" | "Kva gjeld det?" | "What is it about?";
        text: "Hva forteller svarene?" | "Kva fortel svara?" | "What do the answers tell?";
        text_hint: "Gjengi ikke enkeltsvar, og ikke tall fra grupper som er for små til å vises." | "Ikkje attgi einskildsvar, og ikkje tal frå grupper som er for små til å visast." | "Do not repeat single answers, nor figures from groups too small to be shown.";
        open: "Åpne funnet" | "Opne funnet" | "Open the finding";
        open_new: "Åpne et funn" | "Opne eit funn" | "Open a finding";

        reply: "Svar" | "Svar" | "Reply";
        reply_none: "Institusjonen har ikke svart ennå." | "Institusjonen har ikkje svart enno." | "The institution has not replied yet.";
        reply_by: "{who}, {date}" | "{who}, {date}" | "{who}, {date}";
        reply_text: "Svaret fra institusjonen" | "Svaret frå institusjonen" | "The institution's reply";
        reply_public: "Vis svaret og tiltakene på tilbudets side" | "Vis svaret og tiltaka på sida til tilbodet" | "Show the reply and the actions on the offer's page";
        reply_public_hint: "Da kan alle lese dem, også de som svarte på undersøkelsen. Selve funnet vises ikke." | "Då kan alle lese dei, også dei som svarte på undersøkinga. Sjølve funnet blir ikkje vist." | "Then everyone can read them, also those who answered the survey. The finding itself is not shown.";
        is_public: "Vises på tilbudets side" | "Blir vist på sida til tilbodet" | "Shown on the offer's page";
        is_internal: "Vises bare for institusjonen og direktoratet" | "Blir vist berre for institusjonen og direktoratet" | "Shown to the institution and the directorate only";
        reply_send: "Lagre svaret" | "Lagre svaret" | "Save the reply";
        reply_change: "Endre svaret" | "Endre svaret" | "Change the reply";

        actions: "Tiltak" | "Tiltak" | "Actions";
        actions_none: "Ingen tiltak er lovet." | "Ingen tiltak er lova." | "No actions have been promised.";
        actions_after: "Svar på funnet først. Deretter kan dere legge til tiltak." | "Svar på funnet først. Deretter kan de leggje til tiltak." | "Reply to the finding first. Then you can add actions.";
        action_new: "Nytt tiltak" | "Nytt tiltak" | "New action";
        what: "Hva skal gjøres?" | "Kva skal gjerast?" | "What is to be done?";
        owner: "Hvem har ansvaret?" | "Kven har ansvaret?" | "Who is responsible?";
        owner_hint: "Gjerne en rolle, som «emneansvarlig»." | "Gjerne ei rolle, som «emneansvarleg»." | "Preferably a role, such as “course leader”.";
        due_on: "Innen" | "Innan" | "By";
        promise: "Legg til tiltaket" | "Legg til tiltaket" | "Add the action";
        ended: "Avsluttet {date}" | "Avslutta {date}" | "Ended {date}";
        end: "Hvordan gikk det?" | "Korleis gjekk det?" | "How did it go?";
        end_this: "Hvordan gikk det med «{what}»?" | "Korleis gjekk det med «{what}»?" | "How did “{what}” go?";
        done: "Det er gjort" | "Det er gjort" | "It is done";
        dropped: "Det blir ikke gjort" | "Det blir ikkje gjort" | "It will not be done";
        note: "Hva viser det, eller hvorfor ikke?" | "Kva viser det, eller kvifor ikkje?" | "What shows it, or why not?";
        end_send: "Lagre" | "Lagre" | "Save";

        settle: "Avslutt funnet" | "Avslutt funnet" | "Settle the finding";
        settle_note: "Sluttord" | "Sluttord" | "Last word";
        settle_hint: "Hva er dere enige om at dette førte til?" | "Kva er de einige om at dette førte til?" | "What do you agree this has led to?";
        settled_by: "Avsluttet av {who}, {date}" | "Avslutta av {who}, {date}" | "Settled by {who}, {date}";
        not_yet: "Funnet kan avsluttes når det er besvart og alle tiltak er gjort eller gitt opp med grunn." | "Funnet kan avsluttast når det er svart på og alle tiltak er gjorde eller gitt opp med grunn." | "The finding can be settled once it has a reply and every action is done or given up with a reason.";
        set_aside: "Avslutt som grunnløst" | "Avslutt som grunnlaust" | "Close as unfounded";
        set_aside_why: "Hvorfor er funnet grunnløst?" | "Kvifor er funnet grunnlaust?" | "Why is the finding unfounded?";
        set_aside_hint: "Regelen åpnet funnet. Har tallene en annen forklaring, kan det avsluttes uten svar." | "Regelen opna funnet. Har tala ei anna forklaring, kan det avsluttast utan svar." | "The rule opened the finding. If the figures have another explanation, it can be closed without a reply.";
        unfounded: "Avsluttet som grunnløst" | "Avslutta som grunnlaust" | "Closed as unfounded";
        by_rule: "Åpnet av regelen «{rule}» (versjon {version}, gjelder fra {date}, grense {bound}), satt i kraft av {who}" | "Opna av regelen «{rule}» (versjon {version}, gjeld frå {date}, grense {bound}), sett i kraft av {who}" | "Opened by the rule “{rule}” (version {version}, valid from {date}, bound {bound}), put in force by {who}";
        rule: "Regel" | "Regel" | "Rule";

        before_title: "Hva deltakerne har sagt om tilbudet" | "Kva deltakarane har sagt om tilbodet" | "What participants have said about the offer";
        before_open: "Funn som ikke er avsluttet: {n}" | "Funn som ikkje er avslutta: {n}" | "Findings not settled: {n}";
        before_unanswered: "uten svar fra institusjonen: {n}" | "utan svar frå institusjonen: {n}" | "without a reply from the institution: {n}";
        before_late: "tiltak over fristen: {n}" | "tiltak over fristen: {n}" | "actions overdue: {n}";
        before_settled: "avsluttet: {n}" | "avslutta: {n}" | "settled: {n}";
        before_show_settled: "Vis avsluttede funn ({n})" | "Vis avslutta funn ({n})" | "Show settled findings ({n})";

        public_answer: "Institusjonen svarer deltakerne" | "Institusjonen svarar deltakarane" | "The institution answers its participants";
        public_title: "Hva skjedde med svarene?" | "Kva skjedde med svara?" | "What happened to the answers?";
        public_lead: "Deltakerne på {title} har svart på undersøkelser. Her står hva institusjonen svarer, hva den har lovet å gjøre, og hva direktoratet har bestemt siden." | "Deltakarane på {title} har svart på undersøkingar. Her står kva institusjonen svarar, kva han har lova å gjere, og kva direktoratet har bestemt sidan." | "Participants in {title} have answered surveys. Here is what the institution replies, what it has promised to do, and what the directorate has decided since.";
        public_no_survey: "Ingen undersøkelse ved studieslutt er lukket ennå." | "Inga undersøking ved studieslutt er lukka enno." | "No survey at the end of the study has closed yet.";
        public_surveys: "Undersøkelsene" | "Undersøkingane" | "The surveys";
        public_closed: "Studieåret {year}: lukket {date}" | "Studieåret {year}: lukka {date}" | "Study year {year}: closed {date}";
        public_replies: "Institusjonens svar og tiltak" | "Svar og tiltak frå institusjonen" | "The institution's replies and actions";
        public_none: "Institusjonen har ikke publisert noe svar ennå. Det kan bety at ingen har funnet noe å svare på, eller at svaret er gitt direkte til direktoratet." | "Institusjonen har ikkje publisert noko svar enno. Det kan tyde at ingen har funne noko å svare på, eller at svaret er gjeve direkte til direktoratet." | "The institution has not published a reply yet. It may mean that nobody has found anything to reply to, or that the reply was given to the directorate directly.";
        public_decided: "Hva direktoratet har bestemt siden" | "Kva direktoratet har bestemt sidan" | "What the directorate has decided since";
        public_approved: "Ny studieplan for {year} godkjent {date}" | "Ny studieplan for {year} godkjend {date}" | "New study plan for {year} approved {date}";
        public_undecided: "Direktoratet har ikke godkjent noen ny studieplan etter den første undersøkelsen." | "Direktoratet har ikkje godkjent nokon ny studieplan etter den første undersøkinga." | "The directorate has not approved a new study plan since the first survey.";
        public_reviewer: "Den som kontrollerer en ny studieplan, ser det som er funnet i svarene, og hva institusjonen har gjort med det." | "Den som kontrollerer ein ny studieplan, ser det som er funne i svara, og kva institusjonen har gjort med det." | "Whoever reviews a new study plan sees what was found in the answers, and what the institution has done about it.";
        public_settled: "Direktoratet har sett svaret og tiltakene, og avsluttet saken {date}." | "Direktoratet har sett svaret og tiltaka, og avslutta saka {date}." | "The directorate has seen the reply and the actions, and settled the matter on {date}.";
        public_settled_own: "Institusjonen avsluttet saken {date}." | "Institusjonen avslutta saka {date}." | "The institution settled the matter on {date}.";
        public_about: "{topic}, studieåret {year}" | "{topic}, studieåret {year}" | "{topic}, study year {year}";
        public_on: "Svart {date}" | "Svart {date}" | "Replied {date}";
        public_privacy: "Hva den enkelte har svart, vet ingen. Tall vises bare der mange nok har svart." | "Kva den einskilde har svart, veit ingen. Tal blir viste berre der mange nok har svart." | "Nobody knows what each person answered. Figures are shown only where enough have answered.";

        topic_facilitation: "Tilrettelegging og deling på egen arbeidsplass" | "Tilrettelegging og deling på eigen arbeidsplass" | "Facilitation and sharing at one's own workplace";
        topic_quality: "Gjennomføring og kvalitet" | "Gjennomføring og kvalitet" | "Teaching and quality";
        topic_benefit: "Utbytte og bruk i praksis" | "Utbytte og bruk i praksis" | "Benefit and use in practice";
        topic_other: "Noe annet" | "Noko anna" | "Something else";
        state_open: "Ubesvart" | "Ikkje svart på" | "Unanswered";
        state_answered: "Besvart" | "Svart på" | "Answered";
        state_acting: "Tiltak i gang" | "Tiltak i gang" | "Action under way";
        state_settled: "Avsluttet" | "Avslutta" | "Settled";
        promised: "Lovet" | "Lova" | "Promised";
        state_done: "Gjort" | "Gjort" | "Done";
        state_dropped: "Ikke gjort" | "Ikkje gjort" | "Not done";
        from_directorate: "Direktoratet" | "Direktoratet" | "The directorate";
        from_institution: "Institusjonen selv" | "Institusjonen sjølv" | "The institution itself";
        origin: "Sett av" | "Sett av" | "Seen by";
    }
}

impl Words {
    /// Words about following up.
    #[must_use]
    pub const fn followup(&self) -> &'static FollowUpWords {
        FollowUpWords::of(self.lang)
    }
}

impl FollowUpWords {
    #[must_use]
    pub const fn state(&self, state: FindingState) -> &'static str {
        match state {
            FindingState::Open => self.state_open,
            FindingState::Answered => self.state_answered,
            FindingState::Acting => self.state_acting,
            FindingState::Settled => self.state_settled,
        }
    }

    #[must_use]
    pub const fn action(&self, state: ActionState) -> &'static str {
        match state {
            ActionState::Promised => self.promised,
            ActionState::Done => self.state_done,
            ActionState::Dropped => self.state_dropped,
        }
    }

    #[must_use]
    pub const fn origin(&self, origin: Origin) -> &'static str {
        match origin {
            Origin::Directorate => self.from_directorate,
            Origin::Institution => self.from_institution,
        }
    }

    /// The topic's name, with the themes' from the catalogue.
    #[must_use]
    pub fn topic(&self, words: Words, topic: Topic) -> &'static str {
        match topic {
            Topic::Facilitation => self.topic_facilitation,
            Topic::StudyQuality => self.topic_quality,
            Topic::Benefit => self.topic_benefit,
            Topic::AdaptedTeaching
            | Topic::Digitalisation
            | Topic::LeadingLearning
            | Topic::PracticalVaried
            | Topic::Assessment => {
                Theme::from_code(topic.code()).map_or(self.topic_other, |theme| words.theme(theme))
            }
            Topic::Other => self.topic_other,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::shared::lang::Lang;

    #[test]
    fn every_topic_has_a_name_of_its_own() {
        let words = Words::of(Lang::Nn);
        let mut names: Vec<_> = Topic::ALL
            .iter()
            .map(|&t| words.followup().topic(words, t))
            .collect();
        names.sort_unstable();
        names.dedup();
        assert_eq!(names.len(), Topic::ALL.len());
    }
}
