//! The simulation study behind the figures: do the intervals hold, does borrowing help, do warnings warn?
//!
//! `cargo bench -p server --bench statistics`; seeded, a minute or two, one core. Everything measured is the
//! code the site runs (`server::insight`), on answers simulated by `world`. Writes its section of RESULTS.md.

mod best;
mod bound;
mod candidates;
mod coverage;
mod falling;
#[path = "../shared/results.rs"]
mod results;
mod shrink;
mod world;

use std::fmt::Write as _;

use coverage::NAMES;
use falling::{Sizes, Story, Trial, half_point, swing};
use server::insight::interval::{DISPERSION, DISPERSION_OVERALL, DISPERSION_WORK};
use shrink::Lending;
use world::{Spread, USUAL, items};

const STUDY: [&str; 4] = ["quality", "relevance", "theme", "outcome"];
const WORK: [&str; 3] = ["motivation", "support", "sharing"];
/// Cohorts that do not differ, as on questions about the workplace.
const NONE: Spread = Spread {
    subject: 0.0,
    series: 0.0,
    cohort: 0.0,
    person: 0.7,
};
/// Tries of a comparison, of ours alone, and of a warning.
const TRIES: [usize; 3] = [2_000, 40_000, 10_000];
/// Tries of ours where its share lies so near the end of the goal that chance among fewer (a standard error of 0.16
/// points) would decide.
const CLOSE: usize = 1_000_000;

fn percent(share: f64) -> String {
    format!("{:.1}", share * 100.0)
}

fn verdict(met: bool) -> &'static str {
    if met { "" } else { " **missed**" }
}

fn coverage_table(out: &mut String) {
    out.push_str(
        "### Intervals\n\nHow often (%) the 90 % interval holds the cohort’s mean had everybody answered, and its \
         mean width in scale points; 40–60 % answer, all fifteen questions about the study in turn.\n\n| answers |",
    );
    for name in NAMES {
        write!(out, " {name} |").expect("a string");
    }
    out.push_str("\n| --- |");
    NAMES.iter().for_each(|_| out.push_str(" --- |"));
    out.push('\n');
    for n in coverage::SHOWN {
        write!(out, "| {n} |").expect("a string");
        for kept in coverage::at(n, TRIES[0], u64::from(n)) {
            write!(out, " {} · {:.2} |", percent(kept.share()), kept.width()).expect("a string");
        }
        out.push('\n');
    }
    out.push_str(
        "\nOurs for every number of answers up to 40, with the φ of the question; figures are shown from six answers \
         on, and to everyone from ten. Each share is of 40,000 tries (standard error 0.16 points at 88 %), of a \
         million for the question about the study as a whole (0.03).\n\n\
         | questions | answers | goal | least | most | mean |\n| --- | --- | --- | --- | --- | --- |\n",
    );
    let wide = Spread {
        subject: 0.3,
        series: 0.55,
        cohort: 0.3,
        person: 0.6,
    };
    let narrow = Spread {
        subject: 0.1,
        series: 0.2,
        cohort: 0.1,
        person: 0.7,
    };
    let overall = &["quality_overall"][..];
    // Each with how many tries, and from how many answers it is told of, with a goal or without.
    for (name, prefixes, dispersion, spread, tries, told) in [
        (
            "questions about the study",
            &STUDY[..],
            DISPERSION,
            USUAL,
            TRIES[1],
            &[(3, true)][..],
        ),
        (
            "quality as a whole alone",
            overall,
            DISPERSION_OVERALL,
            USUAL,
            CLOSE,
            &[(6, true), (3, false)],
        ),
        (
            "questions about the workplace",
            &WORK[..],
            DISPERSION_WORK,
            NONE,
            TRIES[1],
            &[(3, true)],
        ),
        (
            "cohorts that differ much more",
            &STUDY[..],
            DISPERSION,
            wide,
            TRIES[1],
            &[(3, false)],
        ),
        (
            "cohorts that hardly differ",
            &STUDY[..],
            DISPERSION,
            narrow,
            TRIES[1],
            &[(3, false)],
        ),
    ] {
        let all = coverage::ours(spread, prefixes, dispersion, tries, 3);
        for &(from, goal) in told {
            let shares: Vec<f64> = all.iter().filter(|(n, _)| *n >= from).map(|(_, s)| *s).collect();
            let least = shares.iter().copied().fold(1.0, f64::min);
            let most = shares.iter().copied().fold(0.0, f64::max);
            let met = !goal || (least >= 0.88 && most <= 0.92);
            writeln!(
                out,
                "| {name} | {from}–40 | {}{} | {} | {} | {} |",
                if goal { "88–92 %" } else { "–" },
                verdict(met),
                percent(least),
                percent(most),
                percent(shares.iter().sum::<f64>() / shares.len() as f64),
            )
            .expect("a string");
        }
    }
    skipped_tables(out);
}

