//! Words of dossiers and of the dialogue meeting.

use super::{Words, words};
use crate::review::model::{AppealState, Outcome};

words! {
    pub struct DossierWords {
        title: "Dossier" | "Dossier" | "Dossier";
        list_title: "Dossier til dialogmøtene" | "Dossier til dialogmøta" | "Dossiers for the dialogue meetings";
        list_lead: "Ett dossier for hver institusjon og hvert studieår: tallene, funnene, vedtakene og referatet fra forrige møte. Begge parter ser det samme referatet." | "Eitt dossier for kvar institusjon og kvart studieår: tala, funna, vedtaka og referatet frå førre møte. Begge partar ser det same referatet." | "One dossier for each institution and study year: the figures, the findings, the decisions and the minutes of the last meeting. Both sides see the same minutes.";
        list_none: "Dossierer kommer her når en undersøkelse er lukket." | "Dossier kjem her når ei undersøking er lukka." | "Dossiers appear here when a survey has closed.";
        institution: "Institusjon" | "Institusjon" | "Institution";
        year: "Studieår" | "Studieår" | "Study year";
        meeting: "Dialogmøte" | "Dialogmøte" | "Dialogue meeting";
        not_held: "uten referat" | "utan referat" | "no minutes";
        heading: "{name}, studieåret {year}" | "{name}, studieåret {year}" | "{name}, study year {year}";
        over: "Til dialogmøtet mellom direktoratet og institusjonen" | "Til dialogmøtet mellom direktoratet og institusjonen" | "For the dialogue meeting between the directorate and the institution";
        figures_on: "Tall per {date}" | "Tal per {date}" | "Figures as of {date}";
        printed: "Skriv ut fra nettleseren. Siden er laget for A4." | "Skriv ut frå nettlesaren. Sida er laga for A4." | "Print from the browser. The page is made for A4.";
        xlsx: "Last ned som XLSX" | "Last ned som XLSX" | "Download as XLSX";
        other_years: "Andre år" | "Andre år" | "Other years";

        last: "Fra forrige møte" | "Frå førre møte" | "From the last meeting";
        last_none: "Ingen referater fra tidligere møter." | "Ingen referat frå tidlegare møte." | "No minutes of earlier meetings.";
        last_about: "Møtet om studieåret {year}, holdt {date}" | "Møtet om studieåret {year}, halde {date}" | "The meeting about the study year {year}, held {date}";
        this: "Referat fra møtet om dette året" | "Referat frå møtet om dette året" | "Minutes of the meeting about this year";
        this_none: "Møtet har ikke noe referat ennå." | "Møtet har ikkje noko referat enno." | "The meeting has no minutes yet.";
        points: "Det partene ble enige om" | "Det partane vart einige om" | "What was agreed";
        points_none: "Ingen punkter er avtalt." | "Ingen punkt er avtalte." | "Nothing was agreed.";
        what: "Hva" | "Kva" | "What";
        owner: "Ansvar" | "Ansvar" | "Responsible";
        due_on: "Innen" | "Innan" | "By";
        due_past: "Fristen er ute" | "Fristen er ute" | "Past its day";
        remark: "Merknad fra institusjonen" | "Merknad frå institusjonen" | "Remark from the institution";
        remark_none: "Institusjonen har ingen merknad." | "Institusjonen har ingen merknad." | "The institution has no remark.";
        written_by: "Skrevet av {who}, {date}" | "Skrive av {who}, {date}" | "Written by {who}, {date}";
        write: "Skriv referat" | "Skriv referat" | "Write minutes";
        to_minutes: "Referat og merknad" | "Referat og merknad" | "Minutes and remark";

        key: "Nøkkeltall" | "Nøkkeltal" | "Key figures";
        offers: "Studietilbud med oppstart" | "Studietilbod med oppstart" | "Offers with a start";
        runs: "Kull" | "Kull" | "Runs";
        closed: "Lukkede undersøkelser" | "Lukka undersøkingar" | "Closed surveys";
        waiting: "Venter på flere svar" | "Ventar på fleire svar" | "Waiting for more answers";
        told: "Undersøkelser i tallene" | "Undersøkingar i tala" | "Surveys in the figures";
        invited: "Inviterte til disse" | "Inviterte til desse" | "Invited to these";
        answered: "Svar" | "Svar" | "Answers";
        rate: "Svarandel" | "Svardel" | "Response rate";
        key_note: "En undersøkelse med for få svar holdes utenfor til flere år sammen er nok. Derfor kan tallene dekke undersøkelser fra tidligere år, og noen av årets kan mangle." | "Ei undersøking med for få svar blir halden utanfor til fleire år saman er nok. Difor kan tala dekkje undersøkingar frå tidlegare år, og nokre av dette året kan mangle." | "A survey with too few answers is kept out until several years together are enough. So the figures may cover surveys of earlier years, and some of this year's may be missing.";

        quality: "Studiet som helhet" | "Studiet som heilskap" | "The study as a whole";
        measure: "Område" | "Område" | "Area";
        key_own: "institusjonen" | "institusjonen" | "the institution";
        own: "Institusjonen" | "Institusjonen" | "The institution";
        before: "Året før" | "Året før" | "The year before";
        nation: "Landet" | "Landet" | "The country";
        whole_subject: "Hele faget" | "Heile faget" | "The whole subject";
        n: "Svar" | "Svar" | "Answers";
        subject: "Fag" | "Fag" | "Subject";
        by_subject: "Etter fag" | "Etter fag" | "By subject";
        themes: "De fem temaene" | "Dei fem temaa" | "The five themes";
        none_published: "Ingen tall er publisert for dette året: for få har svart." | "Ingen tal er publiserte for dette året: for få har svart." | "No figures are published for this year: too few have answered.";
        hidden_own: "for få svar" | "for få svar" | "too few answers";
        hidden_before: "ikke publisert" | "ikkje publisert" | "not published";
        hidden_others: "skjult" | "skjult" | "hidden";
        hidden_why: "«For få svar»: undersøkelser er lukket, men til sammen har færre enn {n} svart på spørsmålet. «Ikke publisert»: ingen tall finnes for det året." | "«For få svar»: undersøkingar er lukka, men til saman har færre enn {n} svart på spørsmålet. «Ikkje publisert»: ingen tal finst for det året." | "“Too few answers”: surveys have closed, but fewer than {n} together have answered the question. “Not published”: there are no figures for that year.";
        hidden_others_why: "«Skjult»: snittet for fag eller land vises bare når nok har svart ved minst tre institusjoner." | "«Skjult»: snittet for fag eller land blir vist berre når nok har svart ved minst tre institusjonar." | "“Hidden”: the mean of subject or country is shown only when enough have answered at three or more institutions.";
        only_published: "Alle tall er publiserte tall, regnet ut da undersøkelsene ble lukket. Skalaen går fra 1 til 5, og intervallet er 90\u{a0}%." | "Alle tal er publiserte tal, rekna ut då undersøkingane vart lukka. Skalaen går frå 1 til 5, og intervallet er 90\u{a0}%." | "All figures are published figures, reckoned when the surveys closed. The scale goes from 1 to 5, and the interval is 90\u{a0}%.";
        trend: "Utviklingen over år" | "Utviklinga over år" | "The development over years";
        trend_table: "Snitt år for år" | "Snitt år for år" | "Means year by year";
        changes: "Hva har falt, og hva har steget" | "Kva har falle, og kva har stige" | "What has fallen and what has risen";
        changes_none: "Ingen av årets tall endret seg mer enn tilfeldigheter forklarer." | "Ingen av tala dette året endra seg meir enn tilfeldigheiter forklarer." | "None of the year's figures changed more than chance explains.";
        changes_how: "Slik tallene så ut da de ble publisert." | "Slik tala såg ut då dei vart publiserte." | "As the figures looked when they were published.";

        texts: "Det deltakerne skrev" | "Det deltakarane skreiv" | "What participants wrote";
        texts_none: "Ingen fritekstsvar fra årets undersøkelser er lest og gitt videre ennå, eller for få har svart." | "Ingen fritekstsvar frå undersøkingane dette året er lesne og gjevne vidare enno, eller for få har svart." | "No free-text answers from the year's surveys have been read and passed on yet, or too few have answered.";
        texts_lead: "Fra {n} undersøkelser der tekstene er lest og gitt videre." | "Frå {n} undersøkingar der tekstane er lesne og gjevne vidare." | "From {n} surveys whose texts have been read and passed on.";
        texts_counts: "Hva tekstene handler om" | "Kva tekstane handlar om" | "What the texts are about";
        texts_no_counts: "Ingen emner er nevnt av minst {n}." | "Ingen emne er nemnde av minst {n}." | "No topic is mentioned by at least {n}.";
        texts_positive: "Det som var bra" | "Det som var bra" | "What was good";
        texts_improve: "Det som bør endres" | "Det som bør endrast" | "What should change";
        texts_steps: "Tallene er rundet ned til hele {n}, så ingen liten gruppe kan regnes ut." | "Tala er runda ned til heile {n}, så inga lita gruppe kan reknast ut." | "The numbers are rounded down to whole steps of {n}, so that no small group can be worked out.";
        texts_summaries: "Direktoratets sammendrag" | "Samandraga til direktoratet" | "The directorate's summaries";
        texts_no_summary: "Direktoratet har ikke skrevet noe sammendrag." | "Direktoratet har ikkje skrive noko samandrag." | "The directorate has written no summary.";
        sheet_texts: "Fritekst" | "Fritekst" | "Free text";

        findings: "Funn, svar og tiltak" | "Funn, svar og tiltak" | "Findings, replies and actions";
        findings_none: "Ingen funn gjelder dette året, og ingen eldre står åpne." | "Ingen funn gjeld dette året, og ingen eldre står opne." | "No findings concern this year, and no older ones are open.";
        finding_of: "{title}, studieåret {year}" | "{title}, studieåret {year}" | "{title}, study year {year}";
        no_reply: "Ikke besvart." | "Ikkje svart på." | "No reply.";
        replied: "Svart {date}" | "Svart {date}" | "Replied {date}";
        opened: "Åpnet {date}" | "Opna {date}" | "Opened {date}";
        settled: "Avsluttet {date}" | "Avslutta {date}" | "Settled {date}";
        ended: "avsluttet {date}" | "avslutta {date}" | "ended {date}";

        decisions: "Vedtak i året" | "Vedtak i året" | "Decisions in the year";
        decisions_lead: "Fra 1. august {from} til 31. juli {to}: {approved} godkjent, {returned} returnert." | "Frå 1. august {from} til 31. juli {to}: {approved} godkjende, {returned} returnerte." | "From 1 August {from} to 31 July {to}: {approved} approved, {returned} returned.";
        decisions_none: "Ingen vedtak ble gjort i året." | "Ingen vedtak vart gjorde i året." | "No decisions were made in the year.";
        decided: "Vedtatt" | "Vedteke" | "Decided";
        outcome: "Utfall" | "Utfall" | "Outcome";
        reasons: "Begrunnelse etter krav" | "Grunngjeving etter krav" | "Reasons by criterion";
        approved: "godkjent" | "godkjent" | "approved";
        returned: "returnert" | "returnert" | "returned";
        appealed: "klage sendt" | "klage send" | "appealed";
        granted: "klage gitt medhold" | "klage fekk medhald" | "appeal granted";
        dismissed: "klage ikke tatt til følge" | "klage ikkje teken til følgje" | "appeal dismissed";

        minutes_title: "Referat fra dialogmøtet" | "Referat frå dialogmøtet" | "Minutes of the dialogue meeting";
        minutes_lead: "Direktoratet skriver referatet, og institusjonen kan føye til en merknad. Begge parter ser alt, og neste års dossier begynner med det." | "Direktoratet skriv referatet, og institusjonen kan føye til ein merknad. Begge partar ser alt, og dossieret neste år byrjar med det." | "The directorate writes the minutes, and the institution may add a remark. Both sides see everything, and next year's dossier begins with it.";
        held_on: "Møtet ble holdt" | "Møtet vart halde" | "The meeting was held";
        text: "Referat" | "Referat" | "Minutes";
        text_hint: "Det som ble sagt og avklart. Gjengi ikke enkeltsvar fra deltakere." | "Det som vart sagt og avklart. Ikkje attgi einskildsvar frå deltakarar." | "What was said and settled. Do not repeat single answers from participants.";
        point: "Punkt {n}" | "Punkt {n}" | "Point {n}";
        points_hint: "Tomme linjer blir ikke lagret. Lagre for å få flere." | "Tomme linjer blir ikkje lagra. Lagre for å få fleire." | "Empty lines are not saved. Save to get more.";
        save: "Lagre referatet" | "Lagre referatet" | "Save the minutes";
        save_remark: "Lagre merknaden" | "Lagre merknaden" | "Save the remark";
        remark_change: "Endre merknaden" | "Endre merknaden" | "Change the remark";
        to_dossier: "Til dossieret" | "Til dossieret" | "To the dossier";

        sheet_key: "Nøkkeltall" | "Nøkkeltal" | "Key figures";
        sheet_figures: "Tall" | "Tal" | "Figures";
        sheet_changes: "Endringer" | "Endringar" | "Changes";
        sheet_findings: "Funn" | "Funn" | "Findings";
        sheet_decisions: "Vedtak" | "Vedtak" | "Decisions";
        sheet_meetings: "Møter" | "Møte" | "Meetings";
        group: "Gruppe" | "Gruppe" | "Group";
        mean: "Snitt" | "Snitt" | "Mean";
        low: "Fra" | "Frå" | "From";
        high: "Til" | "Til" | "To";
        told_change: "Endring" | "Endring" | "Change";
        demo: "inneholder demo" | "inneheld demo" | "contains demo";
    }
}

impl Words {
    /// Words of dossiers.
    #[must_use]
    pub const fn dossier(self) -> &'static DossierWords {
        DossierWords::of(self.lang)
    }
}

impl DossierWords {
    #[must_use]
    pub const fn outcome_of(&self, outcome: Outcome) -> &'static str {
        match outcome {
            Outcome::Approved => self.approved,
            Outcome::Returned => self.returned,
        }
    }

    #[must_use]
    pub const fn appeal(&self, state: AppealState) -> &'static str {
        match state {
            AppealState::Filed => self.appealed,
            AppealState::Granted => self.granted,
            AppealState::Dismissed => self.dismissed,
        }
    }
}
