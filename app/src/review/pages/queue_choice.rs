//! The queue's address: what is asked for, read from it and written to it. What is unknown there is ignored.

use crate::catalogue::model::Reference;
use crate::path;
use crate::review::model::{CaseOrder, CaseQuery, Clock, DeadlineBand, Shelf};
use crate::words::Words;

/// Longest search that is followed, in characters.
const WORDS: usize = 100;

/// What the address asks for.
#[must_use]
pub fn read(query: &[(String, String)], reference: &Reference) -> CaseQuery {
    let value = |name: &str| {
        let found = query.iter().find(|(n, _)| n == name);
        found.map(|(_, v)| v.as_str()).unwrap_or_default()
    };
    let shelf = Shelf::from_code(value("hylle")).unwrap_or(Shelf::Open);
    let first = CaseQuery::of(shelf);
    let order = CaseOrder::from_code(value("sorter"));
    let institution = reference
        .institutions
        .iter()
        .find(|i| i.short_name == value("institusjon"));
    CaseQuery {
        words: value("q").chars().filter(|c| *c != '\0').take(WORDS).collect(),
        institution: institution.map(|i| i.id),
        subject: reference
            .subjects
            .iter()
            .find(|s| s.code == value("fag"))
            .map(|s| s.code.clone())
            .unwrap_or_default(),
        reviewer: value("saksbehandler").parse().ok(),
        clock: Clock::from_code(value("alder")),
        deadline: DeadlineBand::from_code(value("frist")),
        descending: match order {
            Some(_) => value("rekkefolge") == "synkende",
            None => first.descending,
        },
        order: order.unwrap_or(first.order),
        page: value("side").parse().unwrap_or(1).clamp(1, 10_000),
        shelf,
    }
}

/// The query's parameters; `institution` is its institution's short name.
#[must_use]
pub fn pairs(query: &CaseQuery, institution: &str) -> Vec<(&'static str, String)> {
    let reviewer = query.reviewer.map(|r| r.to_string()).unwrap_or_default();
    let page = if query.page > 1 {
        query.page.to_string()
    } else {
        String::new()
    };
    let first = CaseQuery::of(query.shelf);
    let is_sorted = (query.order, query.descending) != (first.order, first.descending);
    let order = if is_sorted { query.order.code() } else { "" };
    let falling = if is_sorted && query.descending {
        "synkende"
    } else {
        ""
    };
    let shelf = if query.shelf == Shelf::Open {
        ""
    } else {
        query.shelf.code()
    };
    let all = [
        ("hylle", shelf.to_owned()),
        ("q", query.words.clone()),
        ("institusjon", institution.to_owned()),
        ("fag", query.subject.clone()),
        ("saksbehandler", reviewer),
        (
            "alder",
            query.clock.map(Clock::code).unwrap_or_default().to_owned(),
        ),
        (
            "frist",
            query
                .deadline
                .map(DeadlineBand::code)
                .unwrap_or_default()
                .to_owned(),
        ),
        ("sorter", order.to_owned()),
        ("rekkefolge", falling.to_owned()),
        ("side", page),
    ];
    all.into_iter().filter(|(_, value)| !value.is_empty()).collect()
}

/// The address of a shelf as it is first shown.
#[must_use]
pub fn address(words: Words, query: &CaseQuery) -> String {
    path::with_query(&path::queue(words.lang), pairs(query, ""))
}

/// The address of the whole query.
#[must_use]
pub fn full_address(words: Words, query: &CaseQuery, reference: &Reference) -> String {
    let institution = query
        .institution
        .and_then(|id| reference.institution(id))
        .map(|i| i.short_name.clone())
        .unwrap_or_default();
    path::with_query(&path::queue(words.lang), pairs(query, &institution))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::catalogue::model::{Institution, Subject};
    use crate::shared::ids::InstitutionId;
    use crate::shared::lang::Lang;

    fn reference() -> Reference {
        let institution = Institution {
            id: InstitutionId(4),
            short_name: "NLA & co".into(),
            name: "NLA".into(),
            other_names: String::new(),
            dbh_code: "8221".into(),
            counties: vec![],
            website: String::new(),
        };
        let subject = Subject {
            code: "norsk".into(),
            nb: "Norsk".into(),
            nn: "Norsk".into(),
            en: "Norwegian".into(),
        };
        Reference {
            institutions: vec![institution],
            subjects: vec![subject],
            ..Reference::default()
        }
    }

    fn read_address(address: &str) -> CaseQuery {
        let (_, query) = address.split_once('?').unwrap_or((address, ""));
        let pairs: Vec<(String, String)> = query
            .split('&')
            .filter_map(|pair| pair.split_once('='))
            .map(|(n, v)| (n.to_owned(), v.replace('+', " ").replace("%26", "&")))
            .collect();
        read(&pairs, &reference())
    }

    #[test]
    fn a_query_survives_its_address() {
        let query = CaseQuery {
            words: "tall & mer".into(),
            institution: Some(InstitutionId(4)),
            subject: "norsk".into(),
            clock: Some(Clock::Late),
            deadline: Some(DeadlineBand::Two),
            order: CaseOrder::Title,
            descending: true,
            page: 3,
            ..CaseQuery::of(Shelf::Mine)
        };
        let address = full_address(Words::of(Lang::Nn), &query, &reference());
        assert!(
            address.starts_with("/nn/direktorat?hylle=mine&q=tall+%26+mer"),
            "{address}"
        );
        assert_eq!(read_address(&address), query);
        assert!(!query.is_whole_shelf());
    }

    #[test]
    fn what_is_unknown_is_ignored_and_the_plain_address_is_the_open_shelf() {
        assert_eq!(read_address("/nb/direktorat"), CaseQuery::of(Shelf::Open));
        let odd = read_address("/nb/direktorat?hylle=x&fag=y&institusjon=z&side=-4&alder=gammel");
        assert_eq!(odd, CaseQuery::of(Shelf::Open));
        let decided = read_address("/nb/direktorat?hylle=avgjorte");
        assert!(decided.descending, "the newest decisions first");
        assert_eq!(
            address(Words::of(Lang::Nb), &CaseQuery::of(Shelf::Open)),
            "/nb/direktorat"
        );
    }
}
