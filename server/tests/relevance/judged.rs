//! The judged sets as they lie in the tables beside this file: the two worked with, and those held out.

use std::collections::{BTreeMap, HashMap, HashSet};

/// Left out of all figures: nothing in the catalogue answers these.
pub const OUTSIDE: &str = "outside";

/// The tables of a held-out set, by the beginning of their names.
macro_rules! held_out {
    ($name:literal, $files:literal) => {
        (
            $name,
            include_str!(concat!($files, "_queries.tsv")),
            include_str!(concat!($files, "_judgements.tsv")),
        )
    };
}

/// Every held-out set, in the order they were written; a new one is a line. The third was looked into and has joined
/// the development set.
const HELD_OUT: &[(&str, &str, &str)] = &[
    held_out!("Held out", "held_out"),
    held_out!("Held out, second set", "held_out_2"),
    held_out!("Held out, fourth set", "held_out_4"),
];

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

    /// The second set the search was worked on with: every answer was read, so its figures flatter.
    pub fn development() -> Self {
        Self::of(
            include_str!("development_queries.tsv"),
            include_str!("development_judgements.tsv"),
        )
    }

    /// The sets nobody may work on the search with, by the headings of their figures. One whose tables are only
    /// heads is not written yet.
    pub fn held_out() -> impl Iterator<Item = (&'static str, Self)> {
        let sets = HELD_OUT.iter();
        sets.map(|(name, queries, judgements)| (*name, Self::of(queries, judgements)))
            .filter(|(_, set)| !set.queries.is_empty())
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

/// The sets worked with.
fn worked_with() -> [Judged; 2] {
    [Judged::read(), Judged::development()]
}

/// The sets worked with, and all that are held out.
fn every_set() -> impl Iterator<Item = Judged> {
    worked_with()
        .into_iter()
        .chain(Judged::held_out().map(|(_, set)| set))
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
fn every_query_inside_has_something_to_find_and_no_held_out_one_is_asked_in_the_set_worked_with() {
    let text = |q: &Query| q.text.to_lowercase();
    let mut known: HashSet<String> = HashSet::new();
    for (number, judged) in every_set().enumerate() {
        let mut asked = HashSet::new();
        for q in &judged.queries {
            let is_new = asked.insert(text(q)) && !known.contains(&text(q));
            assert!(is_new, "{}: asked twice", q.id);
            let best = judged.all(q).into_iter().max().unwrap_or(0);
            if q.stratum == OUTSIDE {
                assert_eq!(best, 0, "{}", q.id);
            } else {
                assert!((2..=3).contains(&best), "{}: best grade {best}", q.id);
            }
        }
        if number < worked_with().len() {
            known.extend(asked);
        }
    }
}

#[test]
fn every_nynorsk_query_has_a_bokmaal_twin_of_the_same_need() {
    for judged in every_set() {
        for q in judged.queries.iter().filter(|q| q.stratum == "nynorsk") {
            let twin = &judged.queries[q.twin.unwrap_or_else(|| panic!("{} has no twin", q.id))];
            assert_eq!(twin.need, q.need, "{}", q.id);
            assert_ne!(twin.stratum, "nynorsk", "{}", q.id);
        }
    }
}

#[test]
fn held_out_sets_are_large_enough_to_tell_anything() {
    for (name, judged) in Judged::held_out() {
        assert!(judged.queries.len() >= 100, "{name}");
        assert!(judged.by_need(|_| true).len() >= 60, "{name}");
    }
}

#[test]
fn the_55_cases_the_search_was_planned_with_are_among_the_queries() {
    let cases: HashSet<&str> = rows(include_str!("queries.tsv")).map(|r| r[4]).collect();
    for case in 1..=55 {
        assert!(cases.contains(case.to_string().as_str()), "case {case}");
    }
}
