//! How well the search answers: Videre and three peers on the same judged queries over the real offers.
//!
//! Every test run holds Videre to `floors.tsv`; `make relevance` compares and writes `RESULTS.md`. The set,
//! how it was judged and what the peers do is told in `README.md`. Begin with `judged` and `metrics`.

mod catalogue;
mod fields;
mod fts5;
mod judged;
mod metrics;
mod postgres;
mod raw_tantivy;
mod table;
mod topics;

use std::collections::HashSet;
use std::fmt::Write as _;
use std::path::Path;

use catalogue::Catalogue;
use judged::{Judged, OUTSIDE};
use metrics::{Score, score};
use server::clock::{Clock as _, SystemClock};
use table::{Peer, figures, goals, tables};

/// How many of the worst answers the comparison prints.
const WORST: usize = 40;

/// The answers of one search, as places of offers, one list a query.
type Answers = Vec<Vec<usize>>;

async fn own_answers(catalogue: &Catalogue, judged: &Judged) -> Answers {
    let mut answers = vec![];
    for query in &judged.queries {
        answers.push(catalogue.find(query.text).await);
    }
    answers
}

fn scores(catalogue: &Catalogue, judged: &Judged, answers: &Answers) -> Vec<Score> {
    let pairs = judged.queries.iter().zip(answers);
    pairs
        .map(|(query, answer)| {
            let grade = |i: &usize| judged.grade(query, &catalogue.offers[*i].key);
            score(&answer.iter().map(grade).collect::<Vec<_>>(), &judged.all(query))
        })
        .collect()
}

/// The searches Videre is compared with.
struct Searches {
    postgres: Option<postgres::Postgres>,
    fts5: fts5::Fts5,
    raw: raw_tantivy::RawTantivy,
}

impl Searches {
    async fn over(offers: &[catalogue::Offer]) -> Self {
        Searches {
            postgres: postgres::Postgres::over(offers).await,
            fts5: fts5::Fts5::over(offers).await,
            raw: raw_tantivy::RawTantivy::over(offers),
        }
    }

    /// What Videre and the others answer to a set, by name; Videre comes first.
    async fn answers(&self, catalogue: &Catalogue, judged: &Judged) -> Vec<(&'static str, Answers)> {
        let mut all = vec![("Videre", own_answers(catalogue, judged).await)];
        if let Some(peer) = &self.postgres {
            let mut answers = vec![];
            for query in &judged.queries {
                answers.push(peer.find(query.text).await);
            }
            all.push(("PostgreSQL", answers));
        }
        let mut answers = vec![];
        for query in &judged.queries {
            answers.push(self.fts5.find(query.text).await);
        }
        all.push(("SQLite FTS5", answers));
        let queries = judged.queries.iter();
        all.push(("raw tantivy", queries.map(|q| self.raw.find(q.text)).collect()));
        all
    }
}

