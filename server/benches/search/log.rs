//! What people ask: a query log drawn from what the catalogue says, the same every time.
//!
//! Two thousand intents, asked as often as Zipf's law says; each is the words of one offer, so that several
//! words may be met together. What many offers speak of is asked for more often, give or take: subjects lead
//! every search log, compounds of a single offer end it. Filters are the offer's too, for the page shows none
//! that would leave nothing. No term is written down here.

use std::collections::{BTreeMap, HashMap, HashSet};

use app::search::model::{Facet, SearchQuery};
use app::shared::lang::Lang;

use crate::corpus::words::{is_telling, split};
use crate::corpus::{Corpus, today};
use crate::dice::{Dice, Zipf};

const SEED: u64 = 0x0000_0010_6106;
const INTENTS: usize = 2_000;
/// Share of intents in nynorsk, of questions with a slip, with filters, typed letter by letter.
const NYNORSK: f64 = 0.10;
const SLIPS: f64 = 0.08;
const FILTERED: f64 = 0.35;
const AS_TYPED: f64 = 0.30;
/// Words taken from titles; the rest from texts.
const FROM_TITLES: f64 = 0.6;

/// Offers by which is told how common a word is.
const SAMPLE: usize = 3_000;
/// How far popularity strays from supply, as a logarithm: by a factor of three either way most of the time.
const GIVE_OR_TAKE: f64 = 2.0;

/// Keys beside each other, row by row; for slips of the finger.
const KEYS: [&str; 3] = ["qwertyuiopå", "asdfghjkløæ", "zxcvbnm"];

/// What is asked, in order.
pub struct Log {
    /// Whole questions.
    pub searches: Vec<SearchQuery>,
    /// What stands in the box after each keystroke of those who are shown suggestions.
    pub keystrokes: Vec<String>,
}

impl Log {
    /// A log with this many whole questions over the first `n_offers` offers.
    pub fn over(corpus: &Corpus, n_offers: usize, n_searches: usize) -> Self {
        let mut dice = Dice::new(SEED, n_offers);
        let intents: Vec<Intent> = (0..INTENTS)
            .map(|_| intent(corpus, n_offers, &mut dice))
            .collect();
        let intents = by_popularity(intents, corpus, n_offers, &mut dice);
        let often = Zipf::new(INTENTS, 0.0);
        let (mut searches, mut keystrokes) = (vec![], vec![]);
        while searches.len() < n_searches {
            let Intent { mut words, offer } = intents[often.draw(&mut dice)].clone();
            if dice.happens(SLIPS) {
                let at = dice.below(words.len());
                words[at] = slip(&words[at], &mut dice);
            }
            let words = words.join(" ");
            if dice.happens(AS_TYPED) {
                let ends = words.char_indices().map(|(at, c)| at + c.len_utf8());
                keystrokes.extend(ends.map(|end| words[..end].to_owned()));
                continue;
            }
            let n_filters = if dice.happens(FILTERED) {
                1 + dice.below(3)
            } else {
                0
            };
            searches.push(SearchQuery {
                words,
                selected: filters(corpus, offer, n_filters, &mut dice),
                ..SearchQuery::everything()
            });
        }
        Log { searches, keystrokes }
    }
}

/// Filters alone, as one who only ticks boxes.
pub fn pure_filters(corpus: &Corpus, n_offers: usize, n: usize) -> Vec<SearchQuery> {
    let mut dice = Dice::new(SEED ^ 1, n_offers);
    let query = |i| SearchQuery {
        selected: filters(corpus, 1 + dice.below(n_offers), i % 4, &mut dice),
        ..SearchQuery::everything()
    };
    (0..n).map(query).collect()
}

/// What somebody wants: an offer like this one.
#[derive(Clone)]
struct Intent {
    /// One to three of its words, in the order they stand there.
    words: Vec<String>,
    offer: usize,
}

