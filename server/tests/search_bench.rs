//! What the benchmarks are made of: generators that give the same every time, and the reading of times.
//!
//! Bench targets have no test harness of their own, so their modules are tested from here.

#[path = "../benches/search/corpus/mod.rs"]
#[expect(dead_code, reason = "the benchmark uses what its tests do not")]
mod corpus;
#[path = "../benches/search/dice.rs"]
mod dice;
#[path = "../benches/search/log.rs"]
#[expect(dead_code, reason = "the benchmark uses what its tests do not")]
mod log;
#[path = "../benches/search/measure.rs"]
#[expect(dead_code, reason = "the benchmark uses what its tests do not")]
mod measure;
#[path = "../benches/search/nasty.rs"]
mod nasty;
#[path = "../benches/shared/results.rs"]
#[expect(dead_code, reason = "the benchmark uses what its tests do not")]
mod results;

use std::collections::BTreeSet;
use std::time::{Duration, Instant};

use app::search::model::SearchQuery;
use app::shared::lang::Lang;
use corpus::words::{Words, split};
use corpus::{Corpus, today};
use dice::{Dice, Zipf};
use log::{Log, slip};
use measure::{Budget, Spread, Times};
use results::replaced;
use server::search::document::Document;

#[test]
fn the_dice_fall_the_same_way_every_time() {
    let rolls = |of| {
        let mut dice = Dice::new(7, of);
        (0..5).map(|_| dice.below(1000)).collect::<Vec<_>>()
    };
    assert_eq!(rolls(1), rolls(1));
    assert_ne!(rolls(1), rolls(2));
}

#[test]
fn the_first_rank_comes_up_twice_as_often_as_the_second() {
    let (zipf, mut dice) = (Zipf::new(100, 0.0), Dice::new(1, 0));
    let mut n = [0usize; 100];
    (0..100_000).for_each(|_| n[zipf.draw(&mut dice)] += 1);
    let ratio = n[0] as f64 / n[1] as f64;
    assert!((1.9..2.1).contains(&ratio), "{ratio}");
}

#[test]
fn words_come_from_the_demonstrations_texts_and_heads_from_their_compounds() {
    let words = Words::new();
    assert!(words.commonest(Lang::Nb, 100).iter().any(|w| w == "elever"));
    assert!(words.commonest(Lang::Nn, 100).iter().any(|w| w == "elevar"));
    let heads = words.heads();
    assert!(heads.len() > 100, "{} heads: {:?}", heads.len(), heads.get(..20));
}

#[test]
fn the_same_offer_is_the_same_every_time_and_no_other() {
    let (one, other) = (Corpus::new(), Corpus::new());
    for number in [1, 2, 999, 1_000_000] {
        assert_eq!(one.document(number).offer, other.document(number).offer);
    }
    let summary = |n| one.document(n).offer.version.plan.summary;
    assert_ne!(summary(1), summary(2));
}

#[test]
fn texts_are_as_long_and_as_mixed_as_planned() {
    let corpus = Corpus::new();
    let documents: Vec<Document> = (1..=2_000).map(|n| corpus.document(n)).collect();
    let n_words = |document: &Document| {
        let plan = &document.offer.version.plan;
        let texts = [&plan.summary, &plan.content, &plan.practice].into_iter();
        texts.chain(plan.outcomes.all()).flat_map(|t| split(t)).count()
    };
    let mean = documents.iter().map(n_words).sum::<usize>() / documents.len();
    assert!((105..=125).contains(&mean), "{mean} words");
    let share = |lang| {
        let n = documents.iter().filter(|d| Corpus::lang(d) == lang).count();
        n as f64 / documents.len() as f64
    };
    assert!((0.82..0.88).contains(&share(Lang::Nb)));
    assert!((0.08..0.12).contains(&share(Lang::Nn)));
    let statuses: BTreeSet<_> = documents.iter().filter_map(|d| d.offer.status(today())).collect();
    assert!(statuses.len() >= 6, "{statuses:?}");
}

#[test]
fn a_log_is_the_same_every_time_and_mixed_as_planned() {
    let corpus = Corpus::new();
    let log = Log::over(&corpus, 500, 3_000);
    let again = Log::over(&Corpus::new(), 500, 3_000);
    assert_eq!(log.searches, again.searches);
    assert_eq!(log.keystrokes, again.keystrokes);
    let share = |of: &dyn Fn(&SearchQuery) -> bool| {
        log.searches.iter().filter(|q| of(q)).count() as f64 / log.searches.len() as f64
    };
    assert!((0.3..0.4).contains(&share(&|q| !q.selected.is_empty())));
    // 45 % of the intents are one word; what share of the log they have hangs on which are popular.
    let one_word = share(&|q| !q.words.contains(' '));
    assert!((0.1..0.9).contains(&one_word), "{one_word}");
    let questions: BTreeSet<_> = log.searches.iter().map(|q| &q.words).collect();
    assert!(
        questions.len() > 500,
        "only {} different questions",
        questions.len()
    );
    assert!(log.keystrokes.len() > log.searches.len());
}

#[test]
fn a_slip_changes_a_word_a_little() {
    let mut dice = Dice::new(5, 0);
    for _ in 0..200 {
        let (from, to) = ("kroppsøving", slip("kroppsøving", &mut dice));
        assert!(from.chars().count().abs_diff(to.chars().count()) <= 1, "{to}");
    }
}

#[test]
fn nasty_questions_are_legal_and_the_same_every_time() {
    let questions = nasty::questions(&Corpus::new());
    assert!(questions.iter().all(|(_, q)| q.chars().count() <= nasty::LONGEST));
    assert!(questions.len() > 100);
    assert_eq!(questions, nasty::questions(&Corpus::new()));
}

#[test]
fn quantiles_are_nearest_ranks() {
    let times = Times::new((1..=100).rev().map(f64::from).collect());
    for (share, expected) in [(0.0, 1.0), (0.5, 50.0), (0.95, 95.0), (0.99, 99.0), (1.0, 100.0)] {
        assert_eq!(times.quantile(share), expected, "{share}");
    }
    let few = Times::new(vec![3.0, 1.0, 2.0]);
    assert_eq!((few.quantile(0.5), few.quantile(0.99)), (2.0, 3.0));
    assert!(Times::new(vec![]).quantile(0.5).is_nan());
}

#[test]
fn a_spread_is_the_middle_with_its_ends() {
    let spread = Spread::of([2.0, 9.0, 1.0]);
    assert_eq!((spread.middle, spread.least, spread.most), (2.0, 1.0, 9.0));
    assert_eq!(spread.to_string(), "2.00 (1.00–9.00)");
}

#[test]
fn a_budget_ends_with_enough_questions() {
    let budget = Budget {
        least: 2,
        most: 4,
        span: Duration::ZERO,
    };
    let spent: Vec<bool> = (0..5).map(|n| budget.is_spent(n, Instant::now())).collect();
    assert_eq!(spent, [false, false, true, true, true]);
}

#[test]
fn a_section_is_replaced_and_no_other_is_touched() {
    let page = "# Title\n\nIntro.\n\n## One\n\nold\n\n### Part\n\nold\n\n## Two\n\nkept\n";
    assert_eq!(
        replaced(page, "One", "new"),
        "# Title\n\nIntro.\n\n## One\n\nnew\n\n## Two\n\nkept\n"
    );
    assert_eq!(
        replaced(page, "Three", "new"),
        format!("{page}\n## Three\n\nnew\n")
    );
    let twice = replaced(&replaced(page, "Two", "new"), "Two", "newer");
    assert!(twice.ends_with("## Two\n\nnewer\n") && twice.contains("### Part"));
}
