//! Versions of the questionnaire: drafted by one at a time, locked once in force, used by surveys planned from
//! their day on.

use app::accounts::model::Role;
use app::evaluation::bank::form::{BankForm, ForceForm};
use app::evaluation::bank::model::{BankState, KeptVersion};
use app::evaluation::bank::port::QuestionnaireBank as _;
use app::evaluation::model::{Door, SurveyKind};
use app::evaluation::port::Evaluations as _;
use app::shared::fault::{Fault, Problem};
use app::shared::ids::QuestionnaireId;

use crate::evaluation::bank::BankService;
use crate::test::surveys::{OSLOMET, World, actor, editor, token_in};

async fn world() -> (World, BankService) {
    let w = World::new().await;
    let bank = BankService::new(w.parts().clone());
    (w, bank)
}

fn lead() -> app::accounts::model::Actor {
    actor(Role::DirectorateAdmin, None)
}

fn from(day: &str) -> ForceForm {
    ForceForm { from: day.into() }
}

/// The versions for surveys at the end of a study.
async fn versions(bank: &BankService) -> Vec<KeptVersion> {
    let mut versions = bank.versions(&lead()).await.unwrap();
    versions.retain(|v| v.content.code == SurveyKind::End.questionnaire());
    versions
}

/// The draft with another word in its first question about quality, said to mean the same.
fn reworded(form: &mut BankForm) {
    let item = &mut form.blocks[3].items[0];
    item.text.nb = "Hvor god var kvaliteten?".into();
    item.text.nn = "Kor god var kvaliteten?".into();
    item.reworded = "ja".into();
}

/// The draft with one more question on a scale in its block of quality.
fn longer(form: &mut BankForm) {
    let mut item = form.blocks[3].items[0].clone();
    item.code = String::new();
    item.position = "99".into();
    item.reworded = String::new();
    form.blocks[3].items.push(item);
}

async fn draft(bank: &BankService, id: QuestionnaireId) -> (BankForm, i64) {
    let versions = bank.versions(&lead()).await.unwrap();
    let kept = versions.iter().find(|v| v.content.id == id).unwrap();
    (BankForm::of(&kept.content), kept.revision)
}

#[tokio::test]
async fn a_survey_uses_the_version_of_the_day_it_was_planned_on() {
    let (w, bank) = world().await;
    let id = bank.begin(&lead(), SurveyKind::End).await.unwrap();
    assert_eq!(
        bank.begin(&lead(), SurveyKind::End).await,
        Err(Fault::Stale),
        "one draft at a time"
    );
    let (mut form, seen) = draft(&bank, id).await;
    reworded(&mut form);
    bank.save(&lead(), id, seen, &form).await.unwrap();
    // What was seen before the saving cannot be put in force.
    let stale = bank.put_in_force(&lead(), id, seen, &from("2026-11-25")).await;
    assert_eq!(stale, Err(Fault::Stale));
    let today = w.run(1).await;
    let before = w.plan(today, "2026-11-24", "2026-12-22").await;
    bank.put_in_force(&lead(), id, seen + 1, &from("2026-11-25"))
        .await
        .unwrap();
    let states: Vec<BankState> = versions(&bank).await.iter().map(|v| v.state).collect();
    assert_eq!(
        states,
        [BankState::Coming, BankState::InForce, BankState::Retired]
    );

    w.go_to("2026-11-25");
    let later = w.run(2).await;
    let after = w.plan(later, "2026-11-25", "2026-12-22").await;
    let told: Vec<_> = versions(&bank)
        .await
        .iter()
        .map(|v| (v.state, v.surveys))
        .collect();
    let retired = (BankState::Retired, 0);
    assert_eq!(told, [(BankState::InForce, 1), (BankState::Retired, 1), retired]);
    for (survey, people, said) in [
        (before, 0..2, "Hvordan"),
        (after, 2..4, "Hvor god var kvaliteten?"),
    ] {
        w.add(survey, people.clone()).await;
        w.work().await;
        let to = format!("deltaker{}@prove.example", people.start);
        let letters = w.letters().await;
        let (_, _, text) = letters.iter().find(|(receiver, ..)| *receiver == to).unwrap();
        let Door::Open { questionnaire, .. } = w.surveys.open(&token_in(text)).await.unwrap() else {
            panic!("the survey is open");
        };
        let asked = &questionnaire
            .items()
            .find(|i| i.code == "quality_overall")
            .unwrap()
            .text
            .nb;
        assert_eq!(
            asked == "Hvor god var kvaliteten?",
            said == "Hvor god var kvaliteten?",
            "{asked}"
        );
    }
}

