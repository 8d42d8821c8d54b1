//! Words nearly spelt as another, found by walking the index's own dictionary of words.
//!
//! An automaton over UTF-8 for `tantivy_fst`: it carries one band of the distance table, so a dictionary of any
//! size is entered only where a near word can still come. A letter wrong, missing, too many, or two swapped is
//! one slip; a letter typed without its accent is none.

use tantivy_fst::Automaton;

use super::analysis::fold_letter;

/// Most slips ever looked for.
pub const MOST: usize = 2;
const BAND: usize = 2 * MOST + 1;

/// Words within a number of slips of a word.
#[derive(Clone, Debug)]
pub struct Slips {
    typed: Vec<char>,
    allowed: u8,
    /// The first letter must be right.
    first_is_right: bool,
}

/// How far a walk has come: the band of the table's last two rows, and letters half read.
#[derive(Clone, Copy, Debug)]
pub struct Walk {
    row: [u8; BAND],
    before: [u8; BAND],
    n_read: usize,
    last: char,
    utf8: Utf8,
}

/// A character being read byte by byte.
#[derive(Clone, Copy, Debug, Default)]
struct Utf8 {
    so_far: u32,
    missing: u8,
}

impl Utf8 {
    /// The character this byte completes; `Err` for bytes that are none.
    fn read(&mut self, byte: u8) -> Result<Option<char>, ()> {
        let (bits, missing) = match byte {
            0x00..=0x7f if self.missing == 0 => return Ok(Some(char::from(byte))),
            0x80..=0xbf if self.missing > 0 => (self.so_far << 6 | u32::from(byte & 0x3f), self.missing - 1),
            0xc0..=0xdf if self.missing == 0 => (u32::from(byte & 0x1f), 1),
            0xe0..=0xef if self.missing == 0 => (u32::from(byte & 0x0f), 2),
            0xf0..=0xf7 if self.missing == 0 => (u32::from(byte & 0x07), 3),
            _ => return Err(()),
        };
        *self = Utf8 {
            so_far: bits,
            missing,
        };
        if missing > 0 {
            return Ok(None);
        }
        char::from_u32(bits).map(Some).ok_or(())
    }
}

/// A letter typed is the letter found, or that letter without its accent.
fn is_same(typed: char, found: char) -> bool {
    typed == found || typed == fold_letter(found)
}

impl Slips {
    /// Words within `allowed` slips of `typed`, at most two.
    #[must_use]
    pub fn new(typed: &str, allowed: usize, first_is_right: bool) -> Self {
        Slips {
            typed: typed.chars().collect(),
            allowed: u8::try_from(allowed.min(MOST)).unwrap_or(0),
            first_is_right,
        }
    }

    /// The slips between the two words, if they are few enough.
    #[must_use]
    pub fn between(&self, found: &str) -> Option<usize> {
        let walk = found
            .bytes()
            .fold(self.start(), |walk, byte| self.accept(&walk, byte));
        self.is_match(&walk)
            .then(|| usize::from(walk.row[self.end_of(&walk).unwrap_or(0)]))
    }

    /// Where in the band the end of the typed word lies.
    fn end_of(&self, walk: &Walk) -> Option<usize> {
        (self.typed.len() + MOST)
            .checked_sub(walk.n_read)
            .filter(|d| *d < BAND)
    }

    fn far(&self) -> u8 {
        self.allowed + 1
    }

    fn step(&self, walk: &Walk, c: char) -> Walk {
        let n_read = walk.n_read + 1;
        let far = self.far();
        let mut row = [far; BAND];
        for d in 0..BAND {
            // Column of the table: how many letters typed.
            let Some(j) = (n_read + d).checked_sub(MOST).filter(|j| *j <= self.typed.len()) else {
                continue;
            };
            if j == 0 {
                row[d] = u8::try_from(n_read).unwrap_or(far).min(far);
                continue;
            }
            let typed = self.typed[j - 1];
            let mut cost = walk.row[d] + u8::from(!is_same(typed, c));
            if d + 1 < BAND {
                cost = cost.min(walk.row[d + 1] + 1);
            }
            if d > 0 {
                cost = cost.min(row[d - 1] + 1);
            }
            if j > 1 && n_read > 1 && is_same(self.typed[j - 2], c) && is_same(typed, walk.last) {
                cost = cost.min(walk.before[d] + 1);
            }
            row[d] = cost.min(far);
        }
        if n_read == 1 && self.first_is_right && !self.typed.first().is_some_and(|t| is_same(*t, c)) {
            row = [far; BAND];
        }
        Walk {
            row,
            before: walk.row,
            n_read,
            last: c,
            utf8: Utf8::default(),
        }
    }
}

impl Automaton for Slips {
    type State = Walk;

    fn start(&self) -> Walk {
        let far = self.far();
        let cost = |d: usize| {
            d.checked_sub(MOST)
                .map_or(far, |j| u8::try_from(j).unwrap_or(far).min(far))
        };
        Walk {
            row: std::array::from_fn(cost),
            before: [far; BAND],
            n_read: 0,
            last: '\0',
            utf8: Utf8::default(),
        }
    }