fn peers_of(catalogue: &Catalogue, judged: &Judged, all: &[(&'static str, Answers)]) -> Vec<Peer> {
    let peer = |(name, answers): &(&'static str, Answers)| Peer {
        name,
        scores: scores(catalogue, judged, answers),
    };
    all.iter().map(peer).collect()
}

#[tokio::test]
async fn the_search_answers_no_worse_than_its_floors() {
    let (catalogue, judged) = (Catalogue::seeded().await, Judged::read());
    let keys: HashSet<&str> = catalogue.offers.iter().map(|o| o.key.as_str()).collect();
    assert_eq!(keys.len(), catalogue.offers.len(), "two offers go by one name");
    let development = Judged::development();
    let held_out = Judged::held_out().flat_map(|(_, set)| set.offers());
    let unknown: Vec<_> = judged
        .offers()
        .into_iter()
        .chain(development.offers())
        .chain(held_out)
        .filter(|o| !keys.contains(o))
        .collect();
    assert!(
        unknown.is_empty(),
        "judged, but not in the catalogue: {unknown:?}"
    );

    let mut below = below(&catalogue, &judged, "worked_with.tsv", include_str!("floors.tsv")).await;
    let floors = include_str!("development_floors.tsv");
    below.extend(self::below(&catalogue, &development, "development.tsv", floors).await);
    assert!(below.is_empty(), "below the floors: {below:#?}");
}

/// The figures of a set that are below their floors; every answer is left in a table of this name.
async fn below(catalogue: &Catalogue, judged: &Judged, table: &str, floors: &'static str) -> Vec<String> {
    let all = [("Videre", own_answers(catalogue, judged).await)];
    let peers = peers_of(catalogue, judged, &all);
    let path = Path::new(env!("CARGO_TARGET_TMPDIR")).join(table);
    std::fs::write(path, every_answer(catalogue, judged, &all, &peers)).unwrap();
    let figures = figures(judged, &peers[0].scores);
    println!("{table}: {figures:#?}");
    let mut below = vec![];
    for line in floors.lines().skip(1) {
        let [measure, stratum, floor] = line.split('\t').collect::<Vec<_>>()[..] else {
            panic!("not a floor: {line}")
        };
        let (_, _, value) = figures
            .iter()
            .find(|(m, s, _)| *m == measure && *s == stratum)
            .unwrap_or_else(|| panic!("no figure for {line}"));
        if *value < floor.parse().unwrap() {
            below.push(format!("{table}: {measure} {stratum}: {value:.3} < {floor}"));
        }
    }
    below
}

#[tokio::test]
#[ignore = "the comparison with other searches; run by make relevance"]
async fn compare() {
    let (catalogue, judged) = (Catalogue::seeded().await, Judged::read());
    let searches = Searches::over(&catalogue.offers).await;
    let all = searches.answers(&catalogue, &judged).await;
    let peers = peers_of(&catalogue, &judged, &all);
    let missing = match searches.postgres {
        Some(_) => "",
        None => "\n**PostgreSQL was not there: it is missing from this comparison.**\n",
    };
    let mut report = format!(
        "# How well the search answers\n\nWritten by `make relevance` on {}; {}. {} queries for {} needs over \
         {} offers. In brackets: 95 % of {} bootstrap samples, needs drawn with replacement. What the measures \
         and the peers are: README.md.\n{missing}\n{}{}",
        SystemClock.today(),
        machine(),
        judged.queries.len(),
        judged.by_need(|_| true).len(),
        catalogue.offers.len(),
        metrics::RESAMPLES,
        goals(&judged, &peers),
        tables(&judged, &peers, "##"),
    );
    let development = Judged::development();
    let own = [("Videre", own_answers(&catalogue, &development).await)];
    let _ = write!(
        report,
        "\n## Development set\n\n{} queries for {} needs. **The search was tuned on this set**: every answer was \
         read, so its figures flatter and prove nothing of other questions.\n\n{}",
        development.queries.len(),
        development.by_need(|_| true).len(),
        tables(&development, &peers_of(&catalogue, &development, &own), "###"),
    );
    // Of these sets the figures only: whoever sees their answers is tempted to mend them one by one.
    for (name, held_out) in Judged::held_out() {
        let answers = searches.answers(&catalogue, &held_out).await;
        let peers = peers_of(&catalogue, &held_out, &answers);
        let _ = write!(
            report,
            "\n## {name}\n\n{} queries for {} needs that the search was not worked on with (README.md).\n\n{}{}",
            held_out.queries.len(),
            held_out.by_need(|_| true).len(),
            goals(&held_out, &peers),
            tables(&held_out, &peers, "###"),
        );
    }
    println!("{report}\n{}", worst(&catalogue, &judged, &all[0].1, &peers));
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/relevance");
    std::fs::write(folder.join("RESULTS.md"), report).unwrap();
    let answers = Path::new(env!("CARGO_TARGET_TMPDIR")).join("relevance.tsv");
    std::fs::write(&answers, every_answer(&catalogue, &judged, &all, &peers)).unwrap();
    println!("every answer: {}", answers.display());
}

/// Processor and cores.
fn machine() -> String {
    let cpu = std::fs::read_to_string("/proc/cpuinfo").unwrap_or_default();
    let model = cpu
        .lines()
        .find_map(|l| l.strip_prefix("model name"))
        .unwrap_or("unknown processor");
    let cores = std::thread::available_parallelism().map_or(1, usize::from);
    format!("{}, {cores} cores", model.trim_start_matches([' ', '\t', ':']))
}

/// The first offers of an answer with their grades.
fn first(catalogue: &Catalogue, judged: &Judged, query: usize, answer: &[usize]) -> String {
    let named = answer.iter().take(5).map(|i| {
        let key = &catalogue.offers[*i].key;
        format!("{} {key}", judged.grade(&judged.queries[query], key))
    });
    named.collect::<Vec<_>>().join(" · ")
}

/// Where Videre does worst, and what it found instead.
fn worst(catalogue: &Catalogue, judged: &Judged, own: &Answers, peers: &[Peer]) -> String {
    let mut order: Vec<usize> = (0..own.len())
        .filter(|i| judged.queries[*i].stratum != OUTSIDE)
        .collect();
    order.sort_by(|a, b| peers[0].scores[*a].ndcg.total_cmp(&peers[0].scores[*b].ndcg));
    let mut out = format!("The {WORST} worst answers of Videre (nDCG@10, grade and offer):\n");
    for i in order.into_iter().take(WORST) {
        let query = &judged.queries[i];
        let found = first(catalogue, judged, i, &own[i]);
        let _ = writeln!(
            out,
            "{:.2} {} “{}”: {found}",
            peers[0].scores[i].ndcg, query.id, query.text
        );
    }
    out
}

/// A table of all answers for whoever works on the search: nDCG of every peer, Videre's first offers.
fn every_answer(
    catalogue: &Catalogue,
    judged: &Judged,
    all: &[(&'static str, Answers)],
    peers: &[Peer],
) -> String {
    let names: Vec<&str> = peers.iter().map(|p| p.name).collect();
    let mut out = format!(
        "id\tstratum\tquery\t{}\tsuccess\tn\tVidere’s first\n",
        names.join("\t")
    );
    for (i, query) in judged.queries.iter().enumerate() {
        let ndcg: Vec<String> = peers.iter().map(|p| format!("{:.3}", p.scores[i].ndcg)).collect();
        let own = &all[0].1[i];
        let _ = writeln!(
            out,
            "{}\t{}\t{}\t{}\t{}\t{}\t{}",
            query.id,
            query.stratum,
            query.text,
            ndcg.join("\t"),
            peers[0].scores[i].success,
            own.len(),
            first(catalogue, judged, i, own)
        );
    }
    out
}
