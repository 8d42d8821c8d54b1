//! What is typed: the search form as it stands in the address, and an entry of the dictionary.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use super::model::{Facet, Rating, SearchQuery, Sort, SynonymKind};
use crate::shared::fault::{FieldFault, Problem};
use crate::shared::time::{Date, parse_date};
use crate::shared::units::Credits;

/// Longest question, in characters.
pub const WORDS: usize = 200;
/// Most selected filter values.
pub const SELECTED: usize = 20;
/// Last page that can be asked for.
pub const LAST_PAGE: usize = 500;

/// Parameters as typed, in the order they came; names repeat.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct SearchForm {
    pub pairs: Vec<(String, String)>,
}

impl SearchForm {
    /// The value of a single parameter, or nothing.
    #[must_use]
    pub fn value(&self, name: &str) -> &str {
        self.pairs.iter().find(|(n, _)| n == name).map_or("", |(_, v)| v)
    }

    /// Whether the search has a parameter of this name.
    #[must_use]
    pub fn knows(name: &str) -> bool {
        const SINGLE: [&str; 10] = [
            "q",
            "stp_min",
            "stp_max",
            "start_fra",
            "start_til",
            "frist_etter",
            "frist_til",
            "kvalitet_min",
            "sorter",
            "side",
        ];
        SINGLE.contains(&name) || Facet::from_code(name).is_some()
    }

    /// Reads every parameter; what cannot be used is left out of the query and named in the faults.
    ///
    /// The page shows the faults as a notice, the machine interface refuses them. `known` tells whether
    /// a value exists for a facet whose values are data (subject, institution, county).
    #[must_use]
    pub fn check(&self, known: impl Fn(Facet, &str) -> bool) -> (SearchQuery, Vec<FieldFault>) {
        let mut query = SearchQuery::everything();
        let mut faults = vec![];
        let mut selected: BTreeMap<Facet, Vec<String>> = BTreeMap::new();
        let mut n_selected = 0;
        for (name, value) in &self.pairs {
            let value = value.trim();
            if value.is_empty() {
                continue;
            }
            let mut fault = |problem| faults.push(FieldFault::new(name.clone(), problem));
            if let Some(facet) = Facet::from_code(name) {
                n_selected += 1;
                let values = selected.entry(facet).or_default();
                if !known(facet, value) {
                    fault(Problem::UnknownChoice);
                } else if n_selected > SELECTED {
                    fault(Problem::AtMost(SELECTED));
                } else if !values.iter().any(|v| v == value) {
                    values.push(value.to_owned());
                }
                continue;
            }
            let mut date = |slot: &mut Option<Date>| match parse_date(value) {
                Some(date) => *slot = Some(date),
                None => fault(Problem::NotADate),
            };
            match name.as_str() {
                "q" if value.chars().count() > WORDS => {
                    fault(Problem::TooLong(WORDS));
                    query.words = value.chars().take(WORDS).collect();
                }
                "q" => value.clone_into(&mut query.words),
                "start_fra" => date(&mut query.starts_from),
                "start_til" => date(&mut query.starts_to),
                "frist_etter" => date(&mut query.deadline_after),
                "frist_til" => date(&mut query.deadline_before),
                "stp_min" | "stp_max" => match Credits::parse(value) {
                    Some(c) if name == "stp_min" => query.credits_min = Some(c),
                    Some(c) => query.credits_max = Some(c),
                    None => fault(Problem::NotANumber),
                },
                "kvalitet_min" => match Rating::parse(value) {
                    Some(rating) => query.quality_min = Some(rating),
                    None => fault(Problem::UnknownChoice),
                },
                "sorter" => match Sort::from_code(value) {
                    Some(sort) => query.sort = sort,
                    None => fault(Problem::UnknownChoice),
                },
                "side" => match value.parse::<usize>() {
                    Ok(page) if (1..=LAST_PAGE).contains(&page) => query.page = page,
                    Ok(_) => fault(Problem::Range(1, 500)),
                    Err(_) => fault(Problem::NotANumber),
                },
                _ => fault(Problem::UnknownChoice),
            }
        }
        selected.retain(|_, values| !values.is_empty());
        query.selected = selected;
        (query, faults)
    }
}

impl SearchQuery {
    /// The parameters that ask this question again, without page, in a stable order.
    #[must_use]
    pub fn pairs(&self) -> Vec<(&'static str, String)> {
        let mut pairs = vec![];
        if !self.words.is_empty() {
            pairs.push(("q", self.words.clone()));
        }
        for (facet, values) in &self.selected {
            pairs.extend(values.iter().map(|v| (facet.code(), v.clone())));
        }
        let number = |c: Credits| c.number(crate::shared::lang::Lang::Nb);
        let optional = [
            ("stp_min", self.credits_min.map(number)),
            ("stp_max", self.credits_max.map(number)),
            ("start_fra", self.starts_from.map(|d| d.to_string())),
            ("start_til", self.starts_to.map(|d| d.to_string())),
            ("frist_etter", self.deadline_after.map(|d| d.to_string())),
            ("frist_til", self.deadline_before.map(|d| d.to_string())),
            ("kvalitet_min", self.quality_min.map(|r| r.code().to_owned())),
            (
                "sorter",
                (self.sort != Sort::Relevance).then(|| self.sort.code().to_owned()),
            ),
        ];
        pairs.extend(
            optional
                .into_iter()
                .filter_map(|(name, value)| Some((name, value?))),
        );
        pairs
    }
}

