//! One size of catalogue: all sides are built, checked and asked in turn, then Videre alone.

use std::path::Path;
use std::time::{Duration, Instant};

use app::search::model::SearchQuery;

use crate::corpus::Corpus;
use crate::log::{Log, pure_filters};
use crate::measure::{Budget, Times, cpu_ms, ms};
use crate::own;
use crate::sheet::{Built, Figures, Sheet};
use crate::sides::fts5::Fts5;
use crate::sides::postgres::Postgres;
use crate::sides::raw::Raw;
use crate::sides::videre::Videre;
use crate::sides::{BATCH, Side};

/// Repeats; all sides in each, in turn.
const REPEATS: usize = 3;
/// Questions of a repeat for those who are fast enough.
const QUESTIONS: usize = 2_000;
/// A repeat's length for those who are not, and what they must answer all the same.
const SPAN: Duration = Duration::from_secs(20);
const LEAST: usize = 300;
/// The same over catalogues so large that a slow one takes seconds for each.
const LEAST_OF_MANY: usize = 40;
const MANY: usize = 500_000;
/// Questions before the clock runs.
const WARM_UP: usize = 200;
/// Questions of filters alone, to which all must give the same counts.
const CHECKS: usize = 40;

/// Measures everything over a catalogue of this many offers.
pub async fn compare(corpus: &Corpus, n_offers: usize, folder: &Path) -> Sheet {
    let home = folder.join("videre");
    let mut videre = Videre::create(&home);
    let mut raw = Raw::create(&folder.join("raw"), corpus);
    let mut fts5 = Fts5::create(&folder.join("fts5"), corpus).await;
    let mut postgres = Postgres::create(corpus).await;
    if postgres.is_none() {
        eprintln!("!!! POSTGRESQL IS MISSING FROM THE COMPARISON: its server programs are not installed");
    }

    let mut seconds = [0.0; 4];
    let mut at = 1;
    while at <= n_offers {
        let end = (at + BATCH).min(n_offers + 1);
        let documents: Vec<_> = (at..end).map(|n| corpus.document(n)).collect();
        seconds[0] += timed(videre.add(&documents)).await;
        seconds[1] += timed(raw.add(&documents)).await;
        seconds[2] += timed(fts5.add(&documents)).await;
        if let Some(postgres) = &mut postgres {
            seconds[3] += timed(postgres.add(&documents)).await;
        }
        if at % (100 * BATCH) == 1 {
            println!(
                "  {} offers taken in; seconds of each side: {seconds:.0?}",
                end - 1
            );
        }
        at = end;
    }
    seconds[0] += timed(videre.finish()).await;
    seconds[1] += timed(raw.finish()).await;
    seconds[2] += timed(fts5.finish()).await;
    if let Some(postgres) = &mut postgres {
        seconds[3] += timed(postgres.finish()).await;
    }
    println!("  built; seconds of Videre, raw tantivy, FTS5, PostgreSQL: {seconds:.1?}");
    let rate = |i: usize| n_offers as f64 / seconds[i];
    let mut sheet = Sheet::new(n_offers);
    sheet.videre.built = Some(built(&videre, rate(0)).await);
    sheet.raw.built = Some(built(&raw, rate(1)).await);
    sheet.fts5.built = Some(built(&fts5, rate(2)).await);
    if let Some(postgres) = &postgres {
        sheet.postgres.built = Some(built(postgres, rate(3)).await);
        sheet.postgres_version = Some(postgres.version.clone());
    }

    sheet.checks = check(corpus, n_offers, &videre, &raw, &fts5, postgres.as_ref()).await;

    let log = Log::over(corpus, n_offers, WARM_UP + REPEATS * QUESTIONS);
    let (warm_up, questions) = log.searches.split_at(WARM_UP);
    for repeat in 0..REPEATS {
        let asked = &questions[repeat * QUESTIONS..][..QUESTIONS];
        let least = if n_offers > MANY { LEAST_OF_MANY } else { LEAST };
        let warm_up = if repeat == 0 { warm_up } else { &[] };
        for turn in 0..4 {
            let (name, figures) = match (turn + repeat) % 4 {
                0 => ("Videre", sheet.videre.ask(&videre, warm_up, asked, least).await),
                1 => ("raw tantivy", sheet.raw.ask(&raw, warm_up, asked, least).await),
                2 => ("FTS5", sheet.fts5.ask(&fts5, warm_up, asked, least).await),
                _ => match &postgres {
                    Some(postgres) => (
                        "PostgreSQL",
                        sheet.postgres.ask(postgres, warm_up, asked, least).await,
                    ),
                    None => continue,
                },
            };
            println!("  repeat {}, {name}: {figures}", repeat + 1);
        }
    }
    sheet.suggest = own::suggest(&videre, &log, REPEATS);
    sheet.worst = Some(own::worst(&videre, corpus));
    // Last, for it leaves the index otherwise than it was.
    sheet.freshness = own::freshness(&videre, corpus, n_offers);
    drop(videre);
    sheet.resident = own::resident(&home, n_offers);
    sheet
}