#[tokio::test]
async fn new_surveys_ask_the_second_version_and_past_ones_are_read_in_the_first() {
    let w = World::new().await;
    let past = w.closed((1, 1), OSLOMET, "norsk", 2025, &[4; 7]).await;
    let (_, tokens) = w.open_survey(1).await;
    let Door::Open { questionnaire, .. } = w.surveys.open(&tokens[0]).await.unwrap() else {
        panic!("the survey is open");
    };
    assert_eq!((questionnaire.version, questionnaire.items().count()), (2, 25));
    let results = w.surveys.results(&editor(), past).await.unwrap();
    assert_eq!(results.questionnaire.version, 1);
    let asked = |code: &str| results.items.iter().any(|i| i.item.code == code);
    assert!(asked("motivation_level") && !asked("relevance_teaching"));
}

#[tokio::test]
async fn what_is_in_force_is_never_changed_again() {
    let (w, bank) = world().await;
    let (form, seen) = draft(&bank, w.questionnaire).await;
    assert_eq!(
        bank.save(&lead(), w.questionnaire, seen, &form).await,
        Err(Fault::Stale)
    );
    let again = bank
        .put_in_force(&lead(), w.questionnaire, seen, &from("2026-12-01"))
        .await;
    assert_eq!(again, Err(Fault::Stale));
    assert_eq!(bank.discard(&lead(), w.questionnaire).await, Err(Fault::Stale));
    assert_eq!(
        bank.discard(&lead(), QuestionnaireId(999)).await,
        Err(Fault::Missing)
    );
}

#[tokio::test]
async fn two_who_write_at_once_do_not_overwrite_each_other() {
    let (_w, bank) = world().await;
    let id = bank.begin(&lead(), SurveyKind::End).await.unwrap();
    let (mut form, seen) = draft(&bank, id).await;
    reworded(&mut form);
    let (one, other) = tokio::join!(async { bank.save(&lead(), id, seen, &form).await }, async {
        bank.save(&lead(), id, seen, &form).await
    },);
    assert!(one.is_ok() != other.is_ok(), "{one:?} {other:?}");
    assert!([one, other].contains(&Err(Fault::Stale)));
    bank.discard(&lead(), id).await.unwrap();
    assert_eq!(versions(&bank).await.len(), 2);
}

#[tokio::test]
async fn what_is_unclear_or_too_early_is_not_put_in_force() {
    let (_w, bank) = world().await;
    let id = bank.begin(&lead(), SurveyKind::End).await.unwrap();
    let (mut form, seen) = draft(&bank, id).await;
    reworded(&mut form);
    form.blocks[3].items[0].reworded.clear();
    bank.save(&lead(), id, seen, &form).await.unwrap();
    let refused = bank
        .put_in_force(&lead(), id, seen + 1, &from("2026-11-01"))
        .await;
    let Err(Fault::Invalid(faults)) = refused else {
        panic!("{refused:?}");
    };
    let told: Vec<_> = faults.iter().map(|f| (f.field.as_str(), &f.problem)).collect();
    assert_eq!(
        told,
        [
            ("blocks[3][items][0][reworded]", &Problem::SameOrNew),
            ("from", &Problem::Past)
        ]
    );
    // A refused step leaves the draft as it was seen.
    assert_eq!(draft(&bank, id).await.1, seen + 1);
}

#[tokio::test]
async fn the_directorate_reads_and_its_administrator_writes() {
    let (_w, bank) = world().await;
    let analyst = actor(Role::Analyst, None);
    // One for each kind of survey, and a second at the end of a study.
    assert_eq!(bank.versions(&analyst).await.unwrap().len(), 5);
    assert_eq!(bank.begin(&analyst, SurveyKind::End).await, Err(Fault::Forbidden));
    assert_eq!(bank.versions(&editor()).await.err(), Some(Fault::Forbidden));
}

#[tokio::test]
async fn a_question_added_on_the_page_is_no_part_of_an_index() {
    let (_w, bank) = world().await;
    let id = bank.begin(&lead(), SurveyKind::End).await.unwrap();
    let (mut form, seen) = draft(&bank, id).await;
    longer(&mut form);
    // Room for it.
    form.blocks[2].items[0].remove = "ja".into();
    bank.save(&lead(), id, seen, &form).await.unwrap();
    bank.put_in_force(&lead(), id, seen + 1, &from("2026-11-25"))
        .await
        .unwrap();
    let versions = versions(&bank).await;
    let before: Vec<&str> = versions[1].content.items().map(|i| i.code.as_str()).collect();
    for item in versions[0].content.items() {
        let was = versions[1].content.items().find(|i| i.code == item.code);
        assert_eq!(item.apart, was.is_none_or(|i| i.apart), "{}", item.code);
    }
    let new = versions[0]
        .content
        .items()
        .filter(|i| !before.contains(&i.code.as_str()));
    assert_eq!(new.count(), 1);
}
