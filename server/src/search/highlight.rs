//! What was asked for, marked in a title and in a passage of the text.
//!
//! A word is marked when any of what it is found by – its spelling, a lemma, a part – was asked for; compounds
//! as whole words. Works on the text as written, so what is shown is never another spelling.

use std::collections::{HashMap, HashSet};
use std::ops::Range;

use app::search::model::Marked;

use super::analysis::{Token, spans, spelt, tokens};
use super::language::analyse;
use super::lexicon::is_stop_word;

/// Longest passage, in characters, without the dots at its ends.
const PASSAGE: usize = 200;
/// Words shown before the first one marked.
const BEFORE: usize = 6;
/// How much of a text is looked through, in bytes; offers say what they are about early.
const LOOKED_THROUGH: usize = 8_000;

/// What was asked for.
#[derive(Clone, Debug, Default)]
pub struct Marks {
    words: HashSet<String>,
    lemmas: HashSet<String>,
    numbers: HashSet<String>,
    phrases: Vec<Vec<String>>,
    /// How many words were asked for; a passage with so many is as good as any.
    n_asked: usize,
}

impl Marks {
    /// A word as spelt, and all its lemmas.
    pub fn word(&mut self, word: &str, lemmas: &[String]) {
        self.words.insert(word.to_owned());
        self.lemmas.extend(lemmas.iter().cloned());
    }

    pub fn lemma(&mut self, lemma: &str) {
        self.lemmas.insert(lemma.to_owned());
    }

    /// A number, which means something in a title only.
    pub fn in_title(&mut self, number: &str) {
        self.numbers.insert(number.to_owned());
    }

    /// How many words were asked for.
    pub fn asked(&mut self, n: usize) {
        self.n_asked = n;
    }

    /// Words side by side.
    pub fn phrase(&mut self, words: &[String]) {
        self.phrases.push(words.to_vec());
    }

    fn is_empty(&self) -> bool {
        self.words.is_empty() && self.lemmas.is_empty() && self.phrases.is_empty()
    }
}

/// Marks texts; remembers the words of a page, which recur from hit to hit.
pub struct Highlighter<'a> {
    marks: &'a Marks,
    seen: HashMap<String, bool>,
    /// The same by words as written, so that what holds nothing is passed over without being spelt.
    as_written: HashMap<String, bool>,
}

impl<'a> Highlighter<'a> {
    #[must_use]
    pub fn new(marks: &'a Marks) -> Self {
        Highlighter {
            marks,
            seen: HashMap::new(),
            as_written: HashMap::new(),
        }
    }

    /// Some word of this line was asked for.
    fn has_hit(&mut self, line: &str) -> bool {
        spans(line).any(|span| {
            let written = &line[span];
            if let Some(is_hit) = self.as_written.get(written) {
                return *is_hit;
            }
            let is_hit = self.is_hit(&spelt(written));
            self.as_written.insert(written.to_owned(), is_hit);
            is_hit
        })
    }

    fn is_hit(&mut self, word: &str) -> bool {
        if let Some(seen) = self.seen.get(word) {
            return *seen;
        }
        let asked = |l: &String| self.marks.lemmas.contains(l);
        let is_hit = self.marks.words.contains(word)
            || (!is_stop_word(word) && {
                let analysis = analyse(word);
                analysis.lemmas.iter().chain(&analysis.parts).any(asked)
            });
        self.seen.insert(word.to_owned(), is_hit);
        is_hit
    }

    /// Which of these words were asked for.
    fn hits(&mut self, tokens: &[Token], is_title: bool) -> Vec<bool> {
        let mut hits: Vec<bool> = tokens
            .iter()
            .map(|t| self.is_hit(&t.word) || (is_title && self.marks.numbers.contains(&t.word)))
            .collect();
        for phrase in &self.marks.phrases {
            for at in 0..(tokens.len() + 1).saturating_sub(phrase.len()) {
                if tokens[at..].iter().zip(phrase).all(|(t, w)| t.word == *w) {
                    hits[at..at + phrase.len()].fill(true);
                }
            }
        }
        hits
    }

    /// The title with what was asked for marked; empty where nothing of it was.
    #[must_use]
    pub fn title(&mut self, title: &str) -> Vec<Marked> {
        let tokens = tokens(title);
        let hits = self.hits(&tokens, true);
        if !hits.contains(&true) {
            return vec![];
        }
        marked(title, 0..title.len(), &tokens, &hits)
    }

    /// The passage in which most of what was asked for stands; empty where nothing of it does.
    #[must_use]
    pub fn passage(&mut self, text: &str) -> Vec<Marked> {
        if self.marks.is_empty() {
            return vec![];
        }
        let mut best: Option<(usize, usize, Vec<Marked>)> = None;
        for line in text[..floor(text, LOOKED_THROUGH)].lines() {
            if self.marks.phrases.is_empty() && !self.has_hit(line) {
                continue;
            }
            let tokens = tokens(line);
            let hits = self.hits(&tokens, false);
            let mut start = 0;
            while let Some(first) = hits[start..].iter().position(|h| *h).map(|i| start + i) {
                let window = window(line, &tokens, first);
                let n_inside = tokens[first..]
                    .iter()
                    .take_while(|t| t.span.end <= window.end)
                    .count();
                let inside = first..first + n_inside.max(1);
                let found: Vec<&str> = inside
                    .clone()
                    .filter(|i| hits[*i])
                    .map(|i| tokens[i].word.as_str())
                    .collect();
                let different = found.iter().collect::<HashSet<_>>().len();
                if best
                    .as_ref()
                    .is_none_or(|(d, n, _)| (different, found.len()) > (*d, *n))
                {
                    best = Some((different, found.len(), shown(line, window, &tokens, &hits)));
                }
                start = inside.end;
            }
            if best
                .as_ref()
                .is_some_and(|(different, ..)| *different >= self.marks.n_asked.max(1))
            {
                break;
            }
        }
        best.map_or(vec![], |(_, _, passage)| passage)
    }
}

