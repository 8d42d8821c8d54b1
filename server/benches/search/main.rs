//! What the search takes: questions with all their counts, suggestions, indexing, memory, freshness – beside
//! PostgreSQL, SQLite's FTS5 and the bare index library, over the same made-up catalogue and query log.
//!
//! `VIDERE_BENCH_OFFERS=5000,100000` (the default) says how large the catalogues are; each writes a section of
//! `server/benches/RESULTS.md`. Begin with `compare`; `corpus`, `log` and `nasty` make what is asked and found,
//! `sides` are the searches, `measure` reads clocks, `sheet` writes. One client thread, closed loop, warm.
//!
//! `cargo bench -p server --bench search -- --alone FOLDER 1000000` asks Videre alone, of an index in this folder that
//! is built there the first time, and only says what it measured: for work on the search, and for sizes at which the
//! others take hours.

mod compare;
mod corpus;
mod dice;
mod log;
#[path = "../shared/machine.rs"]
mod machine;
mod measure;
mod nasty;
mod own;
#[path = "../shared/results.rs"]
mod results;
mod sheet;
mod sides;

use std::path::PathBuf;

use corpus::Corpus;

/// Sizes that are measured where nothing else is said.
const SIZES: &str = "5000,100000";

#[expect(clippy::disallowed_methods, reason = "the run says how large it is to be")]
fn sizes() -> Vec<usize> {
    let sizes = std::env::var("VIDERE_BENCH_OFFERS").unwrap_or_else(|_| SIZES.to_owned());
    let sizes = sizes
        .split(',')
        .map(|n| n.trim().parse().expect("VIDERE_BENCH_OFFERS=5000,100000"));
    sizes.collect()
}

#[tokio::main(flavor = "current_thread")]
async fn main() {
    let arguments: Vec<String> = std::env::args().collect();
    if let Some(at) = arguments.iter().position(|a| a == own::RESIDENT) {
        let folder = PathBuf::from(&arguments[at + 1]);
        own::tell_resident(&folder, arguments[at + 2].parse().expect("a number of offers"));
        return;
    }
    if let Some(at) = arguments.iter().position(|a| a == own::ALONE) {
        let folder = PathBuf::from(&arguments[at + 1]);
        let n_offers = arguments[at + 2].parse().expect("a number of offers");
        compare::alone(&Corpus::new(), n_offers, &folder).await;
        return;
    }
    // `cargo bench` passes flags of its own; there is nothing to choose here.
    let corpus = Corpus::new();
    for n_offers in sizes() {
        let folder = std::env::temp_dir().join(format!("videre-bench-search-{}", std::process::id()));
        let load = machine::load();
        println!("▸ {n_offers} offers");
        let sheet = compare::compare(&corpus, n_offers, &folder).await;
        // What stays behind is in the folder for temporary files.
        let _ = std::fs::remove_dir_all(&folder);
        let heading = format!("Search, {} offers", app::shared::units::grouped(n_offers as i64));
        results::write(&heading, &sheet.text(&machine::describe(&load)));
    }
}