/// Intents, the most asked first: by how many offers have their rarest word, times or divided by a few.
fn by_popularity(intents: Vec<Intent>, corpus: &Corpus, n_offers: usize, dice: &mut Dice) -> Vec<Intent> {
    let mut offers_with: HashMap<String, usize> = HashMap::new();
    for number in 1..=SAMPLE.min(n_offers) {
        let plan = corpus.document(number).offer.version.plan;
        let words: HashSet<String> = split(&plan.title).chain(split(&plan.summary)).collect();
        words
            .into_iter()
            .for_each(|w| *offers_with.entry(w).or_default() += 1);
    }
    let mut ranked: Vec<(f64, Intent)> = intents
        .into_iter()
        .map(|intent| {
            let n_offers = |w: &String| offers_with.get(w).copied().unwrap_or_default();
            let rarest = intent.words.iter().map(n_offers).min().unwrap_or_default();
            // The sum of a few dice is near enough to a bell.
            let chance: f64 = (0..4).map(|_| dice.share() - 0.5).sum();
            (((rarest + 1) as f64).ln() + GIVE_OR_TAKE * chance, intent)
        })
        .collect();
    ranked.sort_by(|a, b| b.0.total_cmp(&a.0));
    ranked.into_iter().map(|(_, intent)| intent).collect()
}

fn intent(corpus: &Corpus, n_offers: usize, dice: &mut Dice) -> Intent {
    let n_words = dice.weighed(&[(1, 45), (2, 40), (3, 15)]);
    let lang = if dice.happens(NYNORSK) { Lang::Nn } else { Lang::Nb };
    loop {
        let offer = 1 + dice.below(n_offers);
        let document = corpus.document(offer);
        if Corpus::lang(&document) != lang {
            continue;
        }
        let plan = &document.offer.version.plan;
        let telling = |text: &str| split(text).filter(|w| is_telling(w)).collect::<Vec<_>>();
        let mut words = telling(&plan.title);
        if !dice.happens(FROM_TITLES) || words.len() < n_words {
            let text = telling(&plan.summary);
            let at = dice.below(text.len());
            words.extend(text.into_iter().skip(at).take(n_words));
        }
        while words.len() > n_words {
            words.remove(dice.below(words.len()));
        }
        words.dedup();
        if words.len() == n_words {
            return Intent { words, offer };
        }
    }
}

/// Values of different facets that an offer has.
fn filters(corpus: &Corpus, offer: usize, n: usize, dice: &mut Dice) -> BTreeMap<Facet, Vec<String>> {
    let facts = corpus.document(offer).facts(today());
    let mut facets: Vec<(Facet, &Vec<String>)> = facts.values.iter().map(|(f, v)| (*f, v)).collect();
    facets.retain(|(_, values)| !values.is_empty());
    let mut chosen = BTreeMap::new();
    while chosen.len() < n && !facets.is_empty() {
        let (facet, values) = facets.remove(dice.below(facets.len()));
        chosen.insert(facet, vec![dice.pick(values).clone()]);
    }
    chosen
}

/// The word as a hurried hand types it, or one without Norwegian keys.
pub fn slip(word: &str, dice: &mut Dice) -> String {
    let mut letters: Vec<char> = word.chars().collect();
    let at = dice.below(letters.len());
    match dice.below(5) {
        0 => letters.insert(at, letters[at]),
        1 if letters.len() > 3 => {
            letters.remove(at);
        }
        2 if at > 0 => letters.swap(at - 1, at),
        3 if word.contains(['æ', 'ø', 'å']) => {
            return if dice.happens(0.5) {
                word.replace('æ', "ae").replace('ø', "oe").replace('å', "aa")
            } else {
                word.replace(['æ', 'å'], "a").replace('ø', "o")
            };
        }
        _ => letters[at] = neighbour(letters[at], dice),
    }
    letters.into_iter().collect()
}

fn neighbour(letter: char, dice: &mut Dice) -> char {
    let row = KEYS.iter().find(|row| row.contains(letter));
    let row: Vec<char> = row.map_or(vec![letter], |row| row.chars().collect());
    let at = row.iter().position(|c| *c == letter).unwrap_or_default();
    let beside = if at == 0 || (dice.happens(0.5) && at + 1 < row.len()) {
        at + 1
    } else {
        at - 1
    };
    row.get(beside).copied().unwrap_or(letter)
}