/// What comes of it that people skip a question or do not know.
fn skipped_tables(out: &mut String) {
    out.push_str(
        "\nSome skip a question or do not know, as many as in the demonstration’s data. Where they are fewer than six, \
         the number of answers shown is that of everyone who took the survey; the interval is reckoned with the fewest \
         that the figure allows, so it holds as often as promised or more often. What is to be held is the mean had \
         everybody invited had an opinion. “By n shown” is how often the interval would hold if it took the number \
         shown at its word.\n\n\
         | questions | took the survey | goal | least | most | mean | by n shown: least | mean |\n\
         | --- | --- | --- | --- | --- | --- | --- | --- |\n",
    );
    for (name, prefixes, dispersion, spread) in [
        ("questions about the study", &STUDY[..], DISPERSION, USUAL),
        (
            "quality as a whole alone",
            &["quality_overall"][..],
            DISPERSION_OVERALL,
            USUAL,
        ),
        ("questions about the workplace", &WORK[..], DISPERSION_WORK, NONE),
    ] {
        let all = coverage::skipped(spread, prefixes, dispersion, TRIES[1], 5);
        let least = |of: fn(&coverage::Skipped) -> f64| all.iter().map(|(_, s)| of(s)).fold(1.0, f64::min);
        let mean = |of: fn(&coverage::Skipped) -> f64| {
            all.iter().map(|(_, s)| of(s)).sum::<f64>() / all.len() as f64
        };
        let most = all.iter().map(|(_, s)| s.now.share()).fold(0.0, f64::max);
        writeln!(
            out,
            "| {name} | 6–40 | ≥ 88 %{} | {} | {} | {} | {} | {} |",
            verdict(least(|s| s.now.share()) >= 0.88),
            percent(least(|s| s.now.share())),
            percent(most),
            percent(mean(|s| s.now.share())),
            percent(least(|s| s.before.share())),
            percent(mean(|s| s.before.share())),
        )
        .expect("a string");
    }
    out.push_str(
        "\nThe same where it is known how many skipped a question about the study.\n\n\
         | took the survey | invited | skipped it | holds, goal ≥ 88 % | width | by n shown | width |\n\
         | --- | --- | --- | --- | --- | --- | --- |\n",
    );
    for (took, of, skipping) in [
        (8, 18, 0),
        (8, 18, 1),
        (8, 18, 2),
        (11, 22, 0),
        (11, 22, 1),
        (11, 22, 3),
        (11, 22, 5),
        (11, 11, 5),
        (20, 40, 0),
        (20, 40, 1),
        (20, 40, 5),
        (40, 80, 5),
    ] {
        let kept = coverage::skipped_by(took, of, skipping, TRIES[1], 6);
        writeln!(
            out,
            "| {took} | {of} | {skipping} | {}{} | {:.2} | {} | {:.2} |",
            percent(kept.now.share()),
            verdict(kept.now.share() >= 0.88),
            kept.now.width(),
            percent(kept.before.share()),
            kept.before.width(),
        )
        .expect("a string");
    }
}

fn shrinkage_table(out: &mut String) {
    out.push_str(
        "\n### Borrowing\n\nRoot mean square error, in scale points, against what a cohort truly thinks: its plain \
         mean, and the mean shrunk towards series, subject and country. Real cohort sizes, 159 series in 20 \
         subjects, one to three cohorts each. “Published” knows only cohorts of at least six answers, and of those other \
         series only what is public (ten answers, years put together) lends anything; beside it, what it would be if \
         all lent, and where no subject has institutions enough to lend. The most that \
         could be saved is what the best guess saves that knows the simulation’s model, its spread and each \
         question’s national distribution, and has the same published means of the question: no method that has \
         these alone can save more, and a goal above it is out of reach.\n\n\
         | answers | cohorts | plain | shrunk | saved | most that could be saved | goal | mean ± 1.645 doubts holds | \
         weight of own answers |\n\
         | --- | --- | --- | --- | --- | --- | --- | --- | --- |\n",
    );
    let groups = ["1–5", "6–11", "12–20", "over 20", "up to 11"];
    for (limit, lending, name) in [
        (1, Lending::All, "all"),
        (6, Lending::All, "published, all lend"),
        (6, Lending::Public, "published"),
        (6, Lending::NoSubject, "published, no subject lends"),
    ] {
        let errors = shrink::measure(USUAL, limit, lending, 6);
        for (group, e) in groups.iter().zip(errors) {
            if e.cohorts() == 0 || (limit == 6 && *group == "up to 11") {
                continue;
            }
            let goal = *group == "up to 11" || (lending == Lending::Public && *group == "6–11");
            writeln!(
                out,
                "| {group}, {name} | {} | {:.3} | {:.3} | {} % | {} % | {}{} | {} % | {} % |",
                e.cohorts(),
                e.plain(),
                e.shrunk(),
                percent(e.saved()),
                percent(e.savable()),
                if goal { "≥ 30 %" } else { "–" },
                verdict(!goal || e.saved() >= 0.3),
                percent(e.held()),
                percent(e.own()),
            )
            .expect("a string");
        }
    }
}