/// Asks Videre alone over a catalogue of this many offers, and says what it took.
pub async fn alone(corpus: &Corpus, n_offers: usize, folder: &Path) {
    let videre = if folder.exists() {
        Videre::open(folder)
    } else {
        let mut videre = Videre::create(folder);
        for from in (1..=n_offers).step_by(BATCH) {
            let to = (from + BATCH).min(n_offers + 1);
            let documents: Vec<_> = (from..to).map(|n| corpus.document(n)).collect();
            videre.add(&documents).await;
        }
        videre.finish().await;
        videre
    };
    let log = Log::over(corpus, n_offers, WARM_UP + REPEATS * QUESTIONS);
    let (warm_up, questions) = log.searches.split_at(WARM_UP);
    let mut figures = Figures::default();
    for asked in questions.chunks_exact(QUESTIONS) {
        println!("  {}", figures.ask(&videre, warm_up, asked, LEAST).await);
    }
    for typed in own::suggest(&videre, &log, REPEATS).runs {
        let times = Times::new(typed);
        let (middle, p99) = (times.quantile(0.5), times.quantile(0.99));
        println!("  suggestions: p50 {middle:.2}, p99 {p99:.2} ms");
    }
    let worst = own::worst(&videre, corpus);
    println!(
        "  worst: {:.1} ms ({}); longest {:.1}",
        worst.middle, worst.kind, worst.longest
    );
}

async fn timed(work: impl Future<Output = ()>) -> f64 {
    let began = Instant::now();
    work.await;
    began.elapsed().as_secs_f64()
}

async fn built(side: &impl Side, per_second: f64) -> Built {
    Built {
        per_second,
        bytes: side.bytes().await,
    }
}

impl Figures {
    /// One repeat; gives what it showed in words.
    async fn ask(
        &mut self,
        side: &impl Side,
        warm_up: &[SearchQuery],
        asked: &[SearchQuery],
        least: usize,
    ) -> String {
        let budget = |most, least, span| Budget { least, most, span };
        ask(
            side,
            warm_up,
            budget(WARM_UP, least.min(50), Duration::from_secs(10)),
        )
        .await;
        let (run, totals, cpu) = ask(side, asked, budget(QUESTIONS, least, SPAN)).await;
        let times = Times::new(run.clone());
        let told = format!(
            "{} questions, p50 {:.2}, p99 {:.2}, max {:.2} ms; {cpu:.2} ms of processor each",
            run.len(),
            times.quantile(0.5),
            times.quantile(0.99),
            times.quantile(1.0)
        );
        self.asked.runs.push(run);
        self.asked.totals.extend(totals);
        self.asked.cpu.push(cpu);
        told
    }
}

/// Times of the questions, their hits, and this thread's milliseconds on a processor for each.
async fn ask(side: &impl Side, asked: &[SearchQuery], budget: Budget) -> (Vec<f64>, Vec<f64>, f64) {
    let (started, cpu) = (Instant::now(), cpu_ms());
    let (mut run, mut totals) = (vec![], vec![]);
    for query in asked {
        if budget.is_spent(run.len(), started) {
            break;
        }
        let began = Instant::now();
        let answer = side.find(query).await;
        run.push(ms(began));
        totals.push(answer.total as f64);
    }
    let each = (cpu_ms() - cpu) / run.len() as f64;
    (run, totals, each)
}

/// Asks filters alone of all sides, who must agree on totals and every count; gives how many were asked.
async fn check(
    corpus: &Corpus,
    n_offers: usize,
    videre: &Videre,
    raw: &Raw<'_>,
    fts5: &Fts5<'_>,
    postgres: Option<&Postgres<'_>>,
) -> usize {
    // A count over everything takes the databases seconds at a million.
    let n = if n_offers > 200_000 { CHECKS / 4 } else { CHECKS };
    for query in pure_filters(corpus, n_offers, n) {
        let own = videre.find(&query).await;
        let mut others = vec![
            ("raw tantivy", raw.find(&query).await),
            ("FTS5", fts5.find(&query).await),
        ];
        if let Some(postgres) = postgres {
            others.push(("PostgreSQL", postgres.find(&query).await));
        }
        for (name, answer) in others {
            let said = &query.selected;
            assert_eq!(
                own.total, answer.total,
                "{name} finds another total under {said:?}"
            );
            let differs = own.counts.iter().find(|(k, n)| answer.counts.get(*k) != Some(*n));
            assert_eq!(differs, None, "{name} counts otherwise under {said:?}");
            let more = answer.counts.keys().find(|k| !own.counts.contains_key(*k));
            assert_eq!(more, None, "{name} counts more under {said:?}");
            assert_eq!(
                own.n_hits, answer.n_hits,
                "{name} shows other hits under {said:?}"
            );
        }
    }
    println!("  {n} questions of filters alone: all sides agree on every count");
    n
}
