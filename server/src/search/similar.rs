//! Offers like another: those that share its telling words, its subject and its stages.

use app::catalogue::model::StageRange;
use app::search::model::SearchQuery;
use app::shared::ids::OfferId;
use app::shared::time::Date;
use tantivy::Term;
use tantivy::query::{BooleanQuery, BoostQuery, ConstScoreQuery, Occur, Query, TermQuery};
use tantivy::schema::{Field, IndexRecordOption};

use super::analysis::words;
use super::collect::Findings;
use super::find::kept;
use super::index::{SearchIndex, Suggested};
use super::language::analyse;
use super::lexicon::is_stop_word;
use super::limit::Limit;
use super::pieces::plain_words;
use super::schema::{Fields, NO_RANGE};

use std::collections::HashMap;

/// Most words of the text that are compared.
const MOST_WORDS: usize = 24;
/// A title's word counts as so many of the text.
const TITLE: f32 = 6.0;
/// What a shared subject and shared stages count, against a word's share of one.
const SUBJECT: f32 = 4.0;
const STAGES: f32 = 1.5;
/// A word in more than this share of the offers says nothing.
const COMMON: f32 = 0.4;

impl SearchIndex {
    /// At most `n` offers most like this one, the likest first.
    ///
    /// # Errors
    /// When the index cannot be read.
    pub fn similar(&self, offer: OfferId, n: usize, today: Date) -> tantivy::Result<Vec<Suggested>> {
        let (searcher, limit) = (self.searcher(), Limit::from_now());
        let Some(doc) = self.stored(&searcher, offer.0)? else {
            return Ok(vec![]);
        };
        let fields = self.fields();
        let mut clauses: Vec<(Occur, Box<dyn Query>)> = vec![];
        let weights = weights(
            &plain_words(kept(&doc, fields.headline)),
            &words(kept(&doc, fields.text)),
        );
        let n_offers = searcher.num_docs().max(1) as f32;
        let mut telling = vec![];
        for (lemma, weight) in weights {
            if limit.is_over() {
                break;
            }
            let with = searcher.doc_freq(&Term::from_field_text(fields.title.canon, &lemma))?
                + searcher.doc_freq(&Term::from_field_text(fields.body.canon, &lemma))?;
            let share = with as f32 / n_offers;
            if with > 1 && share < COMMON {
                telling.push((weight * -share.ln(), lemma));
            }
        }
        telling.sort_by(|a, b| b.0.total_cmp(&a.0).then_with(|| a.1.cmp(&b.1)));
        telling.truncate(MOST_WORDS);
        let most = telling.first().map_or(1.0, |(weight, _)| *weight);
        for (weight, lemma) in &telling {
            for (field, boost) in [
                (fields.title.canon, 2.0),
                (fields.title.part, 1.0),
                (fields.body.canon, 1.0),
            ] {
                let term = TermQuery::new(Term::from_field_text(field, lemma), IndexRecordOption::Basic);
                let shared = BoostQuery::new(
                    Box::new(ConstScoreQuery::new(Box::new(term), 1.0)),
                    boost * weight / most,
                );
                clauses.push((Occur::Should, Box::new(shared)));
            }
        }
        let subject = kept(&doc, fields.subject);
        if !subject.is_empty() {
            clauses.push((Occur::Should, shared(fields.subject, subject, SUBJECT)));
        }
        clauses.extend(stages(fields, kept(&doc, fields.range)));
        if clauses.is_empty() {
            return Ok(vec![]);
        }
        let everything = SearchQuery::everything();
        let found = self.hands().gather(
            &searcher,
            &BooleanQuery::new(clauses),
            &Findings::new(&everything, today, n + 1, self.unpacked())
                .uncounted()
                .within(&limit),
        )?;
        let others = found.first.iter().zip(&found.places);
        others
            .filter(|((id, _), _)| *id != offer.0)
            .take(n)
            .map(|((id, _), at)| self.suggested(&searcher, *id, *at, today))
            .collect()
    }
}

/// The lemmas of a title and a text, with how much they are used.
fn weights(title: &[String], text: &[String]) -> HashMap<String, f32> {
    let mut out: HashMap<String, f32> = HashMap::new();
    let weighed = title
        .iter()
        .map(|w| (w, TITLE))
        .chain(text.iter().map(|w| (w, 1.0)));
    for (word, weight) in weighed {
        if is_stop_word(word) || word.chars().any(|c| c.is_ascii_digit()) {
            continue;
        }
        let analysis = analyse(word);
        for lemma in analysis.lemmas.iter().take(1).chain(&analysis.parts) {
            *out.entry(lemma.clone()).or_default() += weight;
        }
    }
    // Said ten times is not ten times as telling.
    out.values_mut().for_each(|weight| *weight = weight.sqrt());
    out
}

fn shared(field: Field, value: &str, score: f32) -> Box<dyn Query> {
    let term = TermQuery::new(Term::from_field_text(field, value), IndexRecordOption::Basic);
    Box::new(ConstScoreQuery::new(Box::new(term), score))
}

/// Overlapping stages, the nearer the better.
fn stages(fields: &Fields, range: &str) -> Vec<(Occur, Box<dyn Query>)> {
    let own = range
        .split_once('-')
        .and_then(|(a, b)| StageRange::new(a.parse().ok()?, b.parse().ok()?));
    let Some(own) = own.filter(|_| range != NO_RANGE) else {
        return vec![];
    };
    let ranges = (1..=13).flat_map(|from| (from..=13).filter_map(move |to| StageRange::new(from, to)));
    ranges
        .filter(|other| other.overlaps(own))
        .map(|other| {
            let both = f32::from(own.to.min(other.to) - own.from.max(other.from) + 1);
            let any = f32::from(own.to.max(other.to) - own.from.min(other.from) + 1);
            let code = format!("{}-{}", other.from, other.to);
            (Occur::Should, shared(fields.range, &code, STAGES * both / any))
        })
        .collect()
}
