//! The search form as it stands in the address.

use std::collections::BTreeMap;

use super::model::{Facet, SearchQuery, Sort};
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
                "stp_min" | "stp_max" => match Credits::parse(value) {
                    Some(c) if name == "stp_min" => query.credits_min = Some(c),
                    Some(c) => query.credits_max = Some(c),
                    None => fault(Problem::NotANumber),
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
        ])
        .check(|facet, value| facet == Facet::Subject && value == "matematikk");
        assert_eq!(query.selected[&Facet::Subject], ["matematikk"]);
        assert_eq!(query.credits_min, Some(Credits(75)));
        assert_eq!(query.page, 1);
        let named: Vec<_> = faults.iter().map(|f| f.field.as_str()).collect();
        assert_eq!(named, ["fag", "side", "frist_etter", "hund"]);
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
