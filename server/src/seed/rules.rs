//! The dated rules on credits and money, as read from `data/competence_rules.tsv` and `data/money_rules.tsv`.
//!
//! They are files of the program and no table: a rule changes with a law, which is announced months before it
//! holds, so a new row with its `valid_from` is reviewed and released like code, takes effect by itself on
//! its day on every node, and keeps its history with its source. Nothing else in the program knows a number
//! of theirs. A table would need a page, rights and a log of its own to be as safe. Facts, not demo content:
//! they hold in production too.

use std::sync::LazyLock;

use app::advice::form::parse_kroner;
use app::advice::rules::{
    CompetenceRule, Demand, Exemption, Grant, MoneyRule, Note, Rules, Source, Validity, Whom,
};
use app::shared::time::{Date, parse_date};
use app::shared::units::Credits;

use super::facts::{Row, rows, stages};

static RULES: LazyLock<Rules> = LazyLock::new(|| {
    let mut rules = Rules::default();
    for row in rows(include_str!("data/competence_rules.tsv"), |row| competence(&row)) {
        match row {
            Competence::Rule(rule) => rules.competence.push(rule),
            Competence::Exemption(exemption) => rules.exemptions.push(exemption),
        }
    }
    rules.money = rows(include_str!("data/money_rules.tsv"), |row| money(&row));
    rules
});

/// Every rule there is, past, present and to come.
pub fn rules() -> Rules {
    RULES.clone()
}

enum Competence {
    Rule(CompetenceRule),
    Exemption(Exemption),
}

fn competence(row: &Row<'_>) -> Competence {
    let law = row.get("law").to_owned();
    if row.get("kind") == "exemption" {
        return Competence::Exemption(Exemption {
            validity: validity(row),
            law,
            note: note(row),
            source: source(row),
        });
    }
    Competence::Rule(CompetenceRule {
        whom: match row.get("stages") {
            "" => Whom::Everyone,
            "voksne" => Whom::Adults,
            range => Whom::Stages(stages(range).expect("a row names a range of stages")),
        },
        subjects: list(row.get("subjects")),
        demand: Demand::from_code(row.get("kind")).expect("a row has one of the known kinds"),
        credits: credits(row),
        validity: validity(row),
        law,
        note: note(row),
        source: source(row),
    })
}

fn money(row: &Row<'_>) -> MoneyRule {
    let percent = |column: &str| row.get(column).parse().expect("a share is a whole percent");
    let amount = || parse_kroner(row.get("amount")).expect("an amount is a number");
    let grant = match row.get("kind") {
        "shares" => Grant::Shares {
            state: percent("state"),
            owner: percent("owner"),
            teacher: percent("teacher"),
        },
        "release" => Grant::Release {
            permille: amount() / 10,
            credits: credits(row),
        },
        "stipend" => Grant::Stipend {
            ore: amount(),
            credits: credits(row),
        },
        "neither" => Grant::Neither,
        kind => unreachable!("the rows have no kind {kind}"),
    };
    MoneyRule {
        grant,
        subjects: list(row.get("subjects")),
        validity: validity(row),
        note: note(row),
        source: source(row),
    }
}

fn list(cell: &str) -> Vec<String> {
    cell.split(';')
        .filter(|s| !s.is_empty())
        .map(str::to_owned)
        .collect()
}

fn credits(row: &Row<'_>) -> Credits {
    match row.get("credits") {
        "" => Credits(0),
        typed => Credits::parse(typed).expect("credits are a number"),
    }
}

fn validity(row: &Row<'_>) -> Validity {
    let date = |column: &str| -> Option<Date> {
        let typed = row.get(column);
        (!typed.is_empty()).then(|| parse_date(typed).expect("a date is a date"))
    };
    Validity {
        from: date("valid_from"),
        to: date("valid_to"),
    }
}

fn note(row: &Row<'_>) -> Note {
    Note {
        nb: row.get("note_nb").to_owned(),
        nn: row.get("note_nn").to_owned(),
        en: row.get("note_en").to_owned(),
    }
}

