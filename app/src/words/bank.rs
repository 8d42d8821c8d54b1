//! Words of the bank of questionnaires.

use super::{Words, words};
use crate::evaluation::bank::model::{BankState, Change};
use crate::evaluation::model::ItemKind;

words! {
    pub struct BankWords {
        title: "Spørreskjema" | "Spørjeskjema" | "Questionnaire";
        lead: "Spørsmålene deltakerne får. En undersøkelse beholder versjonen den ble planlagt med." | "Spørsmåla deltakarane får. Ei undersøking beheld versjonen ho vart planlagd med." | "The questions participants are asked. A survey keeps the version it was planned with.";
        table: "Versjoner av spørreskjemaet" | "Versjonar av spørjeskjemaet" | "Versions of the questionnaire";
        version: "Versjon {n}" | "Versjon {n}" | "Version {n}";
        state: "Tilstand" | "Tilstand" | "State";
        from: "Brukes fra" | "Blir brukt frå" | "Used from";
        asked: "Spørsmål" | "Spørsmål" | "Questions";
        minutes: "Tid" | "Tid" | "Time";
        n_minutes: "om lag {n} min" | "om lag {n} min" | "about {n} min";
        langs: "Språk" | "Språk" | "Languages";
        lang_all: "bokmål, nynorsk, engelsk" | "bokmål, nynorsk, engelsk" | "bokmål, nynorsk, English";
        lang_two: "bokmål, nynorsk" | "bokmål, nynorsk" | "bokmål, nynorsk";
        surveys: "Undersøkelser" | "Undersøkingar" | "Surveys";
        begin: "Lag utkast til ny versjon" | "Lag utkast til ny versjon" | "Draft a new version";
        read_only: "Administratoren i direktoratet endrer spørreskjemaet." | "Administratoren i direktoratet endrar spørjeskjemaet." | "The directorate's administrator changes the questionnaire.";
        state_draft: "utkast" | "utkast" | "draft";
        state_coming: "kommer" | "kjem" | "coming";
        state_in_force: "i bruk" | "i bruk" | "in use";
        state_retired: "avløst" | "avløyst" | "replaced";

        locked: "Versjonen kan ikke endres, slik at svarene alltid hører til spørsmålene som ble stilt." | "Versjonen kan ikkje endrast, slik at svara alltid høyrer til spørsmåla som vart stilte." | "The version cannot be changed, so that answers always belong to the questions that were asked.";
        preview: "Slik ser deltakeren det" | "Slik ser deltakaren det" | "As the participant sees it";
        preview_note: "Bytt språk øverst på siden for å se skjemaet på de andre språkene." | "Byt språk øvst på sida for å sjå skjemaet på dei andre språka." | "Change the language at the top of the page to see the form in the others.";
        changed: "Endringer siden versjon {n}" | "Endringar sidan versjon {n}" | "Changes since version {n}";
        changed_none: "Ingen spørsmål er endret." | "Ingen spørsmål er endra." | "No question has changed.";
        change: "Endring" | "Endring" | "Change";
        before: "Før" | "Før" | "Before";
        after: "Nå" | "No" | "Now";
        change_new: "nytt" | "nytt" | "new";
        change_gone: "tatt ut" | "teke ut" | "taken out";
        change_reworded: "nye ord, samme mening" | "nye ord, same meining" | "new words, same meaning";
        change_unclear: "nye ord, mening ikke avklart" | "nye ord, meining ikkje avklart" | "new words, meaning not settled";
        change_kind: "besvares på en annen måte" | "blir svart på på ein annan måte" | "answered in another way";
        change_options: "andre svarvalg" | "andre svarval" | "other options";
        followed: "Svar følges over årene så lenge spørsmålet er det samme. Nye ord må sies å bety det samme; ellers er det et nytt spørsmål." | "Svar blir følgde over åra så lenge spørsmålet er det same. Nye ord må seiast å tyde det same; elles er det eit nytt spørsmål." | "Answers are followed over the years as long as the question is the same. New words must be said to mean the same; else it is a new question.";
        apart: "Nye spørsmål vises for seg selv. Gjennomsnittet for et område er regnet ut fra de samme spørsmålene hvert år." | "Nye spørsmål blir viste for seg sjølve. Gjennomsnittet for eit område er rekna ut frå dei same spørsmåla kvart år." | "New questions are shown by themselves. An area's mean is worked out from the same questions every year.";
        out_of_index: "«{question}» er en del av gjennomsnittet for et område. Tas det ut, er gjennomsnittet regnet ut fra færre spørsmål fra da av, og det kan ikke sammenlignes med tidligere år." | "«{question}» er ein del av gjennomsnittet for eit område. Blir det teke ut, er gjennomsnittet rekna ut frå færre spørsmål frå då av, og det kan ikkje samanliknast med tidlegare år." | "“{question}” is part of an area's mean. If it is taken out, the mean is worked out from fewer questions from then on and cannot be compared with earlier years.";

        edit_title: "Utkast: versjon {n}" | "Utkast: versjon {n}" | "Draft: version {n}";
        edit_lead: "Høyst {n} spørsmål utenom dem om deltakeren selv. Fem til sju minutter er nok." | "Høgst {n} spørsmål utanom dei om deltakaren sjølv. Fem til sju minutt er nok." | "At most {n} questions beside those about the participant. Five to seven minutes are enough.";
        block_title: "Overskrift" | "Overskrift" | "Heading";
        question: "Spørsmål {n}" | "Spørsmål {n}" | "Question {n}";
        new_question: "Nytt spørsmål" | "Nytt spørsmål" | "New question";
        text: "Spørsmålet" | "Spørsmålet" | "The question";
        bokmaal: "bokmål" | "bokmål" | "bokmål";
        nynorsk: "nynorsk" | "nynorsk" | "nynorsk";
        english: "engelsk (valgfritt)" | "engelsk (valfritt)" | "English (optional)";
        kind: "Besvares med" | "Blir svart på med" | "Answered by";
        kind_agreement: "enighet, 1–5" | "einigheit, 1–5" | "agreement, 1–5";
        kind_quality: "kvalitet, 1–5" | "kvalitet, 1–5" | "quality, 1–5";
        kind_choice: "ett valg" | "eitt val" | "one choice";
        kind_multi: "flere valg" | "fleire val" | "several choices";
        kind_text: "egne ord" | "eigne ord" | "own words";
        area: "Område" | "Område" | "Area";
        area_0: "om deltakeren" | "om deltakaren" | "about the participant";
        area_1: "motivasjon og vilkår" | "motivasjon og vilkår" | "motivation and conditions";
        area_2: "gjennomføring og kvalitet" | "gjennomføring og kvalitet" | "carrying through and quality";
        area_3: "utbytte og bruk i praksis" | "utbyte og bruk i praksis" | "benefit and use in practice";
        theme: "Tema" | "Tema" | "Theme";
        theme_none: "ikke et av de fem" | "ikkje eit av dei fem" | "none of the five";
        options: "Svarvalg" | "Svarval" | "Options";
        options_hint: "Ett på hver linje: bokmål | nynorsk | engelsk. Bare for spørsmål med valg." | "Eitt på kvar linje: bokmål | nynorsk | engelsk. Berre for spørsmål med val." | "One a line: bokmål | nynorsk | English. Only for questions with choices.";
        position: "Plass" | "Plass" | "Place";
        reworded: "Nye ord, men de betyr det samme som før" | "Nye ord, men dei tyder det same som før" | "New words, but they mean the same as before";
        remove: "Ta spørsmålet ut" | "Ta spørsmålet ut" | "Take the question out";
        save: "Lagre utkastet" | "Lagre utkastet" | "Save the draft";
        stale: "Noen andre har endret utkastet. Det du skrev, står her og er ikke lagret. Lagre på nytt for å bruke ditt." | "Nokon andre har endra utkastet. Det du skreiv, står her og er ikkje lagra. Lagre på nytt for å bruke ditt." | "Somebody else has changed the draft. What you wrote is here and not saved. Save again to use yours.";
        in_force: "Sett i kraft" | "Set i kraft" | "Put in force";
        set_hint: "Fra denne dagen bruker nye undersøkelser versjonen. Den kan ikke endres etterpå. Undersøkelser som er planlagt, beholder sin." | "Frå denne dagen bruker nye undersøkingar versjonen. Han kan ikkje endrast etterpå. Undersøkingar som er planlagde, beheld sin." | "From this day on new surveys use the version. It cannot be changed afterwards. Surveys that are planned keep theirs.";
        set: "Sett versjonen i kraft" | "Set versjonen i kraft" | "Put the version in force";
        discard: "Forkast utkastet" | "Forkast utkastet" | "Discard the draft";
        discard_sure: "Ja, forkast utkastet" | "Ja, forkast utkastet" | "Yes, discard the draft";
        all: "Skjemaet" | "Skjemaet" | "The form";
    }
}

impl Words {
    /// Words of the bank of questionnaires.
    #[must_use]
    pub const fn bank(self) -> &'static BankWords {
        BankWords::of(self.lang)
    }
}

impl BankWords {
    #[must_use]
    pub const fn state_of(&self, state: BankState) -> &'static str {
        match state {
            BankState::Draft => self.state_draft,
            BankState::Coming => self.state_coming,
            BankState::InForce => self.state_in_force,
            BankState::Retired => self.state_retired,
        }
    }

    #[must_use]
    pub const fn change_of(&self, change: Change) -> &'static str {
        match change {
            Change::New => self.change_new,
            Change::Gone => self.change_gone,
            Change::Reworded => self.change_reworded,
            Change::Unclear => self.change_unclear,
            Change::OtherKind => self.change_kind,
            Change::Options => self.change_options,
        }
    }

    #[must_use]
    pub const fn kind_of(&self, kind: ItemKind) -> &'static str {
        match kind {
            ItemKind::Agreement => self.kind_agreement,
            ItemKind::Quality => self.kind_quality,
            ItemKind::Choice => self.kind_choice,
            ItemKind::Multi => self.kind_multi,
            ItemKind::Text => self.kind_text,
        }
    }
}
