//! What is made of what people type about surveys.

use super::*;
use crate::evaluation::model::ItemOption;
use crate::evaluation::pages::samples;

fn ticked(codes: &[&str]) -> AnswerForm {
    let codes = codes.iter().map(|c| (*c).to_owned()).collect();
    AnswerForm {
        many: [("M1".to_owned(), codes)].into(),
        ..AnswerForm::default()
    }
}

#[test]
fn that_nobody_helped_is_answered_alone() {
    let mut asked = samples::questionnaire();
    let items = asked.blocks.iter_mut().flat_map(|b| &mut b.items);
    let multi = items.into_iter().find(|i| i.code == "M1").unwrap();
    multi.options.push(ItemOption {
        code: NOBODY.into(),
        text: Texts::default(),
    });
    for alone in [&["a", "b"][..], &["nobody"], &["nobody", "nobody"]] {
        assert!(ticked(alone).check(&asked).is_ok(), "{alone:?}");
    }
    let refused = ticked(&["a", "nobody"]).check(&asked);
    assert_eq!(
        refused,
        Err(vec![FieldFault::new("many[M1]", Problem::NoneAndOthers)])
    );
}

#[test]
fn an_answer_with_nothing_in_it_is_refused_in_words_about_answering() {
    let asked = samples::questionnaire();
    let empty = AnswerForm::default().check(&asked);
    assert_eq!(empty, Err(vec![FieldFault::new("one", Problem::NothingAnswered)]));
}

#[test]
fn the_last_day_of_an_open_survey_moves_to_tomorrow_at_the_earliest() {
    let today = Date::from_ymd_opt(2027, 6, 14).unwrap();
    let open = Evaluation {
        state: EvaluationState::Open,
        opens_on: Date::from_ymd_opt(2027, 6, 1).unwrap(),
        closes_on: Date::from_ymd_opt(2027, 6, 22).unwrap(),
        key_lost: false,
        ..samples::evaluation()
    };
    let to = |survey: &Evaluation, day: &str| {
        let form = DaysForm {
            closes_on: day.into(),
            ..DaysForm::default()
        };
        let days = form.check(survey, today);
        days.map_err(|faults| faults[0].problem.clone())
    };
    for day in ["2027-06-15", "2027-06-22", "2027-09-29"] {
        assert_eq!(to(&open, day), Ok((open.opens_on, day.parse().unwrap())), "{day}");
    }
    assert_eq!(to(&open, "2027-06-14"), Err(Problem::FromTomorrow));
    assert_eq!(to(&open, "2027-09-30"), Err(Problem::OpenTooLong(120)));
    // On the last day nothing has to move.
    let ends_today = Evaluation {
        closes_on: today,
        ..open.clone()
    };
    assert!(to(&ends_today, "2027-06-14").is_ok());
    let unkeyed = Evaluation {
        key_lost: true,
        ..open
    };
    assert_eq!(to(&unkeyed, "2027-06-15"), Err(Problem::NobodyTold));
    assert!(to(&unkeyed, "2027-06-23").is_ok());
}
