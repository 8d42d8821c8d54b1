//! A catalogue of any size, the same every time: the n-th offer depends on n and the seed alone.
//!
//! `words` draws words, `texts` makes sentences of them, `facts` what filters read.

mod facts;
mod texts;
pub mod words;

use app::catalogue::model::{
    Delivery, Module, OfferPlan, OfferSummary, Outcomes, Reference, Version, VersionState,
};
use app::shared::ids::{OfferId, VersionId};
use app::shared::lang::Lang;
use app::shared::time::StudyYear;
use server::search::document::Document;

use facts::Lists;
pub use facts::today;
use words::Words;

use crate::dice::Dice;

const SEED: u64 = 0x0005_EED0_0FFE;

/// The catalogue.
pub struct Corpus {
    pub words: Words,
    lists: Lists,
}

impl Corpus {
    pub fn new() -> Self {
        Corpus {
            words: Words::new(),
            lists: Lists::new(),
        }
    }

    pub fn reference(&self) -> &Reference {
        &self.lists.reference
    }

    /// The n-th offer, from 1.
    pub fn document(&self, number: usize) -> Document {
        Document::new(self.offer(number), &self.lists.reference)
    }

    fn offer(&self, number: usize) -> OfferSummary {
        let mut dice = Dice::new(SEED, number);
        let id = number as i64;
        let institution = self.lists.institution(&mut dice);
        OfferSummary {
            version: Version {
                id: VersionId(id),
                offer: OfferId(id),
                institution: institution.id,
                year: StudyYear(2026),
                state: VersionState::Published,
                revision: 1,
                is_demo: true,
                plan: self.plan(number, &mut dice),
                published_at: None,
                withdrawn_reason: String::new(),
                withdrawn_on: None,
            },
            runs: facts::runs(id, &mut dice),
            quality: facts::quality(&mut dice),
        }
    }

    fn plan(&self, number: usize, dice: &mut Dice) -> OfferPlan {
        let lang = facts::lang(dice);
        let subject = self.lists.subject(dice);
        let stages = facts::stages(dice);
        let stages_in_words = stages.map_or("1.–13.".to_owned(), |s| format!("{}.–{}.", s.from, s.to));
        let delivery = facts::delivery(dice);
        let (place, county) = self.lists.place(dice);
        let meets = delivery.iter().any(|d| *d != Delivery::Online);
        let credits = facts::credits(dice);
        let words = &self.words;
        let short: String = subject.code.chars().take(3).collect();
        let code = format!("{}{number}", short.to_uppercase());
        OfferPlan {
            title: texts::title(words, lang, subject.name(lang), &stages_in_words, dice),
            modules: vec![Module {
                code: format!("{code}-1"),
                title: words.topic(lang, dice),
                credits,
                requires: vec![],
            }],
            code,
            credits: Some(credits),
            subject: subject.code.clone(),
            stages,
            groups: facts::groups(dice),
            delivery,
            teaching_language: facts::teaching_language(lang, dice),
            text_lang: lang,
            funding: facts::funding(dice),
            summary: texts::paragraph(words, lang, 2, dice),
            content: texts::paragraph(words, lang, 3, dice),
            outcomes: Outcomes {
                knowledge: vec![texts::sentence(words, lang, dice)],
                skills: vec![],
                competence: vec![],
            },
            themes: facts::themes(dice),
            practice: texts::sentence(words, lang, dice),
            places: if meets { vec![place.clone()] } else { vec![] },
            counties: if meets { vec![county.clone()] } else { vec![] },
            ..OfferPlan::titled("")
        }
    }

    /// The language an offer is written in.
    pub fn lang(document: &Document) -> Lang {
        document.offer.version.plan.text_lang
    }
}