fn warning_table(out: &mut String) {
    let study = items(&["quality", "relevance"]);
    let themes = items(&["theme"]);
    let (fall, dip) = (half_point(&study), half_point(&themes));
    out.push_str(
        "\n### Early warning\n\nThree cohorts of real sizes in a row, each published alone (at least six answers). The \
         best test there can be is the likelihood ratio that knows the model, its spread, how large a change to \
         look for, and every answer; ours has the published means.\n\n\
         | what happens | false alarms, goal 5 % ± 0.5 | power | best test | ratio, goal ≥ 0.9 |\n\
         | --- | --- | --- | --- | --- |\n",
    );
    for (name, items, story, swing) in [
        (
            "the index falls half a point in three cohorts",
            &study,
            Story::Falls(fall),
            swing(&study, USUAL),
        ),
        (
            "the index falls a whole point",
            &study,
            Story::Falls(2.0 * fall),
            swing(&study, USUAL),
        ),
        (
            "one of five themes dips half a point",
            &themes,
            Story::Dips(dip),
            0.0,
        ),
        (
            "one of five themes dips a whole point",
            &themes,
            Story::Dips(2.0 * dip),
            0.0,
        ),
    ] {
        let trial = Trial {
            items,
            spread: USUAL,
            story,
            sizes: Sizes::Real { limit: 6 },
            swing,
        };
        let found = trial.run(TRIES[2], true, 11);
        let ratio = found.power / found.best;
        writeln!(
            out,
            "| {name} | {} %{} | {} % | {} % | {ratio:.2}{} |",
            percent(found.false_alarms),
            verdict(found.false_alarms <= 0.055),
            percent(found.power),
            percent(found.best),
            verdict(ratio >= 0.9),
        )
        .expect("a string");
    }
    out.push_str(
        "\nPower (%) to see a half-point fall of the index, by how many answer in each of the three cohorts, and by \
         how much steady cohorts swing from one year to the next (standard deviation on the index).\n\n| swing |",
    );
    let numbers = [6, 8, 11, 15, 20, 22, 25, 30, 40, 60, 100];
    numbers
        .iter()
        .for_each(|n| write!(out, " {n} |").expect("a string"));
    out.push_str(" power 0.8 from |\n| --- |");
    numbers.iter().for_each(|_| out.push_str(" --- |"));
    out.push_str(" --- |\n");
    for cohort in [0.0, 0.1, 0.2] {
        let spread = Spread { cohort, ..USUAL };
        let swing = swing(&study, spread);
        write!(out, "| {swing:.2} |").expect("a string");
        let mut from = None;
        for n in numbers {
            let trial = Trial {
                items: &study,
                spread,
                story: Story::Falls(fall),
                sizes: Sizes::Fixed(n),
                swing,
            };
            let power = trial.run(TRIES[2], false, 12).power;
            from = from.or((power >= 0.8).then_some(n));
            write!(out, " {} |", percent(power)).expect("a string");
        }
        let from = from.map_or("no number of answers".to_owned(), |n| {
            format!("{n} answers a cohort")
        });
        writeln!(out, " {from} |").expect("a string");
    }
}

fn main() {
    let mut out = String::from(
        "Simulated by `benches/statistics` with fixed seeds: answers hang together by person, cohort, series and \
         subject as in the demonstration’s data, so the figures say how the methods do in such a world, not how \
         Norwegian teachers answer.\n\n",
    );
    coverage_table(&mut out);
    shrinkage_table(&mut out);
    warning_table(&mut out);
    print!("{out}");
    results::write("Statistics", &out);
}
