//! Words of guidelines as versioned data, of what a machine can check, and of the phrases written often.

use super::{Words, fill, words};
use crate::review::model::{Rule, RuleKind};

words! {
    pub struct RulesWords {
        tab: "Føringer" | "Føringar" | "Guidelines";
        title: "Arbeid med føringene" | "Arbeid med føringane" | "Working with the guidelines";
        lead: "Føringer som er satt i kraft, endres aldri. En ny versjon begynner som et utkast, prøves mot tilbudene og gjelder fra en dato." | "Føringar som er sette i kraft, blir aldri endra. Ein ny versjon byrjar som eit utkast, blir prøvd mot tilboda og gjeld frå ein dato." | "Guidelines in force are never changed. A new version begins as a draft, is tried against the offers, and holds from a date.";
        drafts: "Utkast" | "Utkast" | "Drafts";
        drafts_none: "Ingen utkast er begynt." | "Ingen utkast er byrja." | "No draft has been begun.";
        begin: "Begynn et utkast fra siste versjon" | "Byrj eit utkast frå siste versjon" | "Begin a draft from the newest version";
        in_force: "I kraft" | "I kraft" | "In force";
        coming: "Gjelder senere" | "Gjeld seinare" | "In force later";
        past: "Tidligere" | "Tidlegare" | "Earlier";
        version: "Versjon {code}" | "Versjon {code}" | "Version {code}";
        from: "Fra {date}" | "Frå {date}" | "From {date}";
        from_to: "Fra {date} til {end}" | "Frå {date} til {end}" | "From {date} to {end}";
        n_criteria: "{n} krav" | "{n} krav" | "{n} criteria";
        open: "Åpne utkastet" | "Opne utkastet" | "Open the draft";
        edit_title: "Utkast til føringer, versjon {code}" | "Utkast til føringar, versjon {code}" | "Draft guidelines, version {code}";
        preview: "Prøv mot alle publiserte tilbud" | "Prøv mot alle publiserte tilbod" | "Try against all published offers";
        set: "Sett i kraft fra {date}" | "Set i kraft frå {date}" | "Put in force from {date}";
        set_hint: "Lagre først. Når føringene er satt i kraft, kan de ikke endres. Saker som alt er åpne, vurderes etter føringene de kom inn under." | "Lagre først. Når føringane er sette i kraft, kan dei ikkje endrast. Saker som alt er opne, blir vurderte etter føringane dei kom inn under." | "Save first. Once in force, guidelines cannot be changed. Cases already open are judged by the guidelines they came in under.";
        discard: "Kast utkastet" | "Kast utkastet" | "Throw the draft away";
        discard_sure: "Ja, kast utkastet" | "Ja, kast utkastet" | "Yes, throw it away";
        save: "Lagre utkastet" | "Lagre utkastet" | "Save the draft";
        read_only: "Bare direktoratets administrator kan endre føringer." | "Berre administratoren i direktoratet kan endre føringar." | "Only the directorate’s administrator can change guidelines.";
        about: "Om versjonen" | "Om versjonen" | "About the version";
        code: "Versjonens navn" | "Namnet på versjonen" | "The version’s name";
        valid_from: "Gjelder fra" | "Gjeld frå" | "In force from";
        name: "Tittel" | "Tittel" | "Title";
        changes: "Hva er nytt" | "Kva er nytt" | "What is new";
        changes_hint: "Vises for alle på siden om føringene." | "Blir vist for alle på sida om føringane." | "Shown to everybody on the page about the guidelines.";
        reviewers: "Saksbehandlere" | "Saksbehandlarar" | "Reviewers";
        one_eyes: "Én saksbehandler avgjør" | "Éin saksbehandlar avgjer" | "One reviewer decides";
        four_eyes: "To saksbehandlere må stå bak en godkjenning" | "To saksbehandlarar må stå bak ei godkjenning" | "Two reviewers must stand behind an approval";
        warn_days: "Dager før køen varsler" | "Dagar før køen varslar" | "Days until the queue warns";
        limit_days: "Dager til en sak bør være avgjort" | "Dagar til ei sak bør vere avgjord" | "Days within which a case should be decided";
        appeal_days: "Dager til å klage" | "Dagar til å klage" | "Days to appeal";
        criteria: "Kravene" | "Krava" | "The criteria";
        criterion: "Krav {n}" | "Krav {n}" | "Criterion {n}";
        new_criterion: "Nytt krav" | "Nytt krav" | "New criterion";
        new_hint: "La tekstene stå tomme hvis du ikke vil ha flere krav." | "La tekstane stå tomme om du ikkje vil ha fleire krav." | "Leave the texts empty if you want no more criteria.";
        position: "Plass i rekken" | "Plass i rekkja" | "Place in the order";
        group: "Del av sjekklisten" | "Del av sjekklista" | "Part of the checklist";
        field: "Vurderes etter feltet" | "Blir vurdert etter feltet" | "Judged by the field";
        text: "Kravet" | "Kravet" | "The criterion";
        help: "Forklaring" | "Forklaring" | "Explanation";
        bokmaal: "bokmål" | "bokmål" | "bokmål";
        nynorsk: "nynorsk" | "nynorsk" | "nynorsk";
        english: "engelsk" | "engelsk" | "English";
        rule: "Det en maskin kan se etter" | "Det ei maskin kan sjå etter" | "What a machine can look for";
        rule_none: "Ingenting: bare en leser kan vurdere kravet" | "Ingenting: berre ein lesar kan vurdere kravet" | "Nothing: only a reader can judge it";
        rule_theme: "Temaet har en omtale og et læringsutbytte" | "Temaet har ein omtale og eit læringsutbyte" | "The theme has a passage and an outcome";
        rule_references: "Nok og nye nok referanser" | "Nok og nye nok referansar" | "Enough references, recent enough";
        rule_words: "Teksten er lang nok" | "Teksten er lang nok" | "The text is long enough";
        rule_outcomes: "Læringsutbytte av alle tre slag" | "Læringsutbyte av alle tre slag" | "Learning outcomes of all three kinds";
        rule_dates: "Start, slutt og begge frister er oppgitt" | "Start, slutt og begge fristar er oppgitte" | "Start, end and both deadlines are stated";
        rule_modules: "Emnene gir til sammen studiepoengene" | "Emna gir til saman studiepoenga" | "The modules add up to the credits";
        least: "Minst så mange (ord, referanser, utbytter, emner)" | "Minst så mange (ord, referansar, utbyte, emne)" | "At least so many (words, references, outcomes, modules)";
        years: "Referanser ikke eldre enn så mange år" | "Referansar ikkje eldre enn så mange år" | "References not older than so many years";
        remove: "Ta bort kravet" | "Ta bort kravet" | "Take the criterion out";
        says_theme: "En maskin ser etter en omtale på minst {n} ord og et læringsutbytte som finnes." | "Ei maskin ser etter ein omtale på minst {n} ord og eit læringsutbyte som finst." | "A machine looks for a passage of at least {n} words and an outcome that exists.";
        says_references: "En maskin ser etter minst {n} referanser som ikke er eldre enn {years} år." | "Ei maskin ser etter minst {n} referansar som ikkje er eldre enn {years} år." | "A machine looks for at least {n} references not older than {years} years.";
        says_words: "En maskin ser etter minst {n} ord." | "Ei maskin ser etter minst {n} ord." | "A machine looks for at least {n} words.";
        says_outcomes: "En maskin ser etter minst {n} læringsutbytte av hvert slag." | "Ei maskin ser etter minst {n} læringsutbyte av kvart slag." | "A machine looks for at least {n} outcomes of each kind.";
        says_dates: "En maskin ser etter start, slutt og begge frister." | "Ei maskin ser etter start, slutt og begge fristar." | "A machine looks for start, end and both deadlines.";
        says_modules: "En maskin ser etter om emnene, minst {n}, til sammen gir studiepoengene." | "Ei maskin ser etter om emna, minst {n}, til saman gir studiepoenga." | "A machine looks whether the modules, at least {n}, add up to the credits.";
        says_reader: "Bare en leser kan vurdere dette kravet." | "Berre ein lesar kan vurdere dette kravet." | "Only a reader can judge this criterion.";

        try_title: "Prøving av utkastet {code}" | "Prøving av utkastet {code}" | "Trying the draft {code}";
        try_lead: "{n} publiserte tilbud er prøvd mot utkastet. Maskinen finner bare det som sikkert mangler; et krav den ikke finner feil ved, må fortsatt leses." | "{n} publiserte tilbod er prøvde mot utkastet. Maskina finn berre det som sikkert manglar; eit krav ho ikkje finn feil ved, må framleis lesast." | "{n} published offers have been tried against the draft. The machine only finds what is certainly missing; a criterion it finds no fault with must still be read.";
        try_fails: "{failing} av {all} tilbud ville ikke oppfylt kravet." | "{failing} av {all} tilbod ville ikkje oppfylt kravet." | "{failing} of {all} offers would not meet the criterion.";
        try_none: "Maskinen finner ingen tilbud som mangler dette." | "Maskina finn ingen tilbod som manglar dette." | "The machine finds no offer that lacks this.";
        try_now: "Etter føringene som gjelder nå: {n}." | "Etter føringane som gjeld no: {n}." | "By the guidelines in force now: {n}.";
        try_new: "Kravet kan ikke prøves etter føringene som gjelder nå." | "Kravet kan ikkje prøvast etter føringane som gjeld no." | "The criterion cannot be tried by the guidelines in force now.";
        try_examples: "Hvilke" | "Kva for nokre" | "Which";
        try_more: "og {n} til" | "og {n} til" | "and {n} more";
        try_offers: "Ingen tilbud er publisert, så det er ingenting å prøve mot." | "Ingen tilbod er publiserte, så det er ingenting å prøve mot." | "No offers are published, so there is nothing to try against.";
        back_to_draft: "Tilbake til utkastet" | "Tilbake til utkastet" | "Back to the draft";

        phrases: "Formuleringer" | "Formuleringar" | "Phrases";
        phrases_lead: "Setninger dere ofte skriver. Under vurderingen velges de ved kravet og settes inn i begrunnelsen, der de kan endres." | "Setningar de ofte skriv. Under vurderinga vel ein dei ved kravet og set dei inn i grunngivinga, der dei kan endrast." | "Sentences you often write. While judging they are chosen at the criterion and inserted into the reason, where they can be changed.";
        phrase_add: "Ny formulering" | "Ny formulering" | "New phrase";
        phrase_change: "Endre formuleringen" | "Endre formuleringa" | "Change the phrase";
        phrase_at: "Hører til" | "Høyrer til" | "Belongs to";
        phrase_summary: "Ordet til institusjonen" | "Ordet til institusjonen" | "The word to the institution";
        phrase_hint: "Teksten settes inn på den formen av norsk tilbudet er skrevet på." | "Teksten blir sett inn på den forma av norsk tilbodet er skrive på." | "The text is inserted in the form of Norwegian the offer is written in.";
        phrase_save: "Lagre formuleringen" | "Lagre formuleringa" | "Save the phrase";
        phrase_edit: "Endre" | "Endre" | "Change";
        phrase_remove: "Fjern" | "Fjern" | "Remove";
        phrase_none: "Ingen formuleringer er lagt inn ennå." | "Ingen formuleringar er lagde inn enno." | "No phrases have been entered yet.";
        phrase_count: "{n} formuleringer" | "{n} formuleringar" | "{n} phrases";
        cancel: "Avbryt" | "Avbryt" | "Cancel";
        actions: "Valg" | "Val" | "Actions";

        how_title: "Slik brukes føringene" | "Slik blir føringane brukte" | "How the guidelines are used";
        how_1: "Institusjonen skriver tilbudet og peker på hvor det oppfyller kravene." | "Institusjonen skriv tilbodet og viser kvar det oppfyller krava." | "The institution writes the offer and points to where it meets the criteria.";
        how_2: "En saksbehandler i direktoratet leser teksten og vurderer hvert krav for seg." | "Ein saksbehandlar i direktoratet les teksten og vurderer kvart krav for seg." | "A reviewer at the directorate reads the text and judges each criterion separately.";
        how_3: "Er alle krav oppfylt, blir tilbudet publisert. Ellers får institusjonen det tilbake med begrunnelse ved feltet det gjelder." | "Er alle krav oppfylte, blir tilbodet publisert. Elles får institusjonen det tilbake med grunngiving ved feltet det gjeld." | "If every criterion is met, the offer is published. Otherwise the institution gets it back with reasons at the field concerned.";
        how_4: "Institusjonen kan rette teksten og sende den inn på nytt, eller klage innen {n} dager." | "Institusjonen kan rette teksten og sende han inn på nytt, eller klage innan {n} dagar." | "The institution can correct the text and submit it again, or appeal within {n} days.";
        how_5: "Direktoratet skal avgjøre en sak innen {n} dager." | "Direktoratet skal avgjere ei sak innan {n} dagar." | "The directorate should decide a case within {n} days.";
        how_eyes: "To saksbehandlere står bak hver godkjenning." | "To saksbehandlarar står bak kvar godkjenning." | "Two reviewers stand behind every approval.";
        coming_title: "Nye føringer fra {date}" | "Nye føringar frå {date}" | "New guidelines from {date}";
        coming_text: "Tilbud som sendes inn fra da av, vurderes etter versjon {code}." | "Tilbod som blir sende inn frå då av, blir vurderte etter versjon {code}." | "Offers submitted from then on are judged by version {code}.";
        history: "Versjoner og hva som er endret" | "Versjonar og kva som er endra" | "Versions and what has changed";
        first: "Den første versjonen." | "Den første versjonen." | "The first version.";
        added: "Nytt krav: {text}" | "Nytt krav: {text}" | "New criterion: {text}";
        dropped: "Ikke lenger et krav: {text}" | "Ikkje lenger eit krav: {text}" | "No longer a criterion: {text}";
        reworded: "Endret krav: {text}" | "Endra krav: {text}" | "Changed criterion: {text}";
        same: "Kravene er de samme." | "Krava er dei same." | "The criteria are the same.";
        read_version: "Les versjon {code}" | "Les versjon {code}" | "Read version {code}";
        old_version: "Du leser en versjon som ikke er i kraft i dag." | "Du les ein versjon som ikkje er i kraft i dag." | "You are reading a version that is not in force today.";
        to_current: "Les føringene som gjelder" | "Les føringane som gjeld" | "Read the guidelines in force";
    }
}

