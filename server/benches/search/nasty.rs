//! The worst a person may ask: questions of 200 characters, each kind made to hurt in its own way.
//!
//! Made of the catalogue's own commonest words, so that they hurt in every catalogue.

use app::shared::lang::Lang;

use crate::corpus::Corpus;
use crate::dice::Dice;

/// The longest question that is taken, in characters.
pub const LONGEST: usize = 200;

/// Questions with the name of what is nasty about them.
pub fn questions(corpus: &Corpus) -> Vec<(&'static str, String)> {
    let mut dice = Dice::new(13, 0);
    let common = corpus.words.commonest(Lang::Nb, 60).to_vec();
    let long: Vec<String> = common
        .iter()
        .filter(|w| w.chars().count() >= 8)
        .cloned()
        .collect();
    let heads = corpus.words.heads().to_vec();
    let first_letters = |n: usize, of: &[String]| {
        of.iter()
            .map(|w| w.chars().take(n).collect())
            .collect::<Vec<String>>()
    };
    let mut glued = |n: usize| (0..n).map(|_| dice.pick(&heads).as_str()).collect::<String>();
    let compounds: Vec<String> = (0..40).map(|_| glued(3)).collect();
    let endless: Vec<String> = (0..40).map(|_| glued(12).chars().take(40).collect()).collect();
    // Two slips in a long word: as far from every word as is still looked for.
    let twice_wrong = |w: &String| {
        let mut letters: Vec<char> = w.chars().collect();
        let n = letters.len();
        letters[n / 2] = 'x';
        letters[n - 1] = 'q';
        letters.into_iter().collect::<String>()
    };
    let misspelt: Vec<String> = long.iter().map(twice_wrong).collect();
    let numbers: Vec<String> = (1..=100).map(|n| n.to_string()).collect();
    let ranges: Vec<String> = (1..=13)
        .flat_map(|a| (a..=13).map(move |b| format!("{a}-{b}")))
        .collect();
    let quoted = |words: &[String]| {
        words
            .chunks(3)
            .map(|c| format!("\"{}\"", c.join(" ")))
            .collect::<Vec<_>>()
    };
    let dotted = |w: &String| w.chars().flat_map(|c| [c, '\u{301}']).collect::<String>();
    let odd = "\u{202e}«\u{0}»\u{ad}–\u{fdfa}ﬃ🜁\u{200d}ﷺ'\"%_\\*~(){}[]:^!";
    let kinds = [
        ("ten of the commonest words", joined(&common)),
        ("the commonest words, misspelt twice", joined(&misspelt)),
        ("unknown compounds of three parts", joined(&compounds)),
        ("unknown words of forty letters", joined(&endless)),
        ("phrases of the commonest words", joined(&quoted(&common))),
        ("first letters", joined(&first_letters(1, &common))),
        ("first two letters", joined(&first_letters(2, &common))),
        ("first three letters", joined(&first_letters(3, &common))),
        ("numbers", joined(&numbers)),
        ("stages", joined(&ranges)),
        ("one letter, two hundred times", "å".repeat(LONGEST)),
        ("letters apart", "a ".repeat(LONGEST / 2)),
        ("quotation marks", "\"".repeat(LONGEST)),
        (
            "accents on every letter",
            joined(&common.iter().map(dotted).collect::<Vec<_>>()),
        ),
        ("signs of all sorts", odd.repeat(LONGEST)),
    ];
    let mut questions: Vec<(&'static str, String)> = kinds
        .into_iter()
        .map(|(kind, text)| (kind, text.chars().take(LONGEST).collect()))
        .collect();
    // And what nobody thought of: a hundred mixtures of all these.
    let all: Vec<String> = questions.iter().map(|(_, text)| text.clone()).collect();
    for _ in 0..100 {
        let mut text = String::new();
        while text.chars().count() < LONGEST {
            let words: Vec<&str> = dice.pick(&all).split(' ').collect();
            text.push_str(words[dice.below(words.len())]);
            text.push(' ');
        }
        questions.push(("a mixture", text.chars().take(LONGEST).collect()));
    }
    questions
}

fn joined(words: &[String]) -> String {
    words.join(" ")
}