/// The last place a text may be cut at or before.
fn floor(text: &str, at: usize) -> usize {
    let mut at = at.min(text.len());
    while !text.is_char_boundary(at) {
        at -= 1;
    }
    at
}

/// A stretch of whole words around the first one asked for.
fn window(line: &str, tokens: &[Token], first: usize) -> Range<usize> {
    let mut from = first.saturating_sub(BEFORE);
    // A sentence's beginning is a better place than its middle.
    if let Some(begin) = (from + 1..=first)
        .rev()
        .find(|i| tokens[*i].gap.contains(['.', '?', ':']))
    {
        from = begin;
    }
    let start = if from == 0 { 0 } else { tokens[from].span.start };
    let is_short = |end: usize| line[start..end].chars().count() <= PASSAGE;
    if is_short(line.len()) {
        return start..line.len();
    }
    let fits = tokens[first..]
        .iter()
        .map(|t| t.span.end)
        .take_while(|end| is_short(*end));
    start..fits.last().unwrap_or(tokens[first].span.end)
}

fn shown(line: &str, window: Range<usize>, tokens: &[Token], hits: &[bool]) -> Vec<Marked> {
    let mut passage = marked(line, window.clone(), tokens, hits);
    if window.start > 0 {
        put(&mut passage, true, "… ");
    }
    if window.end < line.len() {
        put(&mut passage, false, " …");
    }
    passage
}

fn put(passage: &mut Vec<Marked>, before: bool, dots: &str) {
    let at = if before {
        0
    } else {
        passage.len().saturating_sub(1)
    };
    match passage.get_mut(at).filter(|m| !m.is_hit) {
        Some(plain) if before => plain.text.insert_str(0, dots),
        Some(plain) => plain.text.push_str(dots),
        None => {
            let dots = Marked {
                text: dots.to_owned(),
                is_hit: false,
            };
            passage.insert(if before { 0 } else { passage.len() }, dots);
        }
    }
}

/// A stretch of text in turns of plain and marked; neighbours are marked each by itself.
fn marked(text: &str, within: Range<usize>, tokens: &[Token], hits: &[bool]) -> Vec<Marked> {
    let mut out = vec![];
    let mut at = within.start;
    let mut push = |text: &str, is_hit| {
        if !text.is_empty() {
            out.push(Marked {
                text: text.to_owned(),
                is_hit,
            });
        }
    };
    for (token, _) in tokens.iter().zip(hits).filter(|(_, hit)| **hit) {
        if token.span.start < at || token.span.end > within.end {
            continue;
        }
        push(&text[at..token.span.start], false);
        push(&text[token.span.clone()], true);
        at = token.span.end;
    }
    push(&text[at..within.end], false);
    out
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn marks(words: &[&str]) -> Marks {
        let mut marks = Marks::default();
        for word in words {
            marks.word(word, &analyse(word).lemmas);
        }
        marks
    }

    fn shown(passage: &[Marked]) -> String {
        let one = |m: &Marked| {
            if m.is_hit {
                format!("[{}]", m.text)
            } else {
                m.text.clone()
            }
        };
        passage.iter().map(one).collect()
    }

    #[test]
    fn inflections_compounds_and_the_other_standard_are_marked() {
        let marks = marks(&["vurdering", "høgskule"]);
        let mut h = Highlighter::new(&marks);
        assert_eq!(
            shown(&h.title("Vurderingspraksis ved høyskolen, 5.–10. trinn")),
            "[Vurderingspraksis] ved [høyskolen], 5.–10. trinn"
        );
        assert!(h.title("Matematikk 1").is_empty());
        assert_eq!(
            shown(&h.passage("Om noe annet.\nDu lærer om vurderinger i fag.")),
            "Du lærer om [vurderinger] i fag."
        );
        assert!(h.passage("Om noe annet.").is_empty());
    }

    #[test]
    fn a_long_passage_is_cut_between_words() {
        let filler = "Et langt avsnitt som sier lite om saken selv og mye om alt annet. ".repeat(6);
        let text = format!("{filler}Her drøftes lesing og skriving i alle fag{}", filler);
        let marks = marks(&["lesing"]);
        let passage = Highlighter::new(&marks).passage(&text);
        let plain: String = passage.iter().map(|m| m.text.as_str()).collect();
        assert!(plain.starts_with("… ") && plain.ends_with(" …"), "{plain}");
        assert!(plain.chars().count() <= PASSAGE + 4);
        assert!(shown(&passage).contains("drøftes [lesing] og"));
    }

    proptest! {
        #[test]
        fn a_marked_title_is_the_title(title in ".{0,80}|(lesing|[ .,–]|LESING|les\u{ad}ing|å|A\u{30a}){0,12}") {
            let marks = marks(&["lesing", "å"]);
            let mut h = Highlighter::new(&marks);
            let marked = h.title(&title);
            let plain: String = marked.iter().map(|m| m.text.as_str()).collect();
            prop_assert!(marked.is_empty() || plain == title);
            let passage = h.passage(&title);
            prop_assert!(passage.is_empty() || passage.iter().any(|m| m.is_hit));
        }
    }
}
