//! What only Videre is asked: suggestions, the worst questions, freshness, memory.

use std::path::Path;
use std::process::{Command, Stdio};
use std::time::{Duration, Instant};

use app::search::model::SearchQuery;

use crate::corpus::Corpus;
use crate::dice::Dice;
use crate::log::Log;
use crate::measure::{Repeats, Times, ms, resident_mb};
use crate::nasty;
use crate::sides::videre::Videre;

/// The argument that makes this program a process of its own that only tells its memory.
pub const RESIDENT: &str = "--resident";
/// The argument that asks Videre alone.
pub const ALONE: &str = "--alone";
/// Keystrokes of a repeat.
const KEYSTROKES: usize = 2_000;
/// Times each of the worst questions is asked.
const TRIES: usize = 5;
/// Changes whose freshness is measured, and how long that may take.
const CHANGES: usize = 200;
const LONG_ENOUGH: Duration = Duration::from_secs(60);

/// Suggestions after each keystroke.
pub fn suggest(side: &Videre, log: &Log, repeats: usize) -> Repeats {
    let mut out = Repeats::default();
    for repeat in 0..repeats {
        let typed = log.keystrokes.iter().cycle().skip(repeat * KEYSTROKES);
        let time = |typed: &String| {
            let began = Instant::now();
            std::hint::black_box(side.suggest(typed));
            ms(began)
        };
        out.runs.push(typed.take(KEYSTROKES).map(time).collect());
    }
    out
}

/// The slowest of the worst questions.
pub struct Worst {
    /// What is nasty about it.
    pub kind: &'static str,
    /// Milliseconds: the middle of its tries, asked or typed, whichever is slower.
    pub middle: f64,
    /// The longest single answer to any of the questions.
    pub longest: f64,
    pub n: usize,
}

pub fn worst(side: &Videre, corpus: &Corpus) -> Worst {
    let questions = nasty::questions(corpus);
    let mut worst = Worst {
        kind: "",
        middle: 0.0,
        longest: 0.0,
        n: questions.len(),
    };
    for (kind, words) in questions {
        let query = SearchQuery {
            words,
            ..SearchQuery::everything()
        };
        let mut take = |what: &dyn Fn()| {
            let tries = (0..TRIES).map(|_| {
                let began = Instant::now();
                what();
                ms(began)
            });
            let times = Times::new(tries.collect());
            worst.longest = worst.longest.max(times.quantile(1.0));
            if times.quantile(0.5) > worst.middle {
                (worst.kind, worst.middle) = (kind, times.quantile(0.5));
            }
            times.quantile(0.5)
        };
        let asked = take(&|| drop(std::hint::black_box(side.ask(&query))));
        let typed = take(&|| {
            std::hint::black_box(side.suggest(&query.words));
        });
        if kind != "a mixture" {
            println!("  worst, {kind}: asked {asked:.2} ms, typed {typed:.2} ms");
        }
    }
    worst
}

/// Time from an offer's change to its being found, for one change after the other.
pub fn freshness(side: &Videre, corpus: &Corpus, n_offers: usize) -> Times {
    let mut dice = Dice::new(17, n_offers);
    let started = Instant::now();
    let mut times = vec![];
    while times.len() < CHANGES && (times.len() < 10 || started.elapsed() < LONG_ENOUGH) {
        let mut document = corpus.document(1 + dice.below(n_offers));
        // A word that nothing else has.
        let letters = "bdfgklmnprst".as_bytes();
        let new: String = (0..12)
            .map(|i| {
                if i % 2 == 1 {
                    'u'
                } else {
                    char::from(*dice.pick(letters))
                }
            })
            .collect();
        document.offer.version.plan.title.push_str(&format!(" {new}"));
        let query = SearchQuery {
            words: new,
            ..SearchQuery::everything()
        };
        let id = document.offer.version.offer;
        let began = Instant::now();
        side.change(document);
        let page = side.ask(&query);
        times.push(ms(began));
        assert_eq!(
            page.hits.first().map(|h| h.id),
            Some(id),
            "a changed offer is not found"
        );
    }
    Times::new(times)
}

/// Megabytes a process needs more once it has opened the index and answered: all, and those no file backs.
pub fn resident(folder: &Path, n_offers: usize) -> (f64, f64) {
    let program = std::env::current_exe().expect("this program has a name");
    let told = Command::new(program)
        .arg(RESIDENT)
        .arg(folder)
        .arg(n_offers.to_string())
        .stderr(Stdio::inherit())
        .output()
        .expect("this program can be run again");
    assert!(
        told.status.success(),
        "the process that tells its memory: {}",
        told.status
    );
    let told = String::from_utf8_lossy(&told.stdout).into_owned();
    let mut numbers = told
        .split_whitespace()
        .map(|n| n.parse().expect("two numbers are told"));
    let mut number = || numbers.next().expect("two numbers are told");
    (number(), number())
}

/// The other end of `resident`: opens, answers, tells.
pub fn tell_resident(folder: &Path, n_offers: usize) {
    let corpus = Corpus::new();
    let log = Log::over(&corpus, n_offers, 1_000);
    let (before, before_anonymous) = resident_mb();
    let side = Videre::open(folder);
    for query in &log.searches {
        std::hint::black_box(side.ask(query));
    }
    for typed in log.keystrokes.iter().take(1_000) {
        std::hint::black_box(side.suggest(typed));
    }
    let (after, after_anonymous) = resident_mb();
    println!("{} {}", after - before, after_anonymous - before_anonymous);
}
