//! The tables of RESULTS.md.

use super::judged::{Judged, OUTSIDE};
use super::metrics::{Estimate, Score, estimate, mean};

/// One search and what its answers to all queries are worth.
pub struct Peer {
    pub name: &'static str,
    pub scores: Vec<Score>,
}

/// A measure: its name in tables and floors, and what it takes of a score. More is better in all of them.
type Measure = (&'static str, fn(&Score) -> f64);
pub const MEASURES: [Measure; 4] = [
    ("nDCG@10", |s| s.ndcg),
    ("success@5", |s| s.success),
    ("recall@20", |s| s.recall),
    ("found", |s| 1.0 - s.empty),
];

/// All strata but the one outside, and all their queries together; queries by need.
fn rows(judged: &Judged) -> Vec<(&'static str, Vec<Vec<usize>>)> {
    let mut rows = judged.strata();
    rows.retain(|(name, _)| *name != OUTSIDE);
    rows.push(("all", judged.by_need(|q| q.stratum != OUTSIDE)));
    rows
}

/// Every figure that has a floor: measure, stratum, value. `twins` is the share of its twins' nDCG that the
/// nynorsk queries reach.
pub fn figures(judged: &Judged, scores: &[Score]) -> Vec<(&'static str, &'static str, f64)> {
    let mut out = vec![];
    for (stratum, needs) in rows(judged) {
        for (measure, of) in MEASURES {
            let values: Vec<f64> = needs.iter().flatten().map(|i| of(&scores[*i])).collect();
            out.push((measure, stratum, mean(&values)));
        }
    }
    out.push(("twins", "nynorsk", ratio(&pairs(judged, scores).concat())));
    out
}

/// nDCG of nynorsk queries and of their twins, by need.
fn pairs(judged: &Judged, scores: &[Score]) -> Vec<Vec<(f64, f64)>> {
    let needs = judged.by_need(|q| q.twin.is_some()).into_iter();
    let pair = |i: usize| Some((scores[i].ndcg, scores[judged.queries[i].twin?].ndcg));
    needs
        .map(|need| need.into_iter().filter_map(pair).collect())
        .collect()
}

fn ratio(pairs: &[(f64, f64)]) -> f64 {
    let (own, twins): (Vec<f64>, Vec<f64>) = pairs.iter().copied().unzip();
    mean(&own) / mean(&twins).max(f64::MIN_POSITIVE)
}

fn cell(e: Estimate) -> String {
    format!("{:.3} ({:.3}–{:.3})", e.value, e.low, e.high)
}

/// One table a measure under a heading of the given marks: strata down, peers across.
pub fn tables(judged: &Judged, peers: &[Peer], marks: &str) -> String {
    let mut out = String::new();
    for (measure, of) in MEASURES {
        let (title, of): (_, &dyn Fn(&Score) -> f64) = match measure {
            "found" => ("Zero hits, share of queries", &|s: &Score| s.empty),
            _ => (measure, &of),
        };
        let names: String = peers.iter().map(|p| format!(" {} |", p.name)).collect();
        out.push_str(&format!(
            "\n{marks} {title}\n\n| stratum | queries | needs |{names}\n"
        ));
        out.push_str(&format!(
            "| --- | ---: | ---: |{}\n",
            " --- |".repeat(peers.len())
        ));
        for (stratum, needs) in rows(judged) {
            let n_queries = needs.iter().map(Vec::len).sum::<usize>();
            out.push_str(&format!("| {stratum} | {n_queries} | {} |", needs.len()));
            for peer in peers {
                let groups: Vec<Vec<f64>> = needs
                    .iter()
                    .map(|need| need.iter().map(|i| of(&peer.scores[*i])).collect())
                    .collect();
                out.push_str(&format!(" {} |", cell(estimate(&groups, mean))));
            }
            out.push('\n');
        }
    }
    out
}

/// What the project wants of the first peer, and where it stands.
pub fn goals(judged: &Judged, peers: &[Peer]) -> String {
    let own = &peers[0];
    let all = judged.by_need(|q| q.stratum != OUTSIDE);
    let over = |value: &dyn Fn(usize) -> f64| {
        let groups: Vec<Vec<f64>> = all
            .iter()
            .map(|need| need.iter().map(|i| value(*i)).collect())
            .collect();
        estimate(&groups, mean)
    };
    let mut out = String::from("| goal | measured |\n| --- | --- |\n");
    let mut line = |goal: &str, measured: String| out.push_str(&format!("| {goal} | {measured} |\n"));
    for peer in &peers[1..] {
        let lead = over(&|i| own.scores[i].ndcg - peer.scores[i].ndcg);
        let goal = if peer.name == "PostgreSQL" {
            "≥ 0.10"
        } else {
            "–"
        };
        line(&format!("nDCG@10 over {}: {goal}", peer.name), cell(lead));
    }
    let twins = estimate(&pairs(judged, &own.scores), ratio);
    line(
        "nDCG@10 of nynorsk queries, as a share of their twins': ≥ 0.92",
        cell(twins),
    );
    let figures = figures(judged, &own.scores);
    let success = figures
        .iter()
        .filter(|(m, s, _)| *m == "success@5" && *s != "all");
    let least = success
        .min_by(|a, b| a.2.total_cmp(&b.2))
        .expect("there are strata");
    line(
        "success@5 in every stratum: ≥ 0.95",
        format!("least: {:.3} in {}", least.2, least.1),
    );
    line("zero hits: ≤ 2 %", cell(over(&|i| own.scores[i].empty)));
    out
}