impl RulesWords {
    #[must_use]
    pub const fn rule_kind(&self, kind: RuleKind) -> &'static str {
        match kind {
            RuleKind::Theme => self.rule_theme,
            RuleKind::References => self.rule_references,
            RuleKind::Words => self.rule_words,
            RuleKind::Outcomes => self.rule_outcomes,
            RuleKind::Dates => self.rule_dates,
            RuleKind::Modules => self.rule_modules,
        }
    }

    /// What a machine looks for, in a sentence; says so where only a reader can judge.
    #[must_use]
    pub fn says(&self, rule: Option<Rule>) -> String {
        let with = |form: &str, n: usize| fill(form, &[("n", &n.to_string())]);
        match rule {
            None => self.says_reader.to_owned(),
            Some(Rule::Theme { words, .. }) => with(self.says_theme, words),
            Some(Rule::Words { words, .. }) => with(self.says_words, words),
            Some(Rule::References { count, years }) => fill(
                self.says_references,
                &[("n", &count.to_string()), ("years", &years.to_string())],
            ),
            Some(Rule::Outcomes { count }) => with(self.says_outcomes, count),
            Some(Rule::Dates) => self.says_dates.to_owned(),
            Some(Rule::Modules { count }) => with(self.says_modules, count),
        }
    }
}

impl Words {
    #[must_use]
    pub const fn rules(&self) -> &'static RulesWords {
        RulesWords::of(self.lang)
    }
}
