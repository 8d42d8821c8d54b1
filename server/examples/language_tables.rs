//! Derives the word tables of the search from a dictionary's articles; see `.ci/language-tables`.
//!
//! Reads articles (`lemma | variant`, class, `form | form` a line) and running text for frequencies. Writes
//! `forms.fst` (form → number of a rule), `rules.txt` (a rule a line: how each reading's lemma is made from the
//! form, `<bytes to drop>:<to add>`) and `heads.fst` (lemma → weight 0–15, what compounds are made of).

use std::collections::{BTreeMap, HashMap};
use std::error::Error;
use std::fs::{self, File};
use std::io::BufWriter;
use std::path::Path;

use server::search::analysis::words;

/// Most readings of a form.
const READINGS: usize = 3;
/// A reading this many times rarer than the commonest is left out.
const RARE: u64 = 200;
/// Classes whose words make compounds.
const HEAD_CLASSES: [&str; 4] = ["NOUN", "ADJ", "VERB", "NOUN | ADJ"];
/// Shortest word that makes compounds, in letters.
const SHORTEST_HEAD: usize = 3;

fn main() -> Result<(), Box<dyn Error>> {
    let args: Vec<String> = std::env::args().skip(1).collect();
    let [articles, running, out] = args.as_slice() else {
        return Err("articles, running text and folder, please".into());
    };
    let (readings, heads) = read(&fs::read_to_string(articles)?);
    let frequency = frequency(&fs::read_to_string(running)?, &readings);
    write_forms(&readings, &frequency, Path::new(out))?;
    write_heads(&heads, &frequency, Path::new(out))
}

/// A word as search spells it, if it is a single word of letters.
fn spelt(word: &str) -> Option<String> {
    let mut words = words(word.trim());
    let single = words.len() == 1 && !word.trim().starts_with('-') && !word.trim().ends_with('-');
    let word = single.then(|| words.remove(0))?;
    word.chars().all(char::is_alphabetic).then_some(word)
}

type Readings = BTreeMap<String, Vec<String>>;

/// Form → lemmas, and the lemmas that make compounds. Variants of a lemma go by the article's first.
fn read(articles: &str) -> (Readings, Vec<String>) {
    let mut readings = Readings::new();
    let mut heads = vec![];
    for line in articles.lines() {
        let mut columns = line.split('\t');
        let mut next = || columns.next().unwrap_or_default();
        let (lemmas, class, forms) = (next(), next(), next());
        let lemmas: Vec<String> = lemmas.split('|').filter_map(spelt).collect();
        let Some(lemma) = lemmas.first() else { continue };
        let forms = forms.split('|').filter_map(spelt);
        for form in lemmas.iter().cloned().chain(forms) {
            let known = readings.entry(form).or_default();
            if !known.contains(lemma) {
                known.push(lemma.clone());
            }
        }
        if HEAD_CLASSES.contains(&class) {
            heads.extend(lemmas.into_iter().filter(|l| l.chars().count() >= SHORTEST_HEAD));
        }
    }
    heads.sort_unstable();
    heads.dedup();
    (readings, heads)
}

/// How often each lemma occurs in running text, a form of several lemmas counted for each.
fn frequency(running: &str, readings: &Readings) -> HashMap<String, u64> {
    let mut out = HashMap::new();
    for word in running.lines().flat_map(words) {
        for lemma in readings.get(&word).into_iter().flatten() {
            *out.entry(lemma.clone()).or_default() += 1;
        }
    }
    out
}

/// How to make the lemma from the form: bytes to drop from its end, and what to add.
fn rule(form: &str, lemma: &str) -> String {
    let shared = form
        .char_indices()
        .zip(lemma.chars())
        .take_while(|((_, a), b)| a == b)
        .map(|((i, a), _)| i + a.len_utf8())
        .last()
        .unwrap_or(0);
    format!("{}:{}", form.len() - shared, &lemma[shared..])
}

fn write_forms(
    readings: &Readings,
    frequency: &HashMap<String, u64>,
    out: &Path,
) -> Result<(), Box<dyn Error>> {
    let often = |lemma: &String| frequency.get(lemma).copied().unwrap_or(0);
    let mut rules: Vec<String> = vec![];
    let mut of_form: Vec<(&str, String)> = vec![];
    for (form, lemmas) in readings {
        let mut lemmas = lemmas.clone();
        let commonest = lemmas.iter().map(often).max().unwrap_or(0);
        lemmas.retain(|l| l == form || often(l).max(1) * RARE >= commonest);
        // The form's own lemma first, so that a lemma is always its own first reading.
        lemmas.sort_by_key(|l| (l != form, u64::MAX - often(l)));
        lemmas.truncate(READINGS);
        let rule: Vec<String> = lemmas.iter().map(|l| rule(form, l)).collect();
        of_form.push((form, rule.join(" ")));
    }
    // The commonest rules get the smallest numbers.
    let mut counts: HashMap<&str, usize> = HashMap::new();
    for (_, rule) in &of_form {
        *counts.entry(rule).or_default() += 1;
    }
    rules.extend(counts.keys().map(|r| (*r).to_owned()));
    rules.sort_by_key(|r| (usize::MAX - counts[r.as_str()], r.clone()));
    let number: HashMap<&str, u64> = (0..).zip(&rules).map(|(i, r)| (r.as_str(), i)).collect();
    let mut map = fst::MapBuilder::new(BufWriter::new(File::create(out.join("forms.fst"))?))?;
    for (form, rule) in &of_form {
        map.insert(form, number[rule.as_str()])?;
    }
    map.finish()?;
    fs::write(out.join("rules.txt"), rules.join("\n") + "\n")?;
    println!("{} forms, {} rules", of_form.len(), rules.len());
    Ok(())
}

fn write_heads(heads: &[String], frequency: &HashMap<String, u64>, out: &Path) -> Result<(), Box<dyn Error>> {
    let mut map = fst::MapBuilder::new(BufWriter::new(File::create(out.join("heads.fst"))?))?;
    for head in heads {
        let often = frequency.get(head).copied().unwrap_or(0);
        map.insert(head, u64::from((often + 1).ilog2().min(15)))?;
    }
    map.finish()?;
    println!("{} heads", heads.len());
    Ok(())
}
