//! What is demanded of a further language, and which words its readers meet.

use super::*;

fn nynorsk(form: &mut OfferForm) -> &mut TranslationForm {
    form.translations.get_mut("nn").unwrap()
}

#[test]
fn a_language_is_finished_or_not_begun() {
    let half = faults_after(|f| nynorsk(f).admission.clear());
    assert_eq!(
        half,
        [FieldFault::new("translations[nn][admission]", Problem::Required)]
    );
    let half = faults_after(|f| *nynorsk(f).themes.get_mut("assessment").unwrap() = " ".into());
    assert_eq!(
        half,
        [FieldFault::new(
            "translations[nn][themes][assessment]",
            Problem::Required
        )]
    );
    let same = faults_after(|f| f.text_lang = "nn".into());
    assert_eq!(
        same,
        [FieldFault::new("translations[nn][title]", Problem::SameLanguage)]
    );
    let blank = faults_after(|f| {
        let themes = [("assessment".to_owned(), String::new())].into();
        let blank = TranslationForm {
            themes,
            ..TranslationForm::default()
        };
        f.translations.insert("se".into(), blank);
    });
    assert_eq!(blank, []);
}

#[test]
fn what_the_offers_own_text_leaves_out_may_be_left_out() {
    let less = faults_after(|f| {
        f.ranking.clear();
        nynorsk(f).ranking.clear();
    });
    assert_eq!(less, []);
}

#[test]
fn lists_are_as_long_as_what_they_translate() {
    let fewer = faults_after(|f| f.knowledge.push_str("\nhar kunnskap om funksjoner"));
    assert_eq!(
        fewer,
        [FieldFault::new(
            "translations[nn][knowledge]",
            Problem::LinesDiffer(1, 2)
        )]
    );
    let more = faults_after(|f| nynorsk(f).modules.push_str("\nStatistikk"));
    assert_eq!(
        more,
        [FieldFault::new(
            "translations[nn][modules]",
            Problem::LinesDiffer(3, 2)
        )]
    );
    let unknown = faults_after(|f| {
        nynorsk(f).themes.insert("helse".into(), "Noko".into());
    });
    assert_eq!(
        unknown,
        [FieldFault::new(
            "translations[nn][themes][helse]",
            Problem::UnknownChoice
        )]
    );
}

#[test]
fn readers_meet_every_text_in_their_language_and_else_the_offers_own() {
    let (mut plan, _) = complete().check(&SUBJECTS, &COUNTIES).unwrap();
    let told = plan.told_in(Lang::Nn);
    assert_eq!(told.admission(), (Lang::Nn, "Godkjend lærarutdanning."));
    assert_eq!(told.module(0), (Lang::Nn, "Tal og algebra"));
    assert_eq!(told.outcomes().1.skills, ["kan tilpasse undervisninga"]);
    assert_eq!(told.languages(), [Lang::Nn].into());
    assert_eq!(plan.told_in(Lang::Se).title(), (Lang::Nb, &*plan.title));
    // As it was approved before all texts had to be there.
    let older = &mut plan.translations[0];
    (older.exam, older.modules, older.outcomes) = (String::new(), vec![], Outcomes::default());
    older.themes.clear();
    let told = plan.told_in(Lang::Nn);
    assert_eq!(told.title().0, Lang::Nn);
    assert_eq!(told.exam(), (Lang::Nb, "Mappe."));
    assert_eq!(told.module(1), (Lang::Nb, "Geometri"));
    assert_eq!(told.outcomes(), (Lang::Nb, &plan.outcomes));
    assert_eq!(told.passage(&plan.themes[0]).0, Lang::Nb);
    assert_eq!(told.languages(), [Lang::Nb, Lang::Nn].into());
}
