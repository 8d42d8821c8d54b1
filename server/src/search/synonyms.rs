//! What a word may mean as well: near meanings are searched silently, loose ones only suggested.
//!
//! The rows here are what a new catalogue starts with; the directorate's own replace them while the service
//! runs. Words are compared by their lemmas, so one row serves every inflection and both written standards.

use std::collections::HashMap;

use app::search::model::SynonymKind;

use super::analysis::words;
use super::curriculum::TOPICS;
use super::english::ENGLISH;
use super::everyday::{PROBLEMS, SHORT_FORMS};
use super::language::{analyse, canon};
use super::slips::Slips;
use super::thesaurus::{LOOSE, NEAR};

/// Most words of a row's left side.
pub const LONGEST: usize = 3;

/// Words of so few letters are not believed to be what was meant.
const FEW_LETTERS: usize = 3;

/// One row: how close, one to three words as asked, and what they may mean as well; the words of one alternative
/// must all be there.
pub type Row = (SynonymKind, String, Vec<String>);

/// All rows, ready to be asked.
#[derive(Clone, Debug)]
pub struct Synonyms {
    near: HashMap<String, Vec<Vec<String>>>,
    loose: HashMap<String, Vec<String>>,
    /// Single words of near rows as they are written.
    spelt: Vec<String>,
}

/// Words by their lemmas.
fn key<'a>(words: impl IntoIterator<Item = &'a str>) -> String {
    words.into_iter().map(canon).collect::<Vec<_>>().join(" ")
}

impl Synonyms {
    /// From rows; a row without words or alternatives is left out, several for the same words add up.
    #[must_use]
    pub fn new(rows: impl IntoIterator<Item = Row>) -> Self {
        let mut out = Synonyms {
            near: HashMap::new(),
            loose: HashMap::new(),
            spelt: vec![],
        };
        for (kind, asked, alternatives) in rows {
            let asked = words(&asked);
            if asked.is_empty() || asked.len() > LONGEST {
                continue;
            }
            if let [word] = &asked[..]
                && kind == SynonymKind::Near
            {
                out.spelt.push(word.clone());
            }
            let key = key(asked.iter().map(String::as_str));
            for alternative in alternatives {
                let means = words(&alternative);
                if means.is_empty() {
                    continue;
                }
                match kind {
                    SynonymKind::Near => out.near.entry(key.clone()).or_default().push(means),
                    SynonymKind::Loose => {
                        out.loose
                            .entry(key.clone())
                            .or_default()
                            .push(alternative.trim().to_owned());
                    }
                }
            }
        }
        out
    }

    /// Other words that mean the same; each alternative is words that must all be there.
    #[must_use]
    pub fn near<'a>(&self, asked: impl IntoIterator<Item = &'a str>) -> &[Vec<String>] {
        let asked: Vec<&str> = asked.into_iter().collect();
        let of = |key: &str| self.near.get(key).map_or(&[][..], Vec::as_slice);
        match asked[..] {
            // `skriv` is a piece of paper as well.
            [word] => {
                let analysis = analyse(word);
                let readings = analysis.lemmas.iter().map(|lemma| of(lemma));
                readings
                    .into_iter()
                    .find(|means| !means.is_empty())
                    .unwrap_or(&[])
            }
            _ => of(&key(asked)),
        }
    }

    /// Words of the left sides that this may be a misspelling of, with the number of slips, the fewest only. As with
    /// the catalogue's words, the first letter counts as right.
    #[must_use]
    pub fn spelt_like(&self, word: &str, allowed: usize) -> Vec<(String, usize)> {
        let n = word.chars().count();
        let slips = Slips::new(word, allowed, true);
        let first = word.chars().next();
        let is_near = |key: &&String| {
            let length = key.chars().count();
            key.chars().next() == first && length.abs_diff(n) <= allowed && length > FEW_LETTERS
        };
        let near = self.spelt.iter().filter(is_near);
        let mut found: Vec<(String, usize)> = near
            .filter_map(|key| Some((key.clone(), slips.between(key)?)))
            .collect();
        found.sort_by(|a, b| (a.1, &a.0).cmp(&(b.1, &b.0)));
        found.dedup();
        let fewest = found.first().map_or(0, |f| f.1);
        found.retain(|f| f.1 == fewest);
        found
    }

    /// Other words that may lead further.
    #[must_use]
    pub fn loose<'a>(&self, asked: impl IntoIterator<Item = &'a str>) -> &[String] {
        self.loose.get(&key(asked)).map_or(&[], Vec::as_slice)
    }

    /// The rows a new catalogue starts with.
    #[must_use]
    pub fn first_rows() -> Vec<Row> {
        let rows = |kind, table: &[(&str, &str)]| {
            let row = |(words, alternatives): &(&str, &str)| {
                let alternatives = alternatives.split('|').map(|a| a.trim().to_owned());
                (kind, (*words).to_owned(), alternatives.collect())
            };
            table.iter().map(row).collect::<Vec<_>>()
        };
        [
            rows(SynonymKind::Near, NEAR),
            rows(SynonymKind::Near, TOPICS),
            rows(SynonymKind::Near, PROBLEMS),
            rows(SynonymKind::Near, SHORT_FORMS),
            rows(SynonymKind::Near, ENGLISH),
            rows(SynonymKind::Loose, LOOSE),
        ]
        .concat()
    }
}

impl Default for Synonyms {
    fn default() -> Self {
        Synonyms::new(Self::first_rows())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_row_serves_all_inflections_and_both_standards() {
        let synonyms = Synonyms::default();
        assert_eq!(synonyms.near(["rettleiarar"]), synonyms.near(["veileder"]));
        assert!(!synonyms.near(["skuleleiing"]).is_empty());
        assert_eq!(synonyms.near(["spes", "ped"]), [["spesialpedagogikk"]]);
        assert_eq!(synonyms.loose(["lesevanskar"]), ["lesing", "spesialpedagogikk"]);
        assert!(synonyms.near(["xyzzy"]).is_empty());
    }

    #[test]
    fn rows_that_say_nothing_are_left_out() {
        let row = |words: &str, alternatives: &[&str]| {
            let alternatives = alternatives.iter().map(|a| (*a).to_owned()).collect();
            (SynonymKind::Near, words.to_owned(), alternatives)
        };
        let rows = [
            row("", &["a"]),
            row("a", &[" "]),
            row("SFO", &["skolefritid", "aktivitetsskole"]),
        ];
        let synonyms = Synonyms::new(rows);
        assert!(synonyms.near(["a"]).is_empty());
        assert_eq!(synonyms.near(["sfo"]).len(), 2);
    }
}