/// Longest left side of a dictionary entry, in characters.
pub const ENTRY: usize = 300;
/// Longest list of an entry's alternatives, in characters.
pub const ALL_ALTERNATIVES: usize = 2_000;
/// Most alternatives of one entry.
pub const ALTERNATIVES: usize = 40;

/// An entry of the dictionary as typed.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct SynonymForm {
    pub kind: String,
    pub words: String,
    /// Parted by commas or line breaks.
    pub alternatives: String,
}

/// An entry that came back, with the one it was to change; nothing for a new one.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct TypedSynonym {
    #[serde(flatten)]
    pub form: SynonymForm,
    pub id: Option<i64>,
}

impl SynonymForm {
    /// The entry as it is kept: kind, words, alternatives.
    ///
    /// # Errors
    /// One fault per field that is not right.
    pub fn check(&self) -> Result<(SynonymKind, String, Vec<String>), Vec<FieldFault>> {
        let mut faults = vec![];
        let mut fault = |field: &str, problem| faults.push(FieldFault::new(field.to_owned(), problem));
        let spaced = |text: &str| text.split_whitespace().collect::<Vec<_>>().join(" ");
        let words = spaced(&self.words);
        if words.is_empty() {
            fault("words", Problem::Required);
        } else if words.chars().count() > ENTRY {
            fault("words", Problem::TooLong(ENTRY));
        } else if words.split(' ').count() > 3 {
            fault("words", Problem::MostWords(3));
        }
        let alternatives: Vec<String> = self
            .alternatives
            .split([',', '\n', '|'])
            .map(spaced)
            .filter(|a| !a.is_empty())
            .collect();
        if alternatives.is_empty() {
            fault("alternatives", Problem::Required);
        } else if alternatives.len() > ALTERNATIVES {
            fault("alternatives", Problem::AtMost(ALTERNATIVES));
        } else if self.alternatives.chars().count() > ALL_ALTERNATIVES {
            fault("alternatives", Problem::TooLong(ALL_ALTERNATIVES));
        }
        let kind = SynonymKind::from_code(&self.kind);
        if kind.is_none() {
            fault("kind", Problem::Unchosen);
        }
        match kind {
            Some(kind) if faults.is_empty() => Ok((kind, words, alternatives)),
            _ => Err(faults),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn form(pairs: &[(&str, &str)]) -> SearchForm {
        SearchForm {
            pairs: pairs
                .iter()
                .map(|(n, v)| ((*n).to_owned(), (*v).to_owned()))
                .collect(),
        }
    }

    #[test]
    fn what_cannot_be_used_is_named_and_left_out() {
        let (query, faults) = form(&[
            ("q", "matte"),
            ("fag", "matematikk"),
            ("fag", "tull"),
            ("side", "0"),
            ("stp_min", "7,5"),
            ("frist_etter", "i morgen"),
            ("hund", "1"),
            ("kvalitet_min", "4,2"),
        ])
        .check(|facet, value| facet == Facet::Subject && value == "matematikk");
        assert_eq!(query.selected[&Facet::Subject], ["matematikk"]);
        assert_eq!(query.credits_min, Some(Credits(75)));
        assert_eq!(query.page, 1);
        let named: Vec<_> = faults.iter().map(|f| f.field.as_str()).collect();
        assert_eq!(named, ["fag", "side", "frist_etter", "hund", "kvalitet_min"]);
    }

    #[test]
    fn a_rating_is_read_with_comma_or_point_and_asked_for_again() {
        for (typed, rating, again) in [
            ("4", Rating::Four, "4"),
            ("4.0", Rating::Four, "4"),
            ("3,5", Rating::ThreeHalf, "3,5"),
            ("4.5", Rating::FourHalf, "4,5"),
        ] {
            let (query, faults) = form(&[("kvalitet_min", typed)]).check(|_, _| true);
            assert_eq!((query.quality_min, faults.len()), (Some(rating), 0), "{typed}");
            assert_eq!(query.pairs(), [("kvalitet_min", again.to_owned())]);
        }
    }

    #[test]
    fn an_entry_has_words_and_at_least_one_alternative() {
        let typed = |words: &str, alternatives: &str| SynonymForm {
            kind: "naer".into(),
            words: words.into(),
            alternatives: alternatives.into(),
        };
        let kept = typed("  spes  ped ", "spesialpedagogikk, \n tilpasset opplæring").check();
        let expected = vec!["spesialpedagogikk".to_owned(), "tilpasset opplæring".to_owned()];
        assert_eq!(kept, Ok((SynonymKind::Near, "spes ped".to_owned(), expected)));
        assert_eq!(typed("", " , ").check().unwrap_err().len(), 2);
        assert_eq!(typed("a b c d", "x").check().unwrap_err().len(), 1);
        assert_eq!(SynonymForm::default().check().unwrap_err().len(), 3);
    }

    #[test]
    fn a_question_is_asked_again_by_its_own_pairs() {
        let asked = [
            ("q", "norsk"),
            ("tema", "assessment"),
            ("stp_max", "15"),
            ("sorter", "frist"),
        ];
        let (query, faults) = form(&asked).check(|_, _| true);
        assert!(faults.is_empty());
        let pairs: Vec<_> = query.pairs();
        let again = SearchForm {
            pairs: pairs.into_iter().map(|(n, v)| (n.to_owned(), v)).collect(),
        };
        assert_eq!(again.check(|_, _| true).0, query);
    }
}
