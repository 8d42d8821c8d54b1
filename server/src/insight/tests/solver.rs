//! An adversary who knows the program by heart and has unlimited time.
//!
//! She sees a published figure, how many took the survey, and the code that makes figures. She lists *every*
//! set of answers that would have been published just so – a complete enumeration over integers, no
//! approximation – and looks for a group (any union of values, the silent among them) whose size is the same
//! in all of them and smaller than the limit. Finding one is a failure of `coding`.
//!
//! That is enough for all views together: figures are published once for each release, releases share nobody,
//! and everything else shown – roll-ups, pooled years, indices, public figures, borrowing, warnings – is
//! reckoned from published figures alone (`views` holds that). So whatever she combines, the sets of answers
//! that fit are those that fit each figure by itself.

use std::collections::HashMap;

use crate::insight::coding::{self, Scale, UNANIMITY};

/// The least and the most of every group's size over the answers that fit: one pair per union of cells.
pub(super) type Sizes = Vec<(u32, u32)>;

pub(super) fn widen(sizes: &mut Sizes, cells: &[u32]) {
    let mut of_group = vec![0; sizes.len()];
    for (group, (least, most)) in sizes.iter_mut().enumerate() {
        if group > 0 {
            // A group is one cell and a smaller group.
            of_group[group] = of_group[group & (group - 1)] + cells[group.trailing_zeros() as usize];
        }
        let size = of_group[group];
        *least = (*least).min(size);
        *most = (*most).max(size);
    }
}

/// Calls `with` for every way to spread `n` over the cells.
pub(super) fn each(n: u32, cells: &mut [u32], at: usize, with: &mut impl FnMut(&[u32])) {
    if at + 1 == cells.len() {
        cells[at] = n;
        with(cells);
        return;
    }
    for c in 0..=n {
        cells[at] = c;
        each(n - c, cells, at + 1, with);
    }
}

/// What can be known for sure about a group, where it is too small for that. `opinions` are the cells that
/// all may not be known to share; that nobody chose an option is no opinion of anybody.
fn betrayed(sizes: &Sizes, answered: u32, limit: u32, opinions: usize) -> Option<(usize, u32)> {
    let all = sizes.len() - 1;
    (1..all).find_map(|group| {
        let (least, most) = sizes[group];
        let small = least == most && least > 0 && least < limit;
        // Everybody said the same: a group of one value that is sure to be all.
        let same =
            group.count_ones() == 1 && group & opinions > 0 && least == answered && answered < UNANIMITY;
        (small || same).then_some((group, least))
    })
}

/// Every figure that `answered` people can lead to on a scale question, with all answers behind it.
fn scales(answered: u32, limit: u32) -> HashMap<Option<Scale>, Sizes> {
    let mut figures = HashMap::new();
    each(answered, &mut [0; 6], 0, &mut |c| {
        let figure = coding::scale([c[0], c[1], c[2], c[3], c[4]], answered, limit);
        let sizes = figures.entry(figure).or_insert_with(|| vec![(u32::MAX, 0); 64]);
        widen(sizes, c);
    });
    figures
}

fn check_scales(answered: u32, limit: u32) {
    let figures = scales(answered, limit);
    let shown = figures.keys().flatten().count();
    assert!(
        shown > 10 || answered < limit,
        "{answered}: only {shown} figures can be told apart"
    );
    for (figure, sizes) in figures {
        let found = betrayed(&sizes, answered, limit, usize::MAX);
        assert_eq!(found, None, "of {answered} answers, limit {limit}: {figure:?}");
    }
}

fn check_choices(answered: u32, options: usize, limit: u32) {
    let mut figures = HashMap::new();
    let mut cells = vec![0; options + 1];
    each(answered, &mut cells, 0, &mut |c| {
        let figure = coding::choice(&c[..options], answered, limit);
        let sizes = figures
            .entry(figure)
            .or_insert_with(|| vec![(u32::MAX, 0); 1 << c.len()]);
        widen(sizes, c);
    });
    for (figure, sizes) in figures {
        let found = betrayed(&sizes, answered, limit, usize::MAX);
        assert_eq!(
            found, None,
            "of {answered} answers, {options} options: {figure:?}"
        );
    }
}

#[test]
fn no_figure_of_up_to_eighteen_answers_betrays_a_small_group() {
    for answered in 6..=18 {
        check_scales(answered, 6);
    }
    for answered in [10, 13] {
        check_scales(answered, 10);
    }
    for answered in 6..=24 {
        check_choices(answered, 3, 6);
    }
}

/// What another institution may reckon out of the means beside its own, taken one before a survey closed and one after:
/// the mean, to a tenth, of one group that is large enough for everyone, and nothing of how its answers are spread. Should
/// she know how many took the survey as well, she knows of no group that is too small for everyone how large it is.
#[test]
fn the_mean_of_a_group_large_enough_for_everyone_betrays_none_too_small_for_everyone() {
    for answered in 10..=18 {
        let mut figures: HashMap<_, Sizes> = HashMap::new();
        each(answered, &mut [0; 6], 0, &mut |c| {
            let told = coding::scale([c[0], c[1], c[2], c[3], c[4]], answered, 6);
            let told = told.filter(|t| t.n >= 10);
            let mean = told.map(|t| (coding::value(t.tenths * 100, t.beyond, t.n) * 10.0).round() as u32);
            let sizes = figures.entry(mean).or_insert_with(|| vec![(u32::MAX, 0); 64]);
            widen(sizes, c);
        });
        for (mean, sizes) in figures {
            assert_eq!(
                betrayed(&sizes, answered, 10, usize::MAX),
                None,
                "of {answered}: {mean:?}"
            );
        }
    }
}

/// Some minutes in a release build.
#[test]
#[ignore = "long: every set of answers of up to 36 people, and of 60"]
fn no_figure_of_up_to_thirty_six_answers_betrays_a_small_group() {
    for answered in (6..=36).chain([60]) {
        check_scales(answered, 6);
    }
    for answered in 10..=32 {
        check_scales(answered, 10);
        check_choices(answered, 4, 6);
    }
    for answered in 6..=18 {
        check_choices(answered, 6, 6);
    }
}
