//! The letter that says that what participants wrote is read. It says nothing of what they wrote.

use app::path;
use app::shared::ids::EvaluationId;
use app::shared::lang::Lang;

use crate::mail::Letter;

/// What the letter speaks of.
pub struct Facts<'a> {
    pub public_url: &'a str,
    pub evaluation: EvaluationId,
    pub title: &'a str,
    pub institution: String,
    /// Something was passed on or summarised.
    pub is_any: bool,
}

/// To the people of the institution.
pub fn told(lang: Lang, facts: &Facts<'_>) -> Letter {
    let (title, institution) = (facts.title, &facts.institution);
    let url = format!(
        "{}{}",
        facts.public_url,
        path::remarks_told(lang, facts.evaluation)
    );
    let (subject, text) = match lang {
        Lang::Nn => {
            let what = if facts.is_any {
                "Tekstane som er sende vidare, står stokka og sorterte etter kva dei handlar om, på sida med resultata:"
            } else {
                "Ingen av tekstane kunne sendast vidare utan å røpe nokon. Tala står som før på sida med resultata:"
            };
            (
                format!("Fritekstsvara er lesne: {title}"),
                format!(
                    "Direktoratet har lese det deltakarane på «{title}» ved {institution} skreiv med eigne ord.\n\n\
                     {what}\n{url}\n\n\
                     Ikkje prøv å finne ut kven som har skrive kva. Tekstane blir sletta etter fem år.\n\n\
                     Helsing Videre\n"
                ),
            )
        }
        Lang::En => {
            let what = if facts.is_any {
                "The texts that were passed on stand on the page with the results, shuffled and sorted by what they are about:"
            } else {
                "None of the texts could be passed on without giving somebody away. The figures stand as before on the page with the results:"
            };
            (
                format!("The free text has been read: {title}"),
                format!(
                    "The directorate has read what the participants in “{title}” at {institution} wrote in their own words.\n\n\
                     {what}\n{url}\n\n\
                     Do not try to find out who wrote what. The texts are deleted after five years.\n\n\
                     Kind regards, Videre\n"
                ),
            )
        }
        Lang::Nb | Lang::Se => {
            let what = if facts.is_any {
                "Tekstene som er sendt videre, står stokket og sortert etter hva de handler om, på siden med resultatene:"
            } else {
                "Ingen av tekstene kunne sendes videre uten å røpe noen. Tallene står som før på siden med resultatene:"
            };
            (
                format!("Fritekstsvarene er lest: {title}"),
                format!(
                    "Direktoratet har lest det deltakerne på «{title}» ved {institution} skrev med egne ord.\n\n\
                     {what}\n{url}\n\n\
                     Ikke prøv å finne ut hvem som har skrevet hva. Tekstene slettes etter fem år.\n\n\
                     Hilsen Videre\n"
                ),
            )
        }
    };
    Letter { subject, text }
}
