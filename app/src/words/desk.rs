//! Words of the reviewer's desk: the queue's shelves, who has a case, the clock, the case beside its past.

use super::{Words, words};
use crate::review::model::{AppealState, CaseOrder, CaseState, Clock, DeadlineBand, Shelf};

words! {
    pub struct DeskWords {
        tabs: "Direktoratets sider" | "Sidene til direktoratet" | "The directorate’s pages";
        shelves: "Hyller" | "Hyller" | "Shelves";
        shelf_open: "Åpne" | "Opne" | "Open";
        shelf_mine: "Mine" | "Mine" | "Mine";
        shelf_unassigned: "Uten saksbehandler" | "Utan saksbehandlar" | "Unassigned";
        shelf_confirming: "Venter på bekreftelse" | "Ventar på stadfesting" | "Awaiting confirmation";
        shelf_appealed: "Klager" | "Klager" | "Appeals";
        shelf_decided: "Avgjorte" | "Avgjorde" | "Decided";
        pressing: "{late} over fristen, {warned} nær fristen" | "{late} over fristen, {warned} nær fristen" | "{late} past the limit, {warned} close to it";
        search: "Tittel, institusjon eller saksnummer" | "Tittel, institusjon eller saksnummer" | "Title, institution or case number";
        reviewer: "Saksbehandler" | "Saksbehandlar" | "Reviewer";
        nobody: "Ingen" | "Ingen" | "Nobody";
        clock: "Saksbehandlingsfrist" | "Saksbehandlingsfrist" | "Time limit";
        clock_in_time: "I rute" | "I rute" | "In time";
        clock_warned: "Nær fristen" | "Nær fristen" | "Close to the limit";
        clock_late: "Over fristen" | "Over fristen" | "Past the limit";
        due: "Frist {date}" | "Frist {date}" | "Due {date}";
        band_passed: "Passert" | "Passert" | "Passed";
        band_two: "Innen 14 dager" | "Innan 14 dagar" | "Within 14 days";
        band_six: "Innen seks uker" | "Innan seks veker" | "Within six weeks";
        band_none: "Ingen frist" | "Ingen frist" | "No deadline";
        order: "Sorter etter" | "Sorter etter" | "Sort by";
        order_age: "Alder" | "Alder" | "Age";
        order_decided: "Avgjort" | "Avgjord" | "Decided";
        none_here: "Ingen saker her" | "Ingen saker her" | "No cases here";
        none_mine: "Du har ingen åpne saker. Ta en fra hyllen «Uten saksbehandler»." | "Du har ingen opne saker. Ta ei frå hylla «Utan saksbehandlar»." | "You have no open cases. Take one from the shelf “Unassigned”.";
        none_appealed: "Ingen klager venter på svar." | "Ingen klager ventar på svar." | "No appeals are waiting for an answer.";
        shown: "{from}–{to} av {all} saker" | "{from}–{to} av {all} saker" | "{from}–{to} of {all} cases";
        shown_one: "1 sak" | "1 sak" | "1 case";
        choose_case: "Velg saken «{title}»" | "Vel saka «{title}»" | "Choose the case “{title}”";
        assign_to: "Gi de valgte sakene til" | "Gi dei valde sakene til" | "Give the chosen cases to";
        assign_choose: "Velg hvem" | "Vel kven" | "Choose whom";
        assign_nobody: "ingen (ta bort saksbehandleren)" | "ingen (ta bort saksbehandlaren)" | "nobody (take the reviewer off)";
        assign: "Fordel" | "Fordel" | "Assign";
        conflict_mark: "inhabil" | "inhabil" | "conflict";
        case_number: "Sak {n}" | "Sak {n}" | "Case {n}";
        csv: "Last ned som CSV" | "Last ned som CSV" | "Download as CSV";
        csv_number: "Saksnummer" | "Saksnummer" | "Case number";
        csv_year: "Studieår" | "Studieår" | "Study year";
        csv_state: "Tilstand" | "Tilstand" | "State";
        csv_due: "Frist for saken" | "Frist for saka" | "Due";
        csv_appeal: "Klage" | "Klage" | "Appeal";
        state_open: "Til vurdering" | "Til vurdering" | "Under review";
        state_confirming: "Venter på bekreftelse" | "Ventar på stadfesting" | "Awaiting confirmation";
        state_approved: "Godkjent" | "Godkjent" | "Approved";
        state_returned: "Sendt tilbake" | "Sendt tilbake" | "Returned";
        appeal_filed: "Klage venter på svar" | "Klage ventar på svar" | "Appeal awaiting an answer";
        appeal_granted: "Klagen ga medhold" | "Klaga gav medhald" | "Appeal upheld";
        appeal_dismissed: "Vedtaket står ved lag" | "Vedtaket står ved lag" | "The decision stands";

        who: "Saken" | "Saka" | "The case";
        has_case: "{person} har saken." | "{person} har saka." | "{person} has the case.";
        you_have_case: "Du har saken." | "Du har saka." | "You have the case.";
        nobody_has: "Ingen har saken ennå." | "Ingen har saka enno." | "Nobody has the case yet.";
        take: "Ta saken" | "Ta saka" | "Take the case";
        let_go: "Slipp saken" | "Slepp saka" | "Let go of the case";
        give_to: "Gi saken til" | "Gi saka til" | "Give the case to";
        give: "Gi" | "Gi" | "Give";
        conflict: "Inhabilitet" | "Inhabilitet" | "Conflict of interest";
        conflict_text: "Er du inhabil, si fra her. Da kan du ikke avgjøre saken, og slipper den hvis du har den." | "Er du inhabil, sei frå her. Då kan du ikkje avgjere saka, og slepp ho om du har ho." | "If you have a conflict of interest, say so here. You can then not decide the case, and let go of it if you have it.";
        conflict_reason: "Hvorfor" | "Kvifor" | "Why";
        conflict_say: "Jeg er inhabil" | "Eg er inhabil" | "I have a conflict of interest";
        conflict_of: "{person} er inhabil: {reason}" | "{person} er inhabil: {reason}" | "{person} has a conflict of interest: {reason}";
        conflict_decided: "gjorde vedtaket det er klaget på" | "gjorde vedtaket det er klaga på" | "made the decision that was appealed against";
        conflict_yours: "Du har meldt at du er inhabil i denne saken. Du kan lese den, men ikke vurdere eller avgjøre den." | "Du har meldt at du er inhabil i denne saka. Du kan lese ho, men ikkje vurdere eller avgjere ho." | "You have said that you have a conflict of interest in this case. You can read it, but not judge or decide it.";
        conflict_clear: "Opphev" | "Opphev" | "Clear";
        confirming_title: "Venter på at en til bekrefter" | "Ventar på at ein til stadfestar" | "Waiting for a second reviewer";
        confirming_text: "{person} har godkjent tilbudet {date}. Føringene krever at en annen saksbehandler bekrefter det før tilbudet blir publisert." | "{person} har godkjent tilbodet {date}. Føringane krev at ein annan saksbehandlar stadfestar det før tilbodet blir publisert." | "{person} approved the offer on {date}. The guidelines demand that another reviewer confirms it before the offer is published.";
        confirm: "Bekreft og publiser" | "Stadfest og publiser" | "Confirm and publish";
        take_back: "Ta opp til ny vurdering" | "Ta opp til ny vurdering" | "Judge it again";
        four_eyes_note: "Føringene krever to saksbehandlere. Godkjenner du, må en annen bekrefte før tilbudet blir publisert." | "Føringane krev to saksbehandlarar. Godkjenner du, må ein annan stadfeste før tilbodet blir publisert." | "The guidelines demand two reviewers. If you approve, another must confirm before the offer is published.";

        text_lost: "Teksten som ble sendt inn, er ikke tatt vare på. Her står den nyeste teksten, som kan være en annen enn den som ble vurdert." | "Teksten som vart send inn, er ikkje teken vare på. Her står den nyaste teksten, som kan vere ein annan enn den som vart vurdert." | "The text as submitted was not kept. This is the newest text, which may differ from the one that was judged.";
        text_mark: "Tekstens kontrollsum begynner på {mark}." | "Kontrollsummen til teksten byrjar på {mark}." | "The checksum of the text begins with {mark}.";
        changed: "Endret siden sist publisert" | "Endra sidan sist publisert" | "Changed since last published";
        changed_lead: "Mot teksten for studieåret {year}, som var publisert da denne kom inn: {n} felt er endret, {material} av dem er vesentlige." | "Mot teksten for studieåret {year}, som var publisert då denne kom inn: {n} felt er endra, {material} av dei er vesentlege." | "Against the text for {year}, which was published when this one came in: {n} fields have changed, {material} of them materially.";
        changed_nothing: "Ingenting er endret siden teksten for studieåret {year}." | "Ingenting er endra sidan teksten for studieåret {year}." | "Nothing has changed since the text for {year}.";
        material: "vesentlig" | "vesentleg" | "material";
        was_empty: "Sto tomt" | "Stod tomt" | "Was empty";
        before: "Før" | "Før" | "Before";
        after: "Nå" | "No" | "Now";
        earlier: "Tidligere saker om tilbudet" | "Tidlegare saker om tilbodet" | "Earlier cases about this offer";
        earlier_row: "Studieåret {year}, sendt inn {date}" | "Studieåret {year}, send inn {date}" | "Study year {year}, submitted on {date}";
        undecided: "Ikke avgjort" | "Ikkje avgjord" | "Not decided";
        results: "Hva deltakerne har svart" | "Kva deltakarane har svart" | "What participants have answered";
        results_text: "Samlet vurdering {said}." | "Samla vurdering {said}." | "Overall rating {said}.";
        results_link: "Til resultatene" | "Til resultata" | "To the results";
        appealed_from: "Saken er tatt opp på nytt etter klage på {case}." | "Saka er teken opp på nytt etter klage på {case}." | "The case was opened again after an appeal against {case}.";
        that_case: "vedtaket i sak {n}" | "vedtaket i sak {n}" | "the decision in case {n}";
        phrase: "Fast formulering" | "Fast formulering" | "Ready phrase";
        phrase_none: "Velg en formulering" | "Vel ei formulering" | "Choose a phrase";
        phrase_insert: "Sett inn" | "Set inn" | "Insert";
        to_document: "Vedtaksbrevet" | "Vedtaksbrevet" | "The decision document";
        to_appeal: "Les klagen" | "Les klaga" | "Read the appeal";
    }
}