fn source(row: &Row<'_>) -> Source {
    Source {
        name: row.get("source_name").to_owned(),
        url: row.get("source_url").to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use app::advice::rules::Teaching;

    use super::super::texts::subjects;
    use super::*;

    fn day(y: i32, m: u32, d: u32) -> Date {
        Date::from_ymd_opt(y, m, d).unwrap()
    }

    /// Days on which something begins or ends, and some between.
    const DAYS: [(i32, u32, u32); 4] = [(2020, 1, 1), (2025, 12, 31), (2026, 11, 23), (2030, 8, 1)];

    #[test]
    fn the_table_says_what_the_sources_say() {
        let (rules, on) = (rules(), day(2026, 11, 23));
        let asked = |teaching, subject: &str| {
            let rule = rules.competence(teaching, subject, on);
            rule.map(|r| (r.demand, r.credits.0))
        };
        use Demand::{Nothing, Recommended, Required};
        use Teaching::{Adults, Lower, LowerSecondary, Middle, UpperSecondary};
        for (teaching, subject, expected) in [
            (Lower, "norsk", Some((Required, 300))),
            (Middle, "matematikk", Some((Required, 300))),
            (Middle, "musikk", Some((Nothing, 0))),
            (LowerSecondary, "samisk", Some((Required, 600))),
            (LowerSecondary, "norsk_som_andresprak", Some((Required, 600))),
            (LowerSecondary, "naturfag", Some((Required, 300))),
            (LowerSecondary, "annet", Some((Required, 300))),
            (LowerSecondary, "valgfag", Some((Nothing, 0))),
            (UpperSecondary, "krle", Some((Required, 600))),
            (UpperSecondary, "yrkesfaglig_fordypning", Some((Nothing, 0))),
            (UpperSecondary, "valgfag", None),
            (Adults, "norsk_som_andresprak", Some((Required, 300))),
            (Adults, "musikk", None),
            (LowerSecondary, "radgivning", Some((Recommended, 600))),
            (Lower, "skoleledelse", None),
        ] {
            assert_eq!(asked(teaching, subject), expected, "{teaching} {subject}");
        }
        assert_eq!(rules.exemptions(on).len(), 3);
        assert_eq!(rules.exemptions(day(2024, 7, 31)).len(), 1);
    }

    #[test]
    fn no_two_rows_answer_the_same_question() {
        let rules = rules();
        for on in DAYS.map(|(y, m, d)| day(y, m, d)) {
            for &teaching in Teaching::ALL {
                for subject in rules.subjects(on) {
                    let only = |rule: &CompetenceRule| Rules {
                        competence: vec![rule.clone()],
                        ..Rules::default()
                    };
                    let n = rules
                        .competence
                        .iter()
                        .filter(|r| only(r).competence(teaching, subject, on).is_some())
                        .count();
                    assert!(n <= 1, "{n} rows for {teaching} {subject} on {on}");
                }
            }
        }
    }

    #[test]
    fn every_row_is_whole() {
        let rules = rules();
        let catalogue: Vec<String> = subjects().into_iter().map(|s| s.subject.code).collect();
        let own = [
            "annet",
            "valgfag",
            "utdanningsvalg",
            "arbeidslivsfag",
            "yrkesfaglig_fordypning",
        ];
        let subjects = rules.competence.iter().flat_map(|r| &r.subjects);
        for subject in subjects.chain(rules.money.iter().flat_map(|r| &r.subjects)) {
            assert!(
                catalogue.contains(subject) || own.contains(&subject.as_str()),
                "{subject}"
            );
        }
        let sources = rules.competence.iter().map(|r| &r.source);
        let sources = sources.chain(rules.exemptions.iter().map(|r| &r.source));
        for source in sources.chain(rules.money.iter().map(|r| &r.source)) {
            assert!(
                !source.name.is_empty() && source.url.starts_with("https://"),
                "{source:?}"
            );
        }
        for rule in &rules.competence {
            assert_eq!(rule.credits.0 == 0, rule.demand == Demand::Nothing, "{rule:?}");
            assert_eq!(
                rule.law.is_empty(),
                rule.demand == Demand::Recommended,
                "{rule:?}"
            );
        }
        for rule in &rules.money {
            assert!(!rule.note.nb.is_empty() && !rule.note.nn.is_empty() && !rule.note.en.is_empty());
            if let Grant::Shares {
                state,
                owner,
                teacher,
            } = rule.grant
            {
                assert_eq!(state + owner + teacher, 100);
            }
        }
        assert!(rules.money.iter().any(|r| r.grant
            == Grant::Release {
                permille: 375,
                credits: Credits(300)
            }));
    }
}