    fn is_match(&self, walk: &Walk) -> bool {
        walk.utf8.missing == 0 && self.end_of(walk).is_some_and(|d| walk.row[d] <= self.allowed)
    }

    fn can_match(&self, walk: &Walk) -> bool {
        walk.row.iter().any(|cost| *cost <= self.allowed)
    }

    fn accept(&self, walk: &Walk, byte: u8) -> Walk {
        let mut next = *walk;
        match next.utf8.read(byte) {
            Ok(None) => next,
            Ok(Some(c)) => self.step(&next, c),
            Err(()) => Walk {
                row: [self.far(); BAND],
                ..next
            },
        }
    }
}

/// Endings of inflection, of both written standards, and letters that are left at least.
const ENDINGS: [&str; 10] = ["ene", "ane", "er", "ar", "en", "et", "ne", "a", "e", "s"];
const BARE: usize = 6;

/// A word, and what it is without an ending: a slip is counted in the word, not in its inflection.
pub fn bare(word: &str) -> impl Iterator<Item = &str> {
    let without = ENDINGS.iter().filter_map(|ending| word.strip_suffix(ending));
    std::iter::once(word).chain(without.filter(|bare| bare.chars().count() >= BARE))
}

/// Words that begin so, accents or not.
#[derive(Clone, Debug)]
pub struct Beginning(Vec<char>);

impl Beginning {
    #[must_use]
    pub fn new(typed: &str) -> Self {
        Beginning(typed.chars().collect())
    }
}

/// Letters matched so far, `None` when one was another.
type Matched = Option<(usize, Option<(u32, u8)>)>;

impl Automaton for Beginning {
    type State = Matched;

    fn start(&self) -> Matched {
        Some((0, None))
    }

    fn is_match(&self, state: &Matched) -> bool {
        state.is_some_and(|(n, _)| n >= self.0.len())
    }

    fn can_match(&self, state: &Matched) -> bool {
        state.is_some()
    }

    fn will_always_match(&self, state: &Matched) -> bool {
        self.is_match(state)
    }

    fn accept(&self, state: &Matched, byte: u8) -> Matched {
        let (n, half) = (*state)?;
        let Some(wanted) = self.0.get(n) else {
            return *state;
        };
        let (so_far, missing) = half.unwrap_or_default();
        let mut utf8 = Utf8 { so_far, missing };
        match utf8.read(byte).ok()? {
            None => Some((n, Some((utf8.so_far, utf8.missing)))),
            Some(c) => is_same(*wanted, c).then_some((n + 1, None)),
        }
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    /// The plain table, for comparison.
    fn plainly(a: &[char], b: &[char]) -> usize {
        let mut t = vec![vec![0; b.len() + 1]; a.len() + 1];
        for i in 0..=a.len() {
            for j in 0..=b.len() {
                t[i][j] = match (i, j) {
                    (0, _) | (_, 0) => i + j,
                    _ => {
                        let wrong = usize::from(!is_same(a[i - 1], b[j - 1]));
                        let mut cost = (t[i - 1][j - 1] + wrong)
                            .min(t[i - 1][j] + 1)
                            .min(t[i][j - 1] + 1);
                        if i > 1 && j > 1 && is_same(a[i - 1], b[j - 2]) && is_same(a[i - 2], b[j - 1]) {
                            cost = cost.min(t[i - 2][j - 2] + 1);
                        }
                        cost
                    }
                };
            }
        }
        t[a.len()][b.len()]
    }

    proptest! {
        #[test]
        fn the_band_gives_what_the_whole_table_gives(a in "[abæå]{0,7}", b in "[abæå]{0,7}", allowed in 0..=2usize) {
            let (x, y): (Vec<char>, Vec<char>) = (a.chars().collect(), b.chars().collect());
            let slips = plainly(&x, &y);
            let expected = (slips <= allowed).then_some(slips);
            prop_assert_eq!(Slips::new(&a, allowed, false).between(&b), expected);
        }
    }

    #[test]
    fn a_word_is_looked_at_without_its_ending_as_well() {
        assert_eq!(
            bare("invandrere").collect::<Vec<_>>(),
            ["invandrere", "invandrer"]
        );
        assert_eq!(bare("blander").collect::<Vec<_>>(), ["blander"]);
    }

    #[test]
    fn swaps_are_one_slip_and_missing_accents_none() {
        for (typed, found, slips) in [
            ("engelks", "engelsk", 1),
            ("matemtikk", "matematikk", 1),
            ("kroppsoving", "kroppsøving", 0),
            ("davvisamegiella", "davvisámegiella", 0),
            ("spesialpedagokikk", "spesialpedagogikk", 1),
        ] {
            assert_eq!(Slips::new(typed, 2, true).between(found), Some(slips), "{typed}");
        }
        assert_eq!(Slips::new("norsk", 1, true).between("torsk"), None);
        let begins = |typed: &str, word: &str| {
            let b = Beginning::new(typed);
            b.is_match(&word.bytes().fold(b.start(), |s, byte| b.accept(&s, byte)))
        };
        assert!(begins("kroppso", "kroppsøving") && begins("krø", "krøll") && !begins("krø", "kropp"));
    }
}
