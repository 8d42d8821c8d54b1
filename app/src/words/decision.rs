//! Words of decisions as documents, of appeals, and of an institution's list of decisions.

use super::{Words, words};

words! {
    pub struct DecisionWords {
        title: "Vedtak om studietilbud" | "Vedtak om studietilbod" | "Decision on a study offer";
        to: "Til" | "Til" | "To";
        offer: "Tilbud" | "Tilbod" | "Offer";
        year: "Studieår" | "Studieår" | "Study year";
        case_number: "Saksnummer" | "Saksnummer" | "Case number";
        submitted: "Sendt inn" | "Sendt inn" | "Submitted";
        submitted_by: "{date} av {person}" | "{date} av {person}" | "{date} by {person}";
        guideline: "Føringer" | "Føringar" | "Guidelines";
        guideline_of: "{title}, versjon {code}, gjelder fra {date}" | "{title}, versjon {code}, gjeld frå {date}" | "{title}, version {code}, in force from {date}";
        text_mark: "Teksten som er vurdert" | "Teksten som er vurdert" | "The text judged";
        text_mark_of: "Revisjon {revision}, kontrollsum {mark}…" | "Revisjon {revision}, kontrollsum {mark}…" | "Revision {revision}, checksum {mark}…";
        decided: "Vedtak" | "Vedtak" | "Decision";
        approved: "Direktoratet godkjenner tilbudet. Det er publisert i katalogen." | "Direktoratet godkjenner tilbodet. Det er publisert i katalogen." | "The directorate approves the offer. It is published in the catalogue.";
        returned: "Direktoratet godkjenner ikke tilbudet slik teksten er nå, og sender det tilbake. Kravene som ikke er oppfylt, står under med begrunnelse." | "Direktoratet godkjenner ikkje tilbodet slik teksten er no, og sender det tilbake. Krava som ikkje er oppfylte, står under med grunngiving." | "The directorate does not approve the offer as the text stands, and returns it. The criteria that are not met follow with reasons.";
        verdicts: "Vurdering av hvert krav" | "Vurdering av kvart krav" | "Judgement of each criterion";
        criterion: "Krav" | "Krav" | "Criterion";
        verdict: "Vurdering" | "Vurdering" | "Judgement";
        reason: "Begrunnelse" | "Grunngiving" | "Reason";
        summary: "Til institusjonen" | "Til institusjonen" | "To the institution";
        signed: "{date} · {person}" | "{date} · {person}" | "{date} · {person}";
        confirmed: "Bekreftet av {person}" | "Stadfesta av {person}" | "Confirmed by {person}";
        rights: "Klagerett" | "Klagerett" | "Right of appeal";
        rights_text: "Dere kan klage på vedtaket til og med {date}. Klagen sendes fra denne siden. Skriv hva dere mener er feil, og hva dere vil ha endret. En annen enn den som gjorde vedtaket, svarer på klagen. Dere kan også rette teksten og sende den inn på nytt, uten å klage." | "De kan klage på vedtaket til og med {date}. De sender klaga frå denne sida. Skriv kva de meiner er feil, og kva de vil ha endra. Ein annan enn den som gjorde vedtaket, svarer på klaga. De kan òg rette teksten og sende han inn på nytt, utan å klage." | "You can appeal against the decision until {date}. The appeal is sent from this page. Write what you think is wrong and what you want changed. Somebody other than the one who made the decision answers the appeal. You can also correct the text and submit it again, without appealing.";
        rights_none: "Et tilbud som er godkjent, trenger ingen klage. Mener dere at vedtaket er feil, ta kontakt med direktoratet." | "Eit tilbod som er godkjent, treng inga klage. Meiner de at vedtaket er feil, ta kontakt med direktoratet." | "An offer that is approved needs no appeal. If you think the decision is wrong, contact the directorate.";
        rights_over: "Klagefristen gikk ut {date}. Dere kan rette teksten og sende den inn på nytt." | "Klagefristen gjekk ut {date}. De kan rette teksten og sende han inn på nytt." | "The right of appeal ended on {date}. You can correct the text and submit it again.";
        appeal: "Klage" | "Klage" | "Appeal";
        appeal_of: "Sendt {date} av {person}" | "Send {date} av {person}" | "Sent on {date} by {person}";
        appeal_reason: "Hva er feil, og hva vil dere ha endret?" | "Kva er feil, og kva vil de ha endra?" | "What is wrong, and what do you want changed?";
        appeal_send: "Send klagen" | "Send klaga" | "Send the appeal";
        answer: "Svar på klagen" | "Svar på klaga" | "Answer to the appeal";
        answer_of: "{date} av {person}" | "{date} av {person}" | "{date} by {person}";
        answer_choice: "Svar" | "Svar" | "Answer";
        answer_granted: "Medhold: teksten tas opp til ny vurdering" | "Medhald: teksten blir teken opp til ny vurdering" | "Upheld: the text is judged anew";
        answer_dismissed: "Ikke medhold: vedtaket står ved lag" | "Ikkje medhald: vedtaket står ved lag" | "Not upheld: the decision stands";
        answer_text: "Begrunnelse" | "Grunngiving" | "Reasons";
        answer_send: "Send svaret" | "Send svaret" | "Send the answer";
        answer_hint: "Ved medhold blir nøyaktig den samme teksten en ny sak, hvis institusjonen ikke har endret den siden." | "Ved medhald blir nøyaktig den same teksten ei ny sak, om institusjonen ikkje har endra han sidan." | "If upheld, exactly the same text becomes a new case, unless the institution has changed it since.";
        from: "Direktoratet" | "Direktoratet" | "The directorate";
        print: "Skriv ut vedtaket" | "Skriv ut vedtaket" | "Print the decision";
        print_hint: "Bruk nettleserens utskrift. Siden er laget for A4." | "Bruk utskrifta i nettlesaren. Sida er laga for A4." | "Use the browser’s print. The page is made for A4.";
        to_case: "Til saken" | "Til saka" | "To the case";
        to_draft: "Til teksten" | "Til teksten" | "To the text";
        list_title: "Vedtak" | "Vedtak" | "Decisions";
        list_lead: "Det direktoratet har avgjort om tilbudene deres, de nyeste først." | "Det direktoratet har avgjort om tilboda dykkar, dei nyaste først." | "What the directorate has decided about your offers, the newest first.";
        list_one: "Bare for ett tilbud." | "Berre for eitt tilbod." | "For one offer only.";
        list_all: "Vis alle" | "Vis alle" | "Show all";
        list_empty: "Ingen vedtak ennå" | "Ingen vedtak enno" | "No decisions yet";
        list_empty_text: "Når direktoratet har avgjort en tekst dere har sendt inn, står vedtaket her." | "Når direktoratet har avgjort ein tekst de har sendt inn, står vedtaket her." | "When the directorate has decided on a text you have submitted, the decision appears here.";
        appeal_by: "Klagefrist {date}" | "Klagefrist {date}" | "Appeal by {date}";
        word: "Direktoratets ord" | "Ordet frå direktoratet" | "The directorate’s word";
    }
}

impl Words {
    #[must_use]
    pub const fn decision(&self) -> &'static DecisionWords {
        DecisionWords::of(self.lang)
    }
}
