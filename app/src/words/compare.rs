//! Words of the comparison: calendar, money, and rows that say more than a fact. The plain rows are in `search`.

use super::{Words, fill, words};
use crate::advice::money::Scheme;

words! {
    pub struct CompareWords {
        parts: "På denne siden" | "På denne sida" | "On this page";
        side_by_side: "Side om side" | "Side om side" | "Side by side";
        none: "Ingen" | "Ingen" | "None";
        row_competence: "Kompetansekrav" | "Kompetansekrav" | "Competence requirement";
        competence_may: "Kan bidra til å oppfylle kompetansekravet for {subject} {where} ({n} studiepoeng)" | "Kan bidra til å oppfylle kompetansekravet for {subject} {where} ({n} studiepoeng)" | "May help to meet the competence requirement for {subject} {where} ({n} credits)";
        competence_advised: "Kan bidra til de {n} studiepoengene som er anbefalt for {subject}" | "Kan bidra til dei {n} studiepoenga som er tilrådde for {subject}" | "May count towards the {n} credits recommended for {subject}";
        competence_none: "Ikke knyttet til et kompetansekrav" | "Ikkje knytt til eit kompetansekrav" | "Not tied to a competence requirement";
        competence_link: "Se hva du mangler" | "Sjå kva du manglar" | "See what you are missing";
        module: "{title} ({n} stp)" | "{title} ({n} stp)" | "{title} ({n} credits)";

        calendar_title: "Samlinger gjennom studieåret" | "Samlingar gjennom studieåret" | "Gatherings through the study year";
        calendar_lead: "En rad for hver oppstart, en rute for hver uke. Ferier og fridager er ulike fra sted til sted og er ikke tegnet inn." | "Ei rad for kvar oppstart, ei rute for kvar veke. Feriar og fridagar er ulike frå stad til stad og er ikkje teikna inn." | "A row for each start, a box for each week. Holidays differ from place to place and are not drawn.";
        calendar_none: "Ingen av tilbudene har oppgitt samlinger med dato." | "Ingen av tilboda har oppgitt samlingar med dato." | "None of the offers states gatherings with dates.";
        strip_year: "Studieåret {year}" | "Studieåret {year}" | "The study year {year}";
        start: "oppstart {start}" | "oppstart {start}" | "start {start}";
        start_shown: "Viser oppstart {start}" | "Viser oppstart {start}" | "Shows the start {start}";
        also_start: "Annen oppstart:" | "Annan oppstart:" | "Another start:";
        strip_none: "ingen samlinger oppgitt" | "ingen samlingar oppgitte" | "no gatherings stated";
        months: "jan feb mar apr mai jun jul aug sep okt nov des" | "jan feb mar apr mai jun jul aug sep okt nov des" | "Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec";
        week_axis: "uke" | "veke" | "week";
        key_days: "samling" | "samling" | "gathering";
        key_clash: "samme dag som et annet tilbud" | "same dag som eit anna tilbod" | "same day as another offer";
        clashes_title: "Samlinger på samme dager" | "Samlingar på same dagar" | "Gatherings on the same days";
        clash_days: "Samlingene {dates} er på samme dager hos {offers}." | "Samlingane {dates} er på same dagar hos {offers}." | "The gatherings on {dates} are on the same days at {offers}.";
        clash_day: "Samlingene {dates} er på samme dag hos {offers}." | "Samlingane {dates} er på same dag hos {offers}." | "The gatherings on {dates} are on the same day at {offers}.";
        no_clash: "Ingen av samlingene er på samme dager." | "Ingen av samlingane er på same dagar." | "No gatherings are on the same days.";
        and: "og" | "og" | "and";
        or: "eller" | "eller" | "or";
        twin_caption: "Samlingene uke for uke" | "Samlingane veke for veke" | "The gatherings week by week";
        twin_week: "Uke" | "Veke" | "Week";
        same_days: "samme dager" | "same dagar" | "same days";

        money_title: "Hvem bærer kostnaden?" | "Kven ber kostnaden?" | "Who bears the cost?";
        indicative: "veiledende" | "rettleiande" | "indicative";
        money_lead: "Staten, skoleeieren og du deler kostnaden ved at du er borte fra undervisningen. Prosentene gjelder en grunnsats som direktoratet fastsetter hvert år. Vi kjenner ikke grunnsatsen, så vi regner av din egen lønn om du ikke oppgir den." | "Staten, skuleeigaren og du deler kostnaden ved at du er borte frå undervisninga. Prosentane gjeld ein grunnsats som direktoratet fastset kvart år. Vi kjenner ikkje grunnsatsen, så vi reknar av di eiga løn om du ikkje oppgir han." | "The state, the school owner and you share the cost of your being away from teaching. The percentages apply to a basic rate that the directorate sets each year. We do not know the rate, so we reckon from your own pay unless you state it.";
        money_ended: "Satsene her gjaldt til {date}. Reglene som kom etter, er ikke lagt inn. Sjekk årets kunngjøring før du regner med pengene." | "Satsane her gjaldt til {date}. Reglane som kom etter, er ikkje lagde inn. Sjekk kunngjeringa for året før du reknar med pengane." | "The rates here applied until {date}. The rules that followed have not been entered. Check the year's announcement before you count on the money.";
        scheme: "Ordning" | "Ordning" | "Scheme";
        scheme_substitute: "Vikarordning" | "Vikarordning" | "Substitute scheme";
        scheme_stipend: "Stipendordning" | "Stipendordning" | "Stipend scheme";
        pay: "Årslønn i kroner" | "Årsløn i kroner" | "Yearly pay in kroner";
        pay_hint: "Før skatt, for eksempel 600 000." | "Før skatt, til dømes 600 000." | "Before tax, for example 600 000.";
        release: "Frikjøp i prosent" | "Frikjøp i prosent" | "Release in per cent";
        release_hint: "Av full stilling. Tomt felt: {release} for 30 studiepoeng, mindre for færre." | "Av full stilling. Tomt felt: {release} for 30 studiepoeng, mindre for færre." | "Of a full post. Left empty: {release} for 30 credits, less for fewer.";
        release_unknown: "Av full stilling." | "Av full stilling." | "Of a full post.";
        rate: "Årets sats for 30 studiepoeng" | "Satsen for året for 30 studiepoeng" | "This year's rate for 30 credits";
        rate_hint: "Grunnsats eller stipend i kroner, hvis du kjenner beløpet." | "Grunnsats eller stipend i kroner, om du kjenner beløpet." | "Basic rate or stipend in kroner, if you know the amount.";
        reckon: "Regn ut" | "Rekn ut" | "Reckon";
        only_address: "Tallene dine står bare i adressen til siden og lagres ikke. Den du deler adressen med, ser dem." | "Tala dine står berre i adressa til sida og blir ikkje lagra. Den du deler adressa med, ser dei." | "Your figures stand in the page's address only and are not stored. Whoever you share the address with sees them.";
        result: "Kostnad for ett studieår, høyst 30 studiepoeng (veiledende)" | "Kostnad for eitt studieår, høgst 30 studiepoeng (rettleiande)" | "Cost of one study year, at most 30 credits (indicative)";
        offer: "Tilbud" | "Tilbod" | "Offer";
        basis: "Regnestykke" | "Reknestykke" | "Formula";
        state: "Staten" | "Staten" | "The state";
        owner: "Skoleeieren" | "Skuleeigaren" | "The school owner";
        teacher: "Du, i egen tid" | "Du, i eiga tid" | "You, in your own time";
        basis_pay: "{pay} × {release} frikjøp = {basis}" | "{pay} × {release} frikjøp = {basis}" | "{pay} × {release} release = {basis}";
        basis_rate: "{rate} × {n} av 30 studiepoeng = {basis}" | "{rate} × {n} av 30 studiepoeng = {basis}" | "{rate} × {n} of 30 credits = {basis}";
        part: "{percent} × {basis}" | "{percent} × {basis}" | "{percent} × {basis}";
        give_pay: "Oppgi årslønn for å få beløp." | "Oppgi årsløn for å få beløp." | "State your pay to get amounts.";
        stipend_formula: "Stipend for {n} studiepoeng" | "Stipend for {n} studiepoeng" | "Stipend for {n} credits";
        stipend_state: "{amount}, utbetalt gjennom skoleeieren" | "{amount}, utbetalt gjennom skuleeigaren" | "{amount}, paid through the school owner";
        stipend_owner: "Ingen andel av stipendet" | "Ingen del av stipendet" | "No share of the stipend";
        stipend_teacher: "Ikke frikjøp: studiet tas i egen tid. Du får {amount}, skattepliktig når det er mer enn utgiftene." | "Ikkje frikjøp: studiet blir teke i eiga tid. Du får {amount}, skattepliktig når det er meir enn utgiftene." | "No release: you study in your own time. You get {amount}, taxable where it exceeds your costs.";
        outside: "Tilbudet er ikke med i ordningen med vikar eller stipend, så staten dekker ingenting av det." | "Tilbodet er ikkje med i ordninga med vikar eller stipend, så staten dekkjer ingenting av det." | "The offer is not part of the scheme with a substitute or a stipend, so the state covers none of it.";
        two_deadlines: "To frister: du må søke begge steder" | "To fristar: du må søkje begge stader" | "Two deadlines: you must apply in both places";
        unknown: "Ingen sats er kjent for studiepoengene i dette tilbudet." | "Ingen sats er kjend for studiepoenga i dette tilbodet." | "No rate is known for this offer's credits.";
        fee: "Studieavgiften på {amount} kommer i tillegg." | "Studieavgifta på {amount} kjem i tillegg." | "The tuition fee of {amount} comes in addition.";
        also_owner: "Skoleeieren dekker også reise, opphold og læremidler. Det er ikke regnet med. Hver del er avrundet til nærmeste øre, og din del er resten." | "Skuleeigaren dekkjer òg reise, opphald og læremiddel. Det er ikkje rekna med. Kvar del er runda av til næraste øre, og din del er resten." | "The school owner also covers travel, stay and learning materials. They are not counted. Each part is rounded to the nearest øre, and yours is the rest.";
        sources: "Hvor tallene kommer fra" | "Kvar tala kjem frå" | "Where the figures come from";
    }
}

