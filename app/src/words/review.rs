//! Words of the directorate's review.

use super::words;
use crate::review::model::{Outcome, Verdict};

words! {
    pub struct Review {
        title: "Til kontroll" | "Til kontroll" | "For review";
        lead: "Tilbudene institusjonene har sendt inn. De eldste står først." | "Tilboda institusjonane har sendt inn. Dei eldste står først." | "Offers the institutions have sent in. The oldest come first.";
        open_title: "Åpne saker" | "Opne saker" | "Open cases";
        open_none: "Ingen tilbud venter på kontroll" | "Ingen tilbod ventar på kontroll" | "No offers are waiting for review";
        open_none_text: "Når en institusjon sender inn et tilbud, står det her, og du får brev om det." | "Når ein institusjon sender inn eit tilbod, står det her, og du får brev om det." | "When an institution sends in an offer it appears here, and you get a letter about it.";
        decided_title: "Avgjorte saker" | "Avgjorde saker" | "Decided cases";
        decided_none: "Ingen saker er avgjort ennå." | "Ingen saker er avgjorde enno." | "No cases have been decided yet.";
        none_match: "Ingen saker passer til utvalget. Velg noe annet, eller vis alle." | "Ingen saker passar til utvalet. Vel noko anna, eller vis alle." | "No cases match the selection. Choose something else, or show all.";
        filter: "Utvalg" | "Utval" | "Selection";
        show: "Vis" | "Vis" | "Show";
        show_all: "Vis alle" | "Vis alle" | "Show all";
        all: "Alle" | "Alle" | "All";
        offer: "Tilbud" | "Tilbod" | "Offer";
        institution: "Institusjon" | "Institusjon" | "Institution";
        subject: "Fag" | "Fag" | "Subject";
        submitted: "Sendt inn" | "Sendt inn" | "Submitted";
        age: "Alder" | "Alder" | "Age";
        deadline: "Første frist" | "Første frist" | "First deadline";
        decided: "Avgjort" | "Avgjord" | "Decided";
        outcome: "Vedtak" | "Vedtak" | "Decision";
        age_today: "i dag" | "i dag" | "today";
        age_one: "1 dag" | "1 dag" | "1 day";
        age_days: "{n} dager" | "{n} dagar" | "{n} days";
        approved: "Godkjent" | "Godkjent" | "Approved";
        returned: "Sendt tilbake" | "Sendt tilbake" | "Returned";
        met: "Oppfylt" | "Oppfylt" | "Met";
        not_met: "Ikke oppfylt" | "Ikkje oppfylt" | "Not met";
        not_judged: "Ikke vurdert" | "Ikkje vurdert" | "Not judged";

        over: "Kontroll etter {guideline}" | "Kontroll etter {guideline}" | "Review under {guideline}";
        sent_in: "Sendt inn av {person} {date}, for {age} siden" | "Sendt inn av {person} {date}, for {age} sidan" | "Submitted by {person} on {date}, {age} ago";
        sent_in_today: "Sendt inn av {person} i dag, {date}" | "Sendt inn av {person} i dag, {date}" | "Submitted by {person} today, {date}";
        study_year: "Studieåret {year}" | "Studieåret {year}" | "Study year {year}";
        to_text: "Les hele tilbudet" | "Les heile tilbodet" | "Read the whole offer";
        to_checklist: "Gå til kravene" | "Gå til krava" | "Go to the criteria";
        checklist: "Kravene i føringene" | "Krava i føringane" | "The criteria of the guideline";
        criterion: "Krav {n} av {all}" | "Krav {n} av {all}" | "Criterion {n} of {all}";
        evidence: "Dette står i tilbudet" | "Dette står i tilbodet" | "What the offer says";
        no_evidence: "Kravet viser ikke til ett bestemt felt. Se hele tilbudet nedenfor." | "Kravet viser ikkje til eitt bestemt felt. Sjå heile tilbodet nedanfor." | "This criterion refers to no single field. See the whole offer below.";
        verdict: "Vurdering" | "Vurdering" | "Verdict";
        reason: "Begrunnelse" | "Grunngiving" | "Reason";
        reason_hint: "Vurder hvert krav. Skriv en begrunnelse der kravet ikke er oppfylt. Institusjonen ser den ved feltet den gjelder." | "Vurder kvart krav. Skriv ei grunngiving der kravet ikkje er oppfylt. Institusjonen ser grunngivinga ved feltet ho gjeld." | "Judge each criterion. Write a reason where it is not met. The institution sees it beside the field it concerns.";
        summary: "Til institusjonen" | "Til institusjonen" | "To the institution";
        summary_hint: "Kort om hva som er bra, og hva som må endres. Står øverst i brevet." | "Kort om kva som er bra, og kva som må endrast. Står øvst i brevet." | "Briefly what is good and what must change. Stands first in the letter.";
        save: "Lagre" | "Lagre" | "Save";
        approve: "Godkjenn og publiser" | "Godkjenn og publiser" | "Approve and publish";
        return_it: "Send tilbake" | "Send tilbake" | "Return";
        judged: "{n} av {all} krav er vurdert" | "{n} av {all} krav er vurderte" | "{n} of {all} criteria judged";
        what_happens: "Godkjenner du, blir tilbudet synlig for alle med det samme. Sender du det tilbake, får institusjonen brev med begrunnelsene." | "Godkjenner du, blir tilbodet synleg for alle med det same. Sender du det tilbake, får institusjonen brev med grunngivingane." | "If you approve, the offer is visible to all at once. If you return it, the institution gets a letter with the reasons.";
        stale_title: "Noen andre har endret saken mens du skrev" | "Nokon andre har endra saka medan du skreiv" | "Somebody else changed this case while you were writing";
        stale_text: "Det du skrev, står fortsatt i skjemaet, men er ikke lagret. Der den andre har lagret noe annet, står det ved kravet. Les det, rett det du vil, og lagre på nytt." | "Det du skreiv, står framleis i skjemaet, men er ikkje lagra. Der den andre har lagra noko anna, står det ved kravet. Les det, rett det du vil, og lagre på nytt." | "What you wrote is still in the form, but has not been saved. Where the other person saved something else, it is shown beside the criterion. Read it, change what you want, and save again.";
        stale_decided: "Saken ble avgjort mens du skrev. Det du skrev, er ikke lagret. Det står nederst på siden, så du kan ta vare på det." | "Saka vart avgjord medan du skreiv. Det du skreiv, er ikkje lagra. Det står nedst på sida, så du kan ta vare på det." | "The case was decided while you were writing. What you wrote has not been saved. It stands at the bottom of the page so that you can keep it.";
        saved_by_other: "Lagret av den andre:" | "Lagra av den andre:" | "Saved by the other person:";
        your_text: "Det du skrev" | "Det du skreiv" | "What you wrote";
        decided_by: "{outcome} {date} av {person}" | "{outcome} {date} av {person}" | "{outcome} on {date} by {person}";
        no_reason: "Ingen begrunnelse er skrevet." | "Inga grunngiving er skriven." | "No reason was written.";

        whole_offer: "Hele tilbudet" | "Heile tilbodet" | "The whole offer";
        part_summary: "Kort om tilbudet" | "Kort om tilbodet" | "In short";
        part_content: "Innhold" | "Innhald" | "Content";
        part_outcomes: "Læringsutbytte" | "Læringsutbyte" | "Learning outcomes";
        knowledge: "Kunnskaper" | "Kunnskapar" | "Knowledge";
        skills: "Ferdigheter" | "Ferdigheiter" | "Skills";
        competence: "Generell kompetanse" | "Generell kompetanse" | "General competence";
        part_modules: "Emner" | "Emne" | "Modules";
        part_themes: "Slik dekkes temaene" | "Slik blir temaa dekte" | "How the themes are covered";
        theme_missing: "Temaet er ikke beskrevet." | "Temaet er ikkje omtala." | "The theme is not described.";
        serves: "Læringsutbytte {n}:" | "Læringsutbyte {n}:" | "Learning outcome {n}:";
        part_citations: "Forskningsgrunnlag" | "Forskingsgrunnlag" | "Research basis";
        part_practice: "Utprøving og deling i egen skole" | "Utprøving og deling i eigen skule" | "Trying out and sharing at one's own school";
        part_exam: "Arbeidskrav og vurdering" | "Arbeidskrav og vurdering" | "Coursework and assessment";
        part_admission: "Opptakskrav" | "Opptakskrav" | "Admission requirements";
        part_audience: "Målgruppe og trinn" | "Målgruppe og trinn" | "Target group and grades";
        stages: "trinn {from}–{to}" | "trinn {from}–{to}" | "grades {from}–{to}";
        stage: "trinn {from}" | "trinn {from}" | "grade {from}";
        part_delivery: "Studieform og sted" | "Studieform og stad" | "Delivery and place";
        part_language: "Språk" | "Språk" | "Language";
        taught_in: "Undervisning:" | "Undervisning:" | "Taught in:";
        written_in: "Tekst:" | "Tekst:" | "Text:";
        part_runs: "Gjennomføring og frister" | "Gjennomføring og fristar" | "Run and deadlines";
        no_runs: "Ingen gjennomføring er lagt inn." | "Inga gjennomføring er lagd inn." | "No run has been entered.";
        semester: "Semester" | "Semester" | "Semester";
        period: "Periode" | "Periode" | "Period";
        funding_deadline: "Frist for vikar eller stipend" | "Frist for vikar eller stipend" | "Deadline for substitute or stipend";
        admission_deadline: "Frist for studieplass" | "Frist for studieplass" | "Deadline for the place";
        capacity: "Plasser" | "Plassar" | "Places";
        gatherings: "Samlinger" | "Samlingar" | "Gatherings";
        apply_at: "Søknadsside" | "Søknadsside" | "Application page";
        part_credits: "Studiepoeng" | "Studiepoeng" | "Credits";
        credits: "{n} studiepoeng" | "{n} studiepoeng" | "{n} credits";
        part_price: "Pris og finansiering" | "Pris og finansiering" | "Price and funding";
        free: "Ingen studieavgift" | "Inga studieavgift" | "No tuition fee";
        price: "{price} (veiledende)" | "{price} (rettleiande)" | "{price} (indicative)";
        part_contact: "Kontakt" | "Kontakt" | "Contact";
        part_source: "Tilbudets egen side" | "Tilbodet si eiga side" | "The offer's own page";

        guideline_lead: "Dette må et tilbud vise for å bli godkjent og publisert. Direktoratet vurderer hvert krav for seg og begrunner det som ikke er oppfylt." | "Dette må eit tilbod vise for å bli godkjent og publisert. Direktoratet vurderer kvart krav for seg og grunngir det som ikkje er oppfylt." | "This is what an offer must show to be approved and published. The directorate judges each criterion separately and gives reasons for what is not met.";
        guideline_valid: "Gjelder fra {date}. Versjon {code}." | "Gjeld frå {date}. Versjon {code}." | "In force from {date}. Version {code}.";
        guideline_count: "{n} krav" | "{n} krav" | "{n} criteria";
        read_in: "Vurderes etter feltet «{part}»." | "Blir vurdert etter feltet «{part}»." | "Judged by the field “{part}”.";
        group_themes: "De fem temaene" | "Dei fem temaa" | "The five themes";
        group_research: "Forskning og læringsutbytte" | "Forsking og læringsutbyte" | "Research and learning outcomes";
        group_practice: "Utprøving og deling" | "Utprøving og deling" | "Trying out and sharing";
        group_admission: "Opptak og tilrettelegging" | "Opptak og tilrettelegging" | "Admission and adaptation";
        group_language: "Språk" | "Språk" | "Language";
        group_information: "Riktig og full informasjon" | "Rett og full informasjon" | "Correct and full information";
    }
}

impl Review {
    #[must_use]
    pub const fn outcome_words(&self, outcome: Outcome) -> &'static str {
        match outcome {
            Outcome::Approved => self.approved,
            Outcome::Returned => self.returned,
        }
    }

    #[must_use]
    pub const fn verdict_words(&self, verdict: Option<Verdict>) -> &'static str {
        match verdict {
            Some(Verdict::Met) => self.met,
            Some(Verdict::NotMet) => self.not_met,
            None => self.not_judged,
        }
    }

    /// A group of criteria in words; a group unknown here keeps its code.
    #[must_use]
    pub fn group<'a>(&self, code: &'a str) -> &'a str {
        match code {
            "themes" => self.group_themes,
            "research" => self.group_research,
            "practice" => self.group_practice,
            "admission" => self.group_admission,
            "language" => self.group_language,
            "information" => self.group_information,
            other => other,
        }
    }
}
