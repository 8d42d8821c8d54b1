//! The adversary of `solver` before a question with any number of answers.
//!
//! She knows that nobody answers such a question without choosing something. She lists every way in which people can
//! have chosen – how many chose each *set* of options, how many said nothing – that would have been published just so,
//! and looks for a group of any of these sets whose size is the same in all of them and smaller than the limit: those
//! who chose both of two options, those who chose one alone, the silent. And where few answered, she must not know that
//! all who said anything chose the same option.

use std::collections::HashMap;

use super::solver::{Sizes, each, widen};
use crate::insight::coding::{self, UNANIMITY};

fn chosen(sets: &[u32], option: usize) -> u32 {
    let with = sets.iter().enumerate().filter(|(set, _)| set >> option & 1 == 1);
    with.map(|(_, n)| n).sum()
}

/// A group that is too small to be known, or the option that all chose.
fn betrayed(sizes: &Sizes, answered: u32, options: usize, limit: u32) -> Option<(usize, u32)> {
    let small = |group: &usize| {
        let (least, most) = sizes[*group];
        least == most && least > 0 && least < limit
    };
    if let Some(group) = (1..sizes.len() - 1).find(small) {
        return Some((group, sizes[group].0));
    }
    let with = |option: usize| (0..1usize << options).filter(move |set| set >> option & 1 == 1);
    let all_chose = |option: &usize| {
        let group: usize = with(*option).map(|set| 1 << set).sum();
        // The first set is that of no options: the silent.
        sizes[group | 1].0 == answered
    };
    let one = (0..options).find(|o| answered < UNANIMITY && all_chose(o));
    one.map(|option| (option, answered))
}

fn check(answered: u32, options: usize, limit: u32) -> usize {
    check_with(answered, options, limit, None)
}

/// `nobody` is an option that whoever chooses it chooses alone.
fn check_with(answered: u32, options: usize, limit: u32, nobody: Option<usize>) -> usize {
    let sets = 1 << options;
    let is_possible = |set: usize| nobody.is_none_or(|o| set >> o & 1 == 0 || set == 1 << o);
    let mut figures = HashMap::new();
    each(answered, &mut vec![0; sets], 0, &mut |people| {
        if people
            .iter()
            .enumerate()
            .any(|(set, n)| *n > 0 && !is_possible(set))
        {
            return;
        }
        let counts: Vec<u32> = (0..options).map(|o| chosen(people, o)).collect();
        let figure = coding::multi(&counts, nobody, answered - people[0], answered, limit);
        let sizes = figures
            .entry(figure)
            .or_insert_with(|| vec![(u32::MAX, 0); 1 << sets]);
        widen(sizes, people);
    });
    for (figure, sizes) in &figures {
        // Where nothing is told, nothing is known but how few answered.
        if figure.is_some() {
            let found = betrayed(sizes, answered, options, limit);
            assert_eq!(found, None, "of {answered} people, {options} options: {figure:?}");
        }
    }
    figures.len()
}

#[test]
fn no_counts_of_two_options_betray_who_chose_both_or_that_all_chose_one() {
    for answered in 6..=18 {
        check(answered, 2, 6);
    }
    for answered in 10..=15 {
        check(answered, 2, 10);
    }
    assert!(check(16, 2, 6) > 50, "counts can be told apart");
}

#[test]
fn no_counts_of_three_options_betray_who_chose_which_of_them() {
    for answered in 6..=11 {
        check(answered, 3, 6);
    }
}

#[test]
fn an_option_that_is_chosen_alone_betrays_nobody_either() {
    for answered in 6..=18 {
        check_with(answered, 2, 6, Some(0));
    }
    for answered in 6..=11 {
        check_with(answered, 3, 6, Some(0));
    }
}

/// A second in a release build, minutes in another.
#[test]
#[ignore = "long: every set of choices of up to 18 people among three options, and of 36 among two"]
fn no_counts_of_more_people_betray_who_chose_which_options() {
    for answered in 12..=18 {
        check(answered, 3, 6);
        check_with(answered, 3, 6, Some(0));
    }
    for answered in 19..=36 {
        check(answered, 2, 6);
        check(answered, 2, 10);
    }
}
