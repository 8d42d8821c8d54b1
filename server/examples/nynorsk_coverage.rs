//! Measures how many nynorsk words our tables join with their bokmål, on a list that is not ours to take in:
//! `apt-get install dict-freedict-nno-nob`, then
//! `cargo run -p server --example nynorsk_coverage <(zcat /usr/share/dictd/freedict-nno-nob.dict.dz)`.

use std::collections::{BTreeMap, BTreeSet};
use std::error::Error;

use server::search::analysis::words;
use server::search::language::{analyse, nynorsk, tables};

/// Every how-many-th wrong join is shown.
const SAMPLE: usize = 40;

fn main() -> Result<(), Box<dyn Error>> {
    let path = std::env::args().nth(1).ok_or("the dictionary's text, please")?;
    let text = std::fs::read_to_string(path)?;
    let after_header = text.split_once("ver. 0.1.1\n").ok_or("another edition")?.1;
    let mut pairs: BTreeMap<String, BTreeSet<String>> = BTreeMap::new();
    let lines: Vec<&str> = after_header.lines().collect();
    for pair in lines.chunks_exact(2) {
        let (nn, nb) = (words(pair[0]), words(pair[1]));
        if let ([nn], [nb]) = (nn.as_slice(), nb.as_slice())
            && nn.chars().chain(nb.chars()).all(char::is_alphabetic)
        {
            pairs.entry(nn.clone()).or_default().insert(nb.clone());
        }
    }
    let (mut n, mut by_spelling, mut joined, mut first) = (0, 0, 0, 0);
    let (mut missed, mut wrong, mut unknown) = (vec![], vec![], 0);
    for (nn, all) in &pairs {
        if all.contains(nn) {
            by_spelling += 1;
            continue;
        }
        n += 1;
        let ours = analyse(nn);
        let theirs: BTreeSet<String> = all.iter().flat_map(|nb| analyse(nb).lemmas.clone()).collect();
        if ours.lemmas.iter().any(|l| theirs.contains(l)) {
            joined += 1;
            first += usize::from(theirs.contains(&ours.lemmas[0]));
        } else if !ours.is_listed && nynorsk::by_rule(nn).is_none() {
            unknown += 1;
            missed.push(format!("{nn} = {all:?}, left as {:?}", ours.lemmas));
        } else if tables::is_form(nn) {
            missed.push(format!(
                "{nn} = {all:?}, a bokmål word of its own: {:?}",
                ours.lemmas
            ));
        } else {
            wrong.push(format!("{nn} = {all:?}, taken for {:?}", ours.lemmas));
        }
    }
    let share = |k: usize| k as f64 * 100.0 / n as f64;
    println!("{} words spelt alike; {n} differ", by_spelling);
    println!(
        "joined {joined} ({:.1} %), by the first lemma {first} ({:.1} %)",
        share(joined),
        share(first)
    );
    println!("left alone {unknown} ({:.1} %)", share(unknown));
    println!(
        "bokmål words of their own {} ({:.1} %)",
        missed.len() - unknown,
        share(missed.len() - unknown)
    );
    println!(
        "joined with another word {} ({:.1} %)",
        wrong.len(),
        share(wrong.len())
    );
    for line in wrong.iter().step_by(SAMPLE).chain(missed.iter().step_by(SAMPLE)) {
        println!("  {line}");
    }
    Ok(())
}
