//! The days a study takes from school: counted, laid beside each other, and the same days of two starts.
//!
//! Only the gatherings' own dates are known here. Which days a school is open differs from place to place,
//! so weekdays are counted and holidays are left to the reader.

use std::collections::{BTreeMap, BTreeSet};

use chrono::{Datelike as _, Days, Weekday};

use crate::catalogue::model::Gathering;
use crate::shared::time::{Date, StudyYear};

/// Longest gathering that is believed; a mistyped year must not become thousands of days.
const LONGEST: usize = 60;

/// The days of a gathering, both ends included.
fn days(gathering: &Gathering) -> impl Iterator<Item = Date> + use<> {
    let to = gathering.to;
    gathering
        .from
        .iter_days()
        .take(LONGEST)
        .take_while(move |day| *day <= to)
}

fn is_weekday(day: Date) -> bool {
    !matches!(day.weekday(), Weekday::Sat | Weekday::Sun)
}

/// Monday to Friday, each day once.
#[must_use]
pub fn weekdays_away(gatherings: &[Gathering]) -> usize {
    let all: BTreeSet<Date> = gatherings
        .iter()
        .flat_map(days)
        .filter(|d| is_weekday(*d))
        .collect();
    all.len()
}

/// Days on which the same starts meet.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Clash {
    pub from: Date,
    pub to: Date,
    /// Positions of the starts, ascending, at least two.
    pub starts: Vec<usize>,
}

/// The days that two or more starts share, by date; days in a row with the same starts are one clash.
#[must_use]
pub fn clashes(starts: &[&[Gathering]]) -> Vec<Clash> {
    let mut meeting: BTreeMap<Date, BTreeSet<usize>> = BTreeMap::new();
    for (i, gatherings) in starts.iter().enumerate() {
        for day in gatherings.iter().flat_map(days) {
            meeting.entry(day).or_default().insert(i);
        }
    }
    let mut found: Vec<Clash> = vec![];
    for (day, who) in meeting.into_iter().filter(|(_, who)| who.len() > 1) {
        let who: Vec<usize> = who.into_iter().collect();
        match found.last_mut() {
            Some(last) if last.to.succ_opt() == Some(day) && last.starts == who => last.to = day,
            _ => found.push(Clash {
                from: day,
                to: day,
                starts: who,
            }),
        }
    }
    found
}

/// One study year as a line from Monday to Sunday: August to June, and further where a gathering lies outside.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Strip {
    pub year: StudyYear,
    /// A Monday.
    pub from: Date,
    /// A Sunday.
    pub to: Date,
}

impl Strip {
    /// Where a day begins on the line, 0–100.
    #[must_use]
    pub fn percent(self, day: Date) -> f64 {
        let whole = (self.to - self.from).num_days() + 1;
        #[expect(clippy::cast_precision_loss, reason = "a few hundred days")]
        let percent = (day - self.from).num_days() as f64 * 100.0 / whole as f64;
        percent.clamp(0.0, 100.0)
    }

    /// The Mondays, in order.
    pub fn weeks(self) -> impl Iterator<Item = Date> {
        self.from.iter_weeks().take_while(move |day| *day <= self.to)
    }
}

/// The study year a day belongs to: from August to July.
fn study_year(day: Date) -> StudyYear {
    StudyYear(day.year() - i32::from(day.month() < 8))
}

/// A line for each study year in which anybody meets, in order.
#[must_use]
pub fn strips(starts: &[&[Gathering]]) -> Vec<Strip> {
    let mut years: BTreeMap<i32, (Date, Date)> = BTreeMap::new();
    for day in starts.iter().copied().flatten().flat_map(days) {
        let year = study_year(day).0;
        let edge = |y, m, d| Date::from_ymd_opt(y, m, d).expect("every year has this day");
        let ends = years
            .entry(year)
            .or_insert_with(|| (edge(year, 8, 1), edge(year + 1, 6, 30)));
        *ends = (ends.0.min(day), ends.1.max(day));
    }
    let weeks = |(year, (from, to)): (i32, (Date, Date))| Strip {
        year: StudyYear(year),
        from: monday(from),
        to: monday(to) + Days::new(6),
    };
    years.into_iter().map(weeks).collect()
}

/// The Monday of a day's week.
#[must_use]
pub fn monday(day: Date) -> Date {
    day - Days::new(u64::from(day.weekday().num_days_from_monday()))
}

/// The gatherings of each start week by week: the Monday, and per start those that touch its week.
#[must_use]
pub fn by_week<'a>(starts: &[&'a [Gathering]]) -> Vec<(Date, Vec<Vec<&'a Gathering>>)> {
    let mut weeks: BTreeMap<Date, Vec<Vec<&'a Gathering>>> = BTreeMap::new();
    for (i, gatherings) in starts.iter().enumerate() {
        for gathering in *gatherings {
            let begun: BTreeSet<Date> = days(gathering).map(monday).collect();
            for week in begun {
                let row = weeks.entry(week).or_insert_with(|| vec![vec![]; starts.len()]);
                row[i].push(gathering);
            }
        }
    }
    weeks.into_iter().collect()
}

