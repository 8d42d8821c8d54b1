//! Lists of two people set side by side, from the list both began with.

use crate::catalogue::form::{Moves, moves};

/// One entry of a joined list: where it stands in each text.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Woven {
    pub base: Option<usize>,
    pub mine: Option<usize>,
    pub theirs: Option<usize>,
}

/// Lists set side by side; nothing is left out, what both put in alike stands once.
pub(super) fn weave(base: &[String], mine: &[String], theirs: &[String]) -> Vec<Woven> {
    let places = |of: &[String]| {
        let mut from = vec![None; of.len()];
        for (i, to) in moves(base, of).into_iter().enumerate() {
            if let Some(j) = to {
                from[j] = Some(i);
            }
        }
        from
    };
    let (my_base, their_base) = (places(mine), places(theirs));
    // New entries stand before the entry of the common text that follows them.
    let new_at = |from: &[Option<usize>], anchor: usize| -> Vec<usize> {
        let mut after = 0;
        let mut found = vec![];
        for (i, base) in from.iter().enumerate() {
            match base {
                Some(b) => after = b + 1,
                None if after == anchor => found.push(i),
                None => {}
            }
        }
        found
    };
    let mut woven = vec![];
    let mut alike: Vec<usize> = vec![];
    for anchor in 0..=base.len() {
        for i in new_at(&my_base, anchor) {
            let same = their_base
                .iter()
                .enumerate()
                .find(|(j, from)| from.is_none() && theirs[*j] == mine[i] && !alike.contains(j));
            let theirs = same.map(|(j, _)| j);
            alike.extend(theirs);
            woven.push(Woven {
                base: None,
                mine: Some(i),
                theirs,
            });
        }
        for j in new_at(&their_base, anchor) {
            // One that I have put in further down stands there.
            let is_mine = my_base
                .iter()
                .enumerate()
                .any(|(i, from)| from.is_none() && mine[i] == theirs[j]);
            if !alike.contains(&j) && !is_mine {
                woven.push(Woven {
                    base: None,
                    mine: None,
                    theirs: Some(j),
                });
            }
        }
        if anchor < base.len() {
            let at = |from: &[Option<usize>]| from.iter().position(|b| *b == Some(anchor));
            woven.push(Woven {
                base: Some(anchor),
                mine: at(&my_base),
                theirs: at(&their_base),
            });
        }
    }
    woven
}

/// Which of two texts an entry is taken from.
#[derive(Clone, Copy, PartialEq)]
pub(super) enum Kept {
    Nowhere,
    Mine,
    Theirs,
    /// Both changed it, to different things.
    Both,
}

/// `is_same` tells whether an entry still says what it said in the common text.
pub(super) fn kept(w: Woven, mine_same: bool, theirs_same: bool, alike: bool) -> Kept {
    match (w.mine, w.theirs) {
        (Some(_), Some(_)) if alike || theirs_same => Kept::Mine,
        (Some(_), Some(_)) if mine_same => Kept::Theirs,
        (Some(_), Some(_)) => Kept::Both,
        (Some(_), None) if w.base.is_some() && mine_same => Kept::Nowhere,
        (Some(_), None) => Kept::Mine,
        (None, Some(_)) if w.base.is_some() && theirs_same => Kept::Nowhere,
        (None, Some(_)) => Kept::Theirs,
        (None, None) => Kept::Nowhere,
    }
}

/// Outcomes joined line by line, with where each line of the three texts has gone.
pub(super) struct JoinedLines {
    pub mine: Vec<String>,
    /// The same with the other one's words where both changed a line.
    pub theirs: Vec<String>,
    /// The same with both there.
    pub both: Vec<String>,
    pub moves: [Moves; 3],
}

impl JoinedLines {
    pub fn of(texts: &[Vec<String>; 3]) -> Self {
        let [base, mine, theirs] = texts;
        let mut joined = JoinedLines {
            mine: vec![],
            theirs: vec![],
            both: vec![],
            moves: texts.each_ref().map(|lines| vec![None; lines.len()]),
        };
        for w in weave(base, mine, theirs) {
            let text = |of: &[String], at: Option<usize>| at.map(|i| of[i].clone());
            let (was, my, their) = (text(base, w.base), text(mine, w.mine), text(theirs, w.theirs));
            let (first, second) = match kept(w, my == was, their == was, my == their) {
                Kept::Nowhere => continue,
                Kept::Mine => (my.clone(), my),
                Kept::Theirs => (their.clone(), their),
                Kept::Both => (my, their),
            };
            let to = joined.mine.len();
            joined.both.extend(first.clone());
            joined.both.extend(second.clone().filter(|_| first != second));
            joined.mine.extend(first);
            joined.theirs.extend(second);
            for (moves, at) in joined.moves.iter_mut().zip([w.base, w.mine, w.theirs]) {
                if let Some(i) = at {
                    moves[i] = Some(to);
                }
            }
        }
        joined
    }
}
