//! Words of overviews over many surveys.

use super::words;
use crate::insight::model::Breakdown;

words! {
    pub struct Insight {
        title: "Resultater" | "Resultat" | "Results";
        lead: "Deltakerundersøkelser som er lukket. Snittet gjelder spørsmålet om studiet som helhet, på en skala fra 1 til 5." | "Deltakarundersøkingar som er lukka. Snittet gjeld spørsmålet om studiet som heilskap, på ein skala frå 1 til 5." | "Participant surveys that have closed. The mean is of the question about the study as a whole, on a scale from 1 to 5.";
        lead_themes: "Deltakerundersøkelser som er lukket. Snittet gjelder spørsmålet om hvert tema, på en skala fra 1 til 5." | "Deltakarundersøkingar som er lukka. Snittet gjeld spørsmålet om kvart tema, på ein skala frå 1 til 5." | "Participant surveys that have closed. The mean is of the question about each theme, on a scale from 1 to 5.";
        breakdown: "Inndeling" | "Inndeling" | "Breakdown";
        by_subject: "Etter fag" | "Etter fag" | "By subject";
        by_institution: "Etter institusjon" | "Etter institusjon" | "By institution";
        by_county: "Etter fylke" | "Etter fylke" | "By county";
        by_theme: "Etter tema" | "Etter tema" | "By theme";
        subject: "Fag" | "Fag" | "Subject";
        institution: "Institusjon" | "Institusjon" | "Institution";
        county: "Fylke" | "Fylke" | "County";
        theme: "Tema" | "Tema" | "Theme";
        year: "Studieår" | "Studieår" | "Study year";
        all_years: "Alle år" | "Alle år" | "All years";
        show: "Vis" | "Vis" | "Show";
        surveys: "Undersøkelser" | "Undersøkingar" | "Surveys";
        invited: "Invitert" | "Inviterte" | "Invited";
        total: "I alt" | "I alt" | "In all";
        own_only: "Tallene gjelder bare deres egne studietilbud." | "Tala gjeld berre dykkar eigne studietilbod." | "The figures cover only your own study offers.";
        includes_demo: "Noen av svarene er simulert for demonstrasjonen." | "Nokre av svara er simulerte for demonstrasjonen." | "Some of the answers are simulated for the demonstration.";
        limit: "Tallene er summer av undersøkelser, eller av flere års undersøkelser samlet, med minst {n} svar hver." | "Tala er summar av undersøkingar, eller av undersøkingar frå fleire år samla, med minst {n} svar kvar." | "The figures are sums of surveys, or of several years' surveys together, with at least {n} answers each.";
        none: "Resultatene kommer her når den første undersøkelsen er lukket." | "Resultata kjem her når den første undersøkinga er lukka." | "Results appear here when the first survey has closed.";
        none_year: "Ingen undersøkelser er lukket for dette studieåret. Velg et annet år." | "Ingen undersøkingar er lukka for dette studieåret. Vel eit anna år." | "No surveys have closed for this study year. Choose another year.";
        list_only: "Bare {name}." | "Berre {name}." | "Only {name}.";
        list_everything: "Vis alle" | "Vis alle" | "Show all";
        list_none: "Ingen undersøkelser er lukket her for dette studieåret." | "Ingen undersøkingar er lukka her for dette studieåret." | "No surveys have closed here for this study year.";
        list_title: "Lukkede undersøkelser" | "Lukka undersøkingar" | "Closed surveys";
        list_caption: "Undersøkelser med resultater, nyeste først" | "Undersøkingar med resultat, nyaste først" | "Surveys with results, newest first";
        csv_waiting: "Venter på flere svar" | "Ventar på fleire svar" | "Waiting for more answers";
        study: "Studium" | "Studium" | "Study";
        ignored: "Adressen har et valg som ikke finnes her. Det er sett bort fra." | "Adressa har eit val som ikkje finst her. Det er sett bort frå." | "The address holds a choice that does not exist here. It has been ignored.";
        csv_name: "Navn" | "Namn" | "Name";
        csv_demo: "inneholder demo" | "inneheld demo" | "contains demo";
    }
}

impl Insight {
    /// A breakdown as the name of its tab.
    #[must_use]
    pub const fn by(&self, by: Breakdown) -> &'static str {
        match by {
            Breakdown::Subject => self.by_subject,
            Breakdown::Institution => self.by_institution,
            Breakdown::County => self.by_county,
            Breakdown::Theme => self.by_theme,
        }
    }

    /// What one row of a breakdown is.
    #[must_use]
    pub const fn unit(&self, by: Breakdown) -> &'static str {
        match by {
            Breakdown::Subject => self.subject,
            Breakdown::Institution => self.institution,
            Breakdown::County => self.county,
            Breakdown::Theme => self.theme,
        }
    }
}