impl DeskWords {
    #[must_use]
    pub const fn shelf(&self, shelf: Shelf) -> &'static str {
        match shelf {
            Shelf::Open => self.shelf_open,
            Shelf::Mine => self.shelf_mine,
            Shelf::Unassigned => self.shelf_unassigned,
            Shelf::Confirming => self.shelf_confirming,
            Shelf::Appealed => self.shelf_appealed,
            Shelf::Decided => self.shelf_decided,
        }
    }

    #[must_use]
    pub const fn state(&self, state: CaseState) -> &'static str {
        match state {
            CaseState::Open => self.state_open,
            CaseState::Confirming => self.state_confirming,
            CaseState::Approved => self.state_approved,
            CaseState::Returned => self.state_returned,
        }
    }

    #[must_use]
    pub const fn appeal(&self, state: AppealState) -> &'static str {
        match state {
            AppealState::Filed => self.appeal_filed,
            AppealState::Granted => self.appeal_granted,
            AppealState::Dismissed => self.appeal_dismissed,
        }
    }

    #[must_use]
    pub const fn clock(&self, clock: Clock) -> &'static str {
        match clock {
            Clock::InTime => self.clock_in_time,
            Clock::Warned => self.clock_warned,
            Clock::Late => self.clock_late,
        }
    }

    #[must_use]
    pub const fn band(&self, band: DeadlineBand) -> &'static str {
        match band {
            DeadlineBand::Passed => self.band_passed,
            DeadlineBand::Two => self.band_two,
            DeadlineBand::Six => self.band_six,
            DeadlineBand::None => self.band_none,
        }
    }
}

impl Words {
    #[must_use]
    pub const fn desk(&self) -> &'static DeskWords {
        DeskWords::of(self.lang)
    }

    /// What a list of cases is ordered by.
    #[must_use]
    pub const fn case_order(&self, order: CaseOrder) -> &'static str {
        match order {
            CaseOrder::Age => self.desk().order_age,
            CaseOrder::Title => self.review.offer,
            CaseOrder::Institution => self.review.institution,
            CaseOrder::Subject => self.review.subject,
            CaseOrder::Deadline => self.review.deadline,
            CaseOrder::Reviewer => self.desk().reviewer,
            CaseOrder::Decided => self.desk().order_decided,
        }
    }
}
