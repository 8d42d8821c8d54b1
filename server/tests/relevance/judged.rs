//! The judged sets as they lie in the tables beside this file: the one worked with, and those held out.

use std::collections::{BTreeMap, HashMap, HashSet};

/// Left out of all figures: nothing in the catalogue answers these.
pub const OUTSIDE: &str = "outside";

/// One way to ask for a need.
pub struct Query {
    pub id: &'static str,
    pub stratum: &'static str,
    pub need: &'static str,
    /// Place in the set of the bokmål query this one translates.
    pub twin: Option<usize>,
    pub text: &'static str,
}

/// All queries with the judgements of their needs.
pub struct Judged {
    pub queries: Vec<Query>,
    grades: HashMap<&'static str, HashMap<&'static str, u8>>,
}

fn rows(table: &'static str) -> impl Iterator<Item = Vec<&'static str>> {
    table.lines().skip(1).map(|line| line.split('\t').collect())
}

impl Judged {
    /// The set the search was worked on with.
    pub fn read() -> Self {
        Self::of(include_str!("queries.tsv"), include_str!("judgements.tsv"))
    }

    /// The set nobody may work on the search with.
    pub fn held_out() -> Self {
        Self::of(
            include_str!("held_out_queries.tsv"),
            include_str!("held_out_judgements.tsv"),
        )
    }

    /// A second set nobody may work on the search with, written when the first had been used once.
    pub fn held_out_2() -> Self {
        Self::of(
            include_str!("held_out_2_queries.tsv"),
            include_str!("held_out_2_judgements.tsv"),
        )
    }

    fn of(queries: &'static str, judgements: &'static str) -> Self {
        let table: Vec<_> = rows(queries).collect();
        let place: HashMap<&str, usize> = table.iter().enumerate().map(|(i, r)| (r[0], i)).collect();
        let queries = table.iter().map(|r| Query {
            id: r[0],
            stratum: r[1],
            need: r[2],
            twin: (!r[3].is_empty()).then(|| place[r[3]]),
            text: r[5],
        });
        let mut grades: HashMap<_, HashMap<_, _>> = HashMap::new();
        for row in rows(judgements) {
            let [need, grade, offer] = row[..] else {
                panic!("not a judgement: {row:?}")
            };
            let before = grades
                .entry(need)
                .or_default()
                .insert(offer, grade.parse().unwrap());
            assert!(before.is_none(), "{need}: {offer} is judged twice");
        }
        Judged {
            queries: queries.collect(),
            grades,
        }
    }

    /// The grade of an offer for a query's need.
    pub fn grade(&self, query: &Query, offer: &str) -> u8 {
        self.grades
            .get(query.need)
            .and_then(|g| g.get(offer))
            .copied()
            .unwrap_or(0)
    }

    /// All grades above 0 of a query's need.
    pub fn all(&self, query: &Query) -> Vec<u8> {
        self.grades
            .get(query.need)
            .map_or(vec![], |g| g.values().copied().collect())
    }

    /// Every offer that is named.
    pub fn offers(&self) -> HashSet<&'static str> {
        self.grades.values().flat_map(|g| g.keys().copied()).collect()
    }

    /// Strata in the order they come in, with the places of their queries grouped by need.
    pub fn strata(&self) -> Vec<(&'static str, Vec<Vec<usize>>)> {
        let mut names: Vec<&str> = vec![];
        for q in &self.queries {
            if !names.contains(&q.stratum) {
                names.push(q.stratum);
            }
        }
        names
            .into_iter()
            .map(|s| (s, self.by_need(|q| q.stratum == s)))
            .collect()
    }

    /// Places of the queries asked for, grouped by need.
    pub fn by_need(&self, asked: impl Fn(&Query) -> bool) -> Vec<Vec<usize>> {
        let mut groups: BTreeMap<&str, Vec<usize>> = BTreeMap::new();
        for (i, q) in self.queries.iter().enumerate().filter(|(_, q)| asked(q)) {
            groups.entry(q.need).or_default().push(i);
        }
        groups.into_values().collect()
    }
}

#[test]
fn every_stratum_has_the_queries_it_was_planned_with() {
    let judged = Judged::read();
    let n = |stratum: &str| judged.queries.iter().filter(|q| q.stratum == stratum).count();
    let planned = [
        ("plain", 90),
        ("nynorsk", 60),
        ("compound", 50),
        ("typo", 50),
        ("code", 40),
        ("stage", 40),
        ("sami", 15),
    ];
    for (stratum, least) in planned {
        assert!(n(stratum) >= least, "{stratum}: {}", n(stratum));
    }
}

#[test]
fn every_query_inside_has_something_to_find_and_is_asked_once_in_both_sets() {
    let sets = [Judged::read(), Judged::held_out()];
    let mut asked = HashSet::new();
    for (judged, q) in sets
        .iter()
        .flat_map(|set| set.queries.iter().map(move |q| (set, q)))
    {
        assert!(asked.insert(q.text.to_lowercase()), "{}: asked twice", q.id);
        let best = judged.all(q).into_iter().max().unwrap_or(0);
        if q.stratum == OUTSIDE {
            assert_eq!(best, 0, "{}", q.id);
        } else {
            assert!((2..=3).contains(&best), "{}: best grade {best}", q.id);
        }
    }
}

#[test]
fn every_nynorsk_query_has_a_bokmaal_twin_of_the_same_need() {
    for judged in [Judged::read(), Judged::held_out()] {
        for q in judged.queries.iter().filter(|q| q.stratum == "nynorsk") {
            let twin = &judged.queries[q.twin.unwrap_or_else(|| panic!("{} has no twin", q.id))];
            assert_eq!(twin.need, q.need, "{}", q.id);
            assert_ne!(twin.stratum, "nynorsk", "{}", q.id);
        }
    }
}

#[test]
fn no_need_of_the_held_out_set_is_a_need_of_the_other() {
    let known = Judged::read();
    let held_out = Judged::held_out();
    let known: HashSet<&str> = known.queries.iter().map(|q| q.need).collect();
    assert!(held_out.queries.iter().all(|q| !known.contains(q.need)));
    assert!(held_out.queries.len() >= 100 && held_out.by_need(|_| true).len() >= 60);
}

#[test]
fn the_55_cases_the_search_was_planned_with_are_among_the_queries() {
    let cases: HashSet<&str> = rows(include_str!("queries.tsv")).map(|r| r[4]).collect();
    for case in 1..=55 {
        assert!(cases.contains(case.to_string().as_str()), "case {case}");
    }
}
