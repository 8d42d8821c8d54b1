//! Words of what partners read.

use super::{Words, words};
use crate::insight::partner::model::PartnerBreakdown;

words! {
    pub struct PartnerWords {
        title: "Tall for samarbeidspartnere" | "Tal for samarbeidspartnarar" | "Figures for partners";
        whose: "{organisation} · {reach}" | "{organisation} · {reach}" | "{organisation} · {reach}";
        lead: "Hva deltakerne svarer, samlet for mange studier. Enkeltstudier vises ikke her." | "Kva deltakarane svarar, samla for mange studium. Einskilde studium blir ikkje viste her." | "What participants answer, summed over many studies. Single studies are not shown here.";
        country: "Hele landet" | "Heile landet" | "The whole country";
        all_counties: "Alle fylker" | "Alle fylke" | "All counties";
        no_county: "Uten fylke" | "Utan fylke" | "Without county";
        measure: "Spørsmål om" | "Spørsmål om" | "Question about";
        by_year: "År for år" | "År for år" | "Year by year";
        none: "Ingen tall er store nok til å vises for dette utvalget. Velg alle år, eller et annet område." | "Ingen tal er store nok til å visast for dette utvalet. Vel alle år, eller eit anna område." | "No figures are large enough to be shown for this choice. Choose all years, or another area.";
        limit: "Hvert tall er satt sammen av studier som hver har minst {n} svar, om nødvendig over flere år, så ingen mindre gruppe kan regnes ut. Fag, fylker og år uten tall har for få svar." | "Kvart tal er sett saman av studium som kvart har minst {n} svar, om naudsynt over fleire år, så inga mindre gruppe kan reknast ut. Fag, fylke og år utan tal har for få svar." | "Each figure is put together from studies with at least {n} answers each, over several years where needed, so that no smaller group can be worked out. Subjects, counties and years without figures have too few answers.";
        seat: "Fylket er der institusjonen har sete, ikke der deltakerne bor." | "Fylket er der institusjonen har sete, ikkje der deltakarane bur." | "The county is that of the institution's seat, not where the participants live.";
    }
}

impl Words {
    /// Words of what partners read.
    #[must_use]
    pub const fn partner(self) -> &'static PartnerWords {
        PartnerWords::of(self.lang)
    }
}

impl Words {
    /// A breakdown as the name of its tab.
    #[must_use]
    pub const fn partner_by(self, by: PartnerBreakdown) -> &'static str {
        match by {
            PartnerBreakdown::Subject => self.insight.by_subject,
            PartnerBreakdown::County => self.insight.by_county,
            PartnerBreakdown::Theme => self.insight.by_theme,
            PartnerBreakdown::Year => self.partner().by_year,
        }
    }

    /// What one row of a breakdown is.
    #[must_use]
    pub const fn partner_unit(self, by: PartnerBreakdown) -> &'static str {
        match by {
            PartnerBreakdown::Subject => self.insight.subject,
            PartnerBreakdown::County => self.insight.county,
            PartnerBreakdown::Theme => self.insight.theme,
            PartnerBreakdown::Year => self.insight.year,
        }
    }
}
