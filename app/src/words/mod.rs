//! The words on screen. Every word stands once per written language, side by side, so that bokmål and
//! nynorsk can be read against each other; a missing word does not compile.
//!
//! One file per domain. Northern Sámi pages use bokmål words; the Sámi terms that are sourced are marked
//! where they are shown.

mod about;
mod accounts;
mod audit;
#[cfg(feature = "ssr")]
mod bank;
mod catalogue;
mod compare;
mod competence;
mod decision;
mod desk;
pub mod dictionary;
#[cfg(feature = "ssr")]
mod dossier;
mod evaluation;
#[cfg(feature = "ssr")]
mod exchange;
#[cfg(feature = "ssr")]
mod exchange_pages;
#[cfg(feature = "ssr")]
mod finding_rules;
mod followup;
mod frame;
mod front;
mod insight;
#[cfg(feature = "ssr")]
mod machine;
#[cfg(feature = "ssr")]
mod method;
mod national;
mod offer_fields;
mod offer_page;
mod offer_work;
#[cfg(feature = "ssr")]
mod partner;
mod people;
mod problems;
mod remarks;
mod review;
mod rules;
pub mod sami;
mod saved;
mod search;
mod telling;
#[cfg(feature = "ssr")]
mod views;
mod work;

pub use about::About;
pub use accounts::Accounts;
pub use audit::AuditWords;
#[cfg(feature = "ssr")]
pub use bank::BankWords;
pub use catalogue::{Catalogue, Themes};
pub use compare::CompareWords;
pub use competence::CompetenceWords;
pub use decision::DecisionWords;
pub use desk::DeskWords;
#[cfg(feature = "ssr")]
pub use dossier::DossierWords;
pub use evaluation::{Evaluation, Figures, Surveys};
#[cfg(feature = "ssr")]
pub use exchange::Exchange;
#[cfg(feature = "ssr")]
pub use exchange_pages::ExchangePages;
#[cfg(feature = "ssr")]
pub use finding_rules::FindingRulesWords;
pub use followup::FollowUpWords;
pub use frame::{Frame, Notice};
pub use front::Front;
pub use insight::Insight;
#[cfg(feature = "ssr")]
pub use machine::MachineWords;
#[cfg(feature = "ssr")]
pub use method::MethodWords;
pub use national::NationalWords;
pub use offer_fields::{OfferFields, field_in};
pub use offer_page::OfferPageWords;
pub use offer_work::OfferWorkWords;
#[cfg(feature = "ssr")]
pub use partner::PartnerWords;
pub use people::PeopleWords;
pub use problems::typed_problem_in;
pub use remarks::RemarkWords;
pub use review::Review;
pub use rules::RulesWords;
pub use saved::Saved;
pub use search::Search;
pub use telling::TellingWords;
#[cfg(feature = "ssr")]
pub use views::ViewWords;
pub use work::{WorkWords, remark_in};

use crate::catalogue::model::Theme;
use crate::shared::lang::Lang;

/// Declares a struct of words: `name: "bokmål" | "nynorsk" | "English";`
macro_rules! words {
    ($(#[$meta:meta])* pub struct $name:ident { $($field:ident: $nb:literal | $nn:literal | $en:literal;)+ }) => {
        $(#[$meta])*
        #[derive(Debug)]
        pub struct $name { $(pub $field: &'static str),+ }

        impl $name {
            const NB: $name = $name { $($field: $nb),+ };
            const NN: $name = $name { $($field: $nn),+ };
            const EN: $name = $name { $($field: $en),+ };

            /// The words in this language.
            #[must_use]
            pub const fn of(lang: $crate::shared::lang::Lang) -> &'static Self {
                match lang {
                    $crate::shared::lang::Lang::Nn => &Self::NN,
                    $crate::shared::lang::Lang::En => &Self::EN,
                    $crate::shared::lang::Lang::Nb | $crate::shared::lang::Lang::Se => &Self::NB,
                }
            }
        }
    };
}
pub(crate) use words;

/// All words of one language.
#[derive(Clone, Copy, Debug)]
pub struct Words {
    pub lang: Lang,
    pub frame: &'static Frame,
    pub about: &'static About,
    pub accounts: &'static Accounts,
    pub catalogue: &'static Catalogue,
    pub evaluation: &'static Evaluation,
    pub figures: &'static Figures,
    pub front: &'static Front,
    pub insight: &'static Insight,
    pub review: &'static Review,
    pub search: &'static Search,
    pub surveys: &'static Surveys,
}

impl Words {
    #[must_use]
    pub const fn of(lang: Lang) -> Self {
        Words {
            lang,
            frame: Frame::of(lang),
            about: About::of(lang),
            accounts: Accounts::of(lang),
            catalogue: Catalogue::of(lang),
            evaluation: Evaluation::of(lang),
            figures: Figures::of(lang),
            front: Front::of(lang),
            insight: Insight::of(lang),
            review: Review::of(lang),
            search: Search::of(lang),
            surveys: Surveys::of(lang),
        }
    }

    #[must_use]
    pub const fn theme(&self, theme: Theme) -> &'static str {
        Themes::of(self.lang).name(theme)
    }
}

/// Puts values into a text's `{name}` places.
#[must_use]
pub fn fill(text: &str, values: &[(&str, &str)]) -> String {
    let mut out = text.to_owned();
    for (name, value) in values {
        out = out.replace(&format!("{{{name}}}"), value);
    }
    out
}

#[cfg(test)]
mod tests {
    #[test]
    fn nynorsk_keeps_to_one_of_two_forms() {
        let root = concat!(env!("CARGO_MANIFEST_DIR"), "/..");
        let words = std::fs::read_dir(format!("{root}/app/src/words")).unwrap();
        let seeds = std::fs::read_dir(format!("{root}/server/src/seed/data")).unwrap();
        for file in words.chain(seeds).map(|file| file.unwrap().path()) {
            let Ok(text) = std::fs::read_to_string(&file) else {
                continue;
            };
            // Spelt apart here, since this file is read too.
            let other = ["fyr", "st"].concat();
            assert!(
                !text.to_lowercase().contains(&other),
                "{}: we write «først»",
                file.display()
            );
        }
    }
}
