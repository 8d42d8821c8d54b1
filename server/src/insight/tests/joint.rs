//! The adversary of `solver`, with everything a series of surveys has ever shown of itself in one hand.
//!
//! She knows who was invited to each survey and the share that answered, watched from day to day and once it had
//! closed; which surveys were told of together, and when; and the figure of what was told. She lists every set
//! of answers to every survey of the series that would have shown just this, and looks for a group – the people
//! of one survey, or of several, who gave one of some answers – whose size is the same in all of them and
//! smaller than the limit. Two things are no such group: all who took part, whatever they said; and all of them
//! because one of the other answers is known to be nobody's, which is a count of none; ten who agree may be told.
//!
//! A series is of one offer and one kind of survey; short surveys are grouped and coded by the same two functions, each
//! kind by itself (`evaluation/tests/kinds.rs`), so what is tried here holds for theirs.
//!
//! All else that is shown anywhere – roll-ups of subjects, institutions, counties and years, public figures,
//! dossiers, partners' sums – adds up whole releases (`histories`), each of which stands in `published` as it is
//! here. It tells nothing of a release that the release does not tell of itself, so one series at a time is all.

use std::collections::{HashMap, HashSet};

use super::solver::each;
use crate::evaluation::answered_percent;
use crate::insight::coding::{self, Scale};
use crate::insight::disclosure::releases;

const LIMIT: u32 = 6;
/// Everybody who answered by value, and last those who took part without answering the question.
type Cells = [u32; 6];

/// What the numbers of answers show: shares of each survey over time, and after each closing which surveys are
/// told of together and how many answered them.
type View = (Vec<Vec<Option<u32>>>, Vec<Vec<(Vec<usize>, u32)>>);

fn view(answered: &[u32], invited: &[u32]) -> View {
    let share = |(&n, &of): (&u32, &u32)| {
        let mut seen: Vec<_> = (0..=n).map(|n| answered_percent(n, of, false, LIMIT)).collect();
        seen.dedup();
        seen.push(answered_percent(n, of, true, LIMIT));
        seen
    };
    let told = |closed: usize| {
        let releases = releases(&answered[..closed], LIMIT).into_iter();
        let with_sum = releases.map(|of| (of.clone(), of.iter().map(|&s| answered[s]).sum()));
        with_sum.collect()
    };
    let shares = answered.iter().zip(invited).map(share).collect();
    (shares, (1..=answered.len()).map(told).collect())
}

/// Every figure that this many answers lead to, with all answers behind each.
fn figures(n: u32) -> HashMap<Option<Scale>, Vec<Cells>> {
    let mut figures: HashMap<_, Vec<Cells>> = HashMap::new();
    each(n, &mut [0; 6], 0, &mut |c| {
        let figure = coding::scale([c[0], c[1], c[2], c[3], c[4]], n, LIMIT);
        let cells = c.try_into().expect("six cells");
        figures.entry(figure).or_default().push(cells);
    });
    figures
}

/// The least and the most people of a part of a release who gave these answers: any of the release's people may
/// be the part's, as far as the numbers allow.
fn sizes(all: &[Cells], n: u32, parts: &[u32], group: usize) -> (u32, u32) {
    let mut sizes = (u32::MAX, 0);
    for cells in all {
        let whole: u32 = (0..6)
            .filter(|cell| group >> cell & 1 == 1)
            .map(|cell| cells[cell])
            .sum();
        for &part in parts {
            sizes.0 = sizes.0.min(whole.saturating_sub(n - part));
            sizes.1 = sizes.1.max(whole.min(part));
        }
    }
    sizes
}

/// Surveys of one series, closed one after the other, each answered by up to `most` people.
fn check(invited: &[u32], most: u32) {
    let mut views: HashMap<View, Vec<Vec<u32>>> = HashMap::new();
    let base = most + 1;
    for nth in 0..base.pow(u32::try_from(invited.len()).unwrap()) {
        let answered = (0..invited.len() as u32)
            .map(|s| nth / base.pow(s) % base)
            .collect::<Vec<u32>>();
        if answered.iter().zip(invited).all(|(n, of)| n <= of) {
            views.entry(view(&answered, invited)).or_default().push(answered);
        }
    }
    // What is known of a part of a release depends on how many it may be, and on nothing else of the view.
    let mut parts: HashSet<(u32, Vec<u32>)> = HashSet::new();
    for ((_, published), fitting) in &views {
        let Some(last) = published.last() else { continue };
        for (release, n) in last {
            for set in 1..1usize << release.len() {
                let of = release.iter().enumerate().filter(|(i, _)| set >> i & 1 == 1);
                let of: Vec<usize> = of.map(|(_, &survey)| survey).collect();
                let mut sizes: Vec<u32> = fitting.iter().map(|a| of.iter().map(|&s| a[s]).sum()).collect();
                sizes.sort_unstable();
                sizes.dedup();
                parts.insert((*n, sizes));
            }
        }
    }
    assert!(parts.len() > 5, "only {} parts of releases", parts.len());
    let values = 0b01_1111;
    for (n, of) in &parts {
        for (figure, all) in figures(*n) {
            for group in 1..0b11_1111 {
                let (least, most) = sizes(&all, *n, of, group);
                let others = sizes(&all, *n, of, 0b11_1111 & !group);
                let may_agree = group.count_ones() > 1 || *n >= coding::UNANIMITY;
                let is_whole = group & values == values || (others.1 == 0 && may_agree);
                let betrayed = least == most && least > 0 && least < LIMIT && !is_whole;
                assert!(
                    !betrayed,
                    "of {n} answers {of:?} are a part's, and {least} of these in {group:b}: {figure:?}"
                );
            }
        }
    }
}

#[test]
fn two_surveys_of_a_series_betray_no_small_group() {
    check(&[9, 11], 8);
}

#[test]
fn three_surveys_of_a_series_betray_no_small_group() {
    check(&[8, 9, 11], 7);
}

/// Some minutes in a release build.
#[test]
#[ignore = "long: `make nightly`"]
fn four_surveys_of_a_series_betray_no_small_group() {
    check(&[6, 8, 9, 14], 14);
}
