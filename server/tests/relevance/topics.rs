//! Wishes named by topic, and the subjects whose offers answer them: a coarse set for working on the search.
//!
//! Quicker to write than graded judgements, so it reaches farther into what teachers ask about. An answer is
//! right where an offer of one of the subjects is among the first five; how much of the first ten is of
//! other subjects says how much noise there is.

use std::fmt::Write as _;
use std::path::Path;

use super::catalogue::Catalogue;

/// Offers looked at for success and for noise.
const FIRST: usize = 5;
const SHOWN: usize = 10;
/// What no change may fall below: answers with a right offer among the first, right ones among those shown.
const SUCCESS: f64 = 0.97;
const PURITY: f64 = 0.76;

struct Wish {
    text: &'static str,
    subjects: Vec<&'static str>,
}

fn wishes() -> Vec<Wish> {
    let row = |line: &'static str| {
        let (text, subjects) = line
            .split_once('\t')
            .unwrap_or_else(|| panic!("not a topic: {line}"));
        Wish {
            text,
            subjects: subjects.split(' ').collect(),
        }
    };
    include_str!("topics.tsv").lines().skip(1).map(row).collect()
}

#[tokio::test]
async fn a_topic_leads_to_offers_of_its_subjects() {
    let catalogue = Catalogue::seeded().await;
    let wishes = wishes();
    let (mut n_right, mut purity) = (0.0, 0.0);
    let mut wrong = String::new();
    let mut every = String::new();
    for wish in &wishes {
        let found = catalogue.find(wish.text).await;
        let is_right = |i: &usize| wish.subjects.contains(&catalogue.offers[*i].subject.as_str());
        let is_success = found.iter().take(FIRST).any(is_right);
        let shown = found.len().min(SHOWN);
        let right = found.iter().take(SHOWN).filter(|i| is_right(i)).count();
        let share = if shown == 0 {
            0.0
        } else {
            right as f64 / shown as f64
        };
        n_right += f64::from(u8::from(is_success));
        purity += share;
        let named = found.iter().take(FIRST).map(|i| {
            let offer = &catalogue.offers[*i];
            format!("{} ({})", offer.key, offer.subject)
        });
        let line = format!(
            "{share:.2}\t{}\t{}\t{}",
            found.len(),
            wish.text,
            named.collect::<Vec<_>>().join(" · ")
        );
        let _ = writeln!(every, "{line}");
        if !is_success {
            let _ = writeln!(wrong, "{line}");
        }
    }
    let n = wishes.len() as f64;
    let (success, purity) = (n_right / n, purity / n);
    println!("success@{FIRST} {success:.3}, right among the first {SHOWN} {purity:.3}\n{wrong}");
    std::fs::write(Path::new(env!("CARGO_TARGET_TMPDIR")).join("topics.tsv"), every).unwrap();
    assert!(
        success >= SUCCESS && purity >= PURITY,
        "success@{FIRST} {success:.3}, right among the first {SHOWN} {purity:.3}:\n{wrong}"
    );
}