impl CompareWords {
    #[must_use]
    pub const fn scheme_name(&self, scheme: Scheme) -> &'static str {
        match scheme {
            Scheme::Substitute => self.scheme_substitute,
            Scheme::Stipend => self.scheme_stipend,
        }
    }
}

impl Words {
    /// Words of the comparison beside the plain rows.
    #[must_use]
    pub const fn compare(&self) -> &'static CompareWords {
        CompareWords::of(self.lang)
    }

    /// `OsloMet, HVL og NTNU`.
    #[must_use]
    pub fn listed(&self, names: &[&str]) -> String {
        match names {
            [] => String::new(),
            [one] => (*one).to_owned(),
            [first @ .., last] => format!("{} {} {last}", first.join(", "), self.compare().and),
        }
    }

    /// `a, b eller c`: one of them will do.
    #[must_use]
    pub fn either(&self, names: &[&str]) -> String {
        match names {
            [first @ .., last] if !first.is_empty() => {
                format!("{} {} {last}", first.join(", "), self.compare().or)
            }
            names => names.concat(),
        }
    }

    /// The days two or more offers share, in a whole sentence.
    #[must_use]
    pub fn clash(&self, dates: &str, is_one_day: bool, offers: &[&str]) -> String {
        let w = self.compare();
        let text = if is_one_day { w.clash_day } else { w.clash_days };
        fill(text, &[("dates", dates), ("offers", &self.listed(offers))])
    }
}