#[cfg(test)]
mod tests {
    use super::super::rules::tests::day;
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn weekdays_are_counted_once_and_weekends_not_at_all() {
        // Tuesday to Wednesday, Thursday to Sunday, and a day that is in both.
        let all = [
            Gathering::on(day(2027, 9, 14), day(2027, 9, 15)),
            Gathering::on(day(2027, 10, 14), day(2027, 10, 17)),
            Gathering::on(day(2027, 9, 15), day(2027, 9, 15)),
        ];
        assert_eq!(weekdays_away(&all), 4);
        assert_eq!(weekdays_away(&[]), 0);
        // A mistyped year and a turned range do no harm.
        assert!(weekdays_away(&[Gathering::on(day(2027, 9, 14), day(2099, 9, 14))]) <= LONGEST);
        assert_eq!(
            weekdays_away(&[Gathering::on(day(2027, 9, 15), day(2027, 9, 14))]),
            0
        );
    }

    #[test]
    fn the_same_days_of_two_starts_are_one_clash_and_name_all_who_meet() {
        let a = [Gathering::on(day(2027, 9, 14), day(2027, 9, 15))];
        let b = [
            Gathering::on(day(2027, 9, 13), day(2027, 9, 16)),
            Gathering::on(day(2028, 1, 4), day(2028, 1, 5)),
        ];
        let c = [
            Gathering::on(day(2027, 9, 15), day(2027, 9, 15)),
            Gathering::on(day(2028, 1, 5), day(2028, 1, 6)),
        ];
        let clash = |from, to, starts: &[usize]| Clash {
            from,
            to,
            starts: starts.to_vec(),
        };
        assert_eq!(
            clashes(&[&a, &b, &c]),
            [
                clash(day(2027, 9, 14), day(2027, 9, 14), &[0, 1]),
                clash(day(2027, 9, 15), day(2027, 9, 15), &[0, 1, 2]),
                clash(day(2028, 1, 5), day(2028, 1, 5), &[1, 2]),
            ]
        );
        assert_eq!(
            clashes(&[&a, &b]),
            [clash(day(2027, 9, 14), day(2027, 9, 15), &[0, 1])]
        );
        assert!(clashes(&[&a]).is_empty() && clashes(&[&a, &[]]).is_empty());
    }

    #[test]
    fn a_strip_is_a_study_year_of_whole_weeks() {
        let a = [
            Gathering::on(day(2027, 9, 14), day(2027, 9, 15)),
            Gathering::on(day(2028, 3, 7), day(2028, 3, 8)),
        ];
        let b = [Gathering::on(day(2028, 7, 4), day(2028, 7, 5))];
        let [strip] = strips(&[&a, &b])[..] else { panic!() };
        assert_eq!(strip.year, StudyYear(2027));
        assert_eq!((strip.from, strip.to), (day(2027, 7, 26), day(2028, 7, 9)));
        assert_eq!(strip.weeks().count(), 50);
        assert!((strip.percent(strip.from)).abs() < 1e-9);
        let years: Vec<_> = strips(&[&a, &[Gathering::on(day(2028, 8, 21), day(2028, 8, 22))]])
            .iter()
            .map(|s| s.year.0)
            .collect();
        assert_eq!(years, [2027, 2028]);
        assert!(strips(&[&[], &[]]).is_empty());
    }

    #[test]
    fn weeks_put_starts_beside_each_other() {
        let a = [Gathering::on(day(2027, 9, 14), day(2027, 9, 15))];
        let b = [Gathering::on(day(2027, 9, 17), day(2027, 9, 20))];
        let weeks = by_week(&[&a, &b]);
        let shape: Vec<_> = weeks
            .iter()
            .map(|(monday, of)| (*monday, of[0].len(), of[1].len()))
            .collect();
        assert_eq!(shape, [(day(2027, 9, 13), 1, 1), (day(2027, 9, 20), 0, 1)]);
    }

    fn gatherings() -> impl Strategy<Value = Vec<Gathering>> {
        let one = (0..330_u64, 0..6_u64).prop_map(|(start, length)| {
            let from = day(2027, 8, 1) + Days::new(start);
            Gathering::on(from, from + Days::new(length))
        });
        proptest::collection::vec(one, 0..6)
    }

    proptest! {
        #[test]
        fn a_day_is_in_a_clash_exactly_when_two_starts_meet_on_it(all in proptest::collection::vec(gatherings(), 2..7)) {
            let starts: Vec<&[Gathering]> = all.iter().map(Vec::as_slice).collect();
            let found = clashes(&starts);
            for today in day(2027, 8, 1).iter_days().take(340) {
                let meeting: Vec<usize> = (0..all.len())
                    .filter(|i| all[*i].iter().any(|g| g.from <= today && today <= g.to))
                    .collect();
                let named: Vec<_> = found.iter().filter(|c| c.from <= today && today <= c.to).collect();
                if meeting.len() > 1 {
                    prop_assert_eq!(named.len(), 1);
                    prop_assert_eq!(&named[0].starts, &meeting);
                } else {
                    prop_assert!(named.is_empty());
                }
            }
        }

        #[test]
        fn every_day_lies_on_the_strip_of_its_year(all in gatherings()) {
            let of: [&[Gathering]; 1] = [&all];
            let strips = strips(&of);
            for today in all.iter().flat_map(days) {
                let on = strips.iter().filter(|s| s.year == study_year(today));
                prop_assert_eq!(on.filter(|s| s.from <= today && today <= s.to).count(), 1);
            }
        }
    }
}
