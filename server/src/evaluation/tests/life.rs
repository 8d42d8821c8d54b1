//! From the plan to the results, and what goes wrong on the way.

use app::evaluation::form::PlanForm;
use app::evaluation::model::{Door, EvaluationState, Figure};
use app::evaluation::port::Evaluations as _;
use app::shared::fault::{Fault, Problem};
use app::shared::ids::EvaluationId;

use crate::test::surveys::{OSLOMET, World, editor, rating, token_in};

fn is_in(door: &Door) -> &'static str {
    match door {
        Door::Open { .. } => "open",
        Door::Spent(_) => "spent",
        Door::Closed(_) => "closed",
        Door::NotYet(_) => "not yet",
    }
}

async fn page(w: &World, id: EvaluationId) -> app::evaluation::model::EvaluationPage {
    w.surveys.evaluation(&editor(), id).await.unwrap()
}

#[tokio::test]
async fn a_survey_lives_from_its_plan_to_its_results() {
    let w = World::new().await;
    let run = w.run(1).await;
    let id = w.plan(run, "2026-12-01", "2026-12-22").await;
    assert!(w.parts().secrets.read(id).is_some());
    let again = PlanForm {
        kind: String::new(),
        opens_on: "2026-12-01".into(),
        closes_on: "2026-12-22".into(),
    };
    assert_eq!(w.surveys.plan(&editor(), run, again).await, Err(Fault::Stale));
    let row = &w.surveys.runs(&editor()).await.unwrap()[0];
    assert_eq!(row.evaluations[0].state, EvaluationState::Planned);

    // Ten good rows, one twice, one whose address takes no letters, three bad ones.
    let mut list = String::from("Namn;Epost\r\n");
    for i in 0..10 {
        list.push_str(&format!("Deltaker {i};deltaker{i}@prove.example\r\n"));
    }
    list.push_str("Per;DELTAKER3@prove.example\r\nOla;ola@refused.example\r\n;x@prove.example\r\nUten;\r\nFeil;feil\r\n");
    let report = w
        .surveys
        .add_participants(&editor(), id, list.as_bytes(), false)
        .await
        .unwrap();
    assert_eq!((report.added, report.merged), (11, 1));
    let refused: Vec<_> = report
        .refused
        .iter()
        .map(|f| (f.row, f.problem.clone()))
        .collect();
    assert_eq!(
        refused,
        [
            (14, Problem::Required),
            (15, Problem::Required),
            (16, Problem::NotAnEmail)
        ]
    );
    w.work().await;
    assert_eq!(
        w.letters().await.len(),
        0,
        "nobody is written to before the opening day"
    );

    w.go_to("2026-12-01");
    w.work().await;
    w.work().await;
    let letters = w.letters().await;
    assert_eq!(letters.len(), 10);
    assert!(letters[0].1.contains("Norsk 2") && letters[0].2.contains("22. desember 2026"));
    let seen = page(&w, id).await;
    assert_eq!(seen.evaluation.state, EvaluationState::Open);
    assert_eq!(
        seen.participants
            .iter()
            .filter(|p| p.invited_at.is_some())
            .count(),
        10
    );
    assert_eq!(seen.participants.iter().filter(|p| p.bounced).count(), 1);
    assert_eq!(seen.answered_percent, None);

    let tokens = w.tokens().await;
    let Door::Open { institution, .. } = w.surveys.open(&tokens[0]).await.unwrap() else {
        panic!("the door is open");
    };
    assert_eq!(institution, "OsloMet – storbyuniversitetet");
    for (token, value) in tokens.iter().zip([5, 4, 4, 5, 3]) {
        w.surveys.answer(token, rating(value)).await.unwrap();
    }
    assert_eq!(w.surveys.answer(&tokens[0], rating(1)).await, Err(Fault::Stale));
    assert_eq!(is_in(&w.surveys.open(&tokens[0]).await.unwrap()), "spent");
    let faulty = w.surveys.answer(&tokens[6], rating(9)).await;
    assert_eq!(
        faulty,
        Err(Fault::field("one[quality_overall]", Problem::UnknownChoice))
    );
    assert_eq!(w.surveys.answer("x", rating(1)).await, Err(Fault::Missing));

    // A reminder goes to the five who have not answered, under their own link.
    w.go_to("2026-12-08");
    w.work().await;
    w.work().await;
    let reminders = w.letters().await.split_off(10);
    assert_eq!(reminders.len(), 5);
    for (_, subject, text) in &reminders {
        assert!(subject.starts_with("Påminnelse"));
        assert!(tokens[5..].contains(&token_in(text)));
    }

    // A late participant is invited at once and can answer.
    w.add(id, 20..21).await;
    w.work().await;
    let letters = w.letters().await;
    assert_eq!(
        (letters.len(), letters[15].0.as_str()),
        (16, "deltaker20@prove.example")
    );
    w.surveys
        .answer(&token_in(&letters[15].2), rating(5))
        .await
        .unwrap();
    assert_eq!(page(&w, id).await.answered_percent, Some(50));

    w.go_to("2026-12-23");
    assert_eq!(is_in(&w.surveys.open(&tokens[7]).await.unwrap()), "closed");
    assert_eq!(w.surveys.answer(&tokens[7], rating(1)).await, Err(Fault::Stale));
    assert_eq!(w.surveys.results(&editor(), id).await, Err(Fault::Missing));
    w.work().await;
    assert!(
        w.parts().secrets.evaluations().unwrap().is_empty(),
        "the key is gone"
    );
    assert_eq!(is_in(&w.surveys.open(&tokens[7]).await.unwrap()), "closed");
    let late = w
        .surveys
        .add_participants(&editor(), id, b"A,a@prove.example", false)
        .await;
    assert_eq!(late, Err(Fault::Stale));
    let results = w.surveys.results(&editor(), id).await.unwrap();
    assert_eq!(
        (results.invited, results.answered, results.pooled),
        (12, Some(6), false)
    );
    let overall = results
        .items
        .iter()
        .find(|i| i.item.code == "quality_overall")
        .unwrap();
    let Figure::Shown { n, estimate, .. } = &overall.figure else {
        panic!("six answers are enough");
    };
    assert_eq!((*n, estimate.unwrap().mean), (6, 4.3));
    let unanswered = results
        .items
        .iter()
        .find(|i| i.item.code == "quality_content")
        .unwrap();
    assert_eq!(unanswered.figure, Figure::Hidden);

    w.go_to("2027-03-22");
    w.work().await;
    assert_eq!(page(&w, id).await.participants.len(), 12);
    w.go_to("2027-03-24");
    w.work().await;
    let seen = page(&w, id).await;
    assert_eq!((seen.participants.len(), seen.evaluation.invited), (0, 12));
}

#[tokio::test]
async fn a_plan_needs_a_run_and_dates_that_fit() {
    let w = World::new().await;
    let run = w.run(1).await;
    let plan = |opens_on: &str, closes_on: &str| PlanForm {
        kind: String::new(),
        opens_on: opens_on.into(),
        closes_on: closes_on.into(),
    };
    let missing = w
        .surveys
        .plan(
            &editor(),
            app::shared::ids::RunId(9),
            plan("2026-12-01", "2026-12-20"),
        )
        .await;
    assert_eq!(missing, Err(Fault::Missing));
    let turned = w
        .surveys
        .plan(&editor(), run, plan("2026-12-20", "2026-12-01"))
        .await;
    assert!(matches!(turned, Err(Fault::Invalid(_))));
    assert!(w.parts().secrets.evaluations().unwrap().is_empty());
}

#[tokio::test]
async fn there_are_only_so_many_ballots_for_late_participants() {
    let w = World::new().await;
    let (id, _) = w.open_survey(4).await;
    // 4 + 2 + 10 ballots, four taken.
    let mut list = String::from("navn,e-post\n");
    for i in 0..20 {
        list.push_str(&format!("Sein {i},sein{i}@prove.example\n"));
    }
    let add = async |anyway| {
        w.surveys
            .add_participants(&editor(), id, list.as_bytes(), anyway)
            .await
            .unwrap()
    };
    // Nobody chose which twelve, so nobody is asked until somebody says so.
    let held = add(false).await;
    assert_eq!((held.added, held.refused.len(), held.is_held), (12, 8, true));
    w.work().await;
    assert_eq!(w.letters().await.len(), 4);
    let report = add(true).await;
    assert_eq!(
        (report.added, report.refused.len(), report.is_held),
        (12, 8, false)
    );
    assert!(
        report
            .again
            .starts_with("navn;e-post\nSein 12;sein12@prove.example\n"),
        "{}",
        report.again
    );
    assert_eq!(
        (report.refused[0].row, report.refused[0].problem.clone()),
        (14, Problem::NoBallots(16))
    );
    w.work().await;
    assert_eq!(w.letters().await.len(), 16);
    for token in w.tokens().await {
        w.surveys.answer(&token, rating(4)).await.unwrap();
    }
}

#[tokio::test]
async fn a_lost_key_stops_letters_but_no_answer() {
    let w = World::new().await;
    let (id, tokens) = w.open_survey(8).await;
    w.surveys.answer(&tokens[1], rating(5)).await.unwrap();
    let key = w.parts().secrets.read(id).unwrap();
    w.parts().secrets.delete(id).unwrap();
    w.go_to("2026-11-30");
    w.work().await;
    w.work().await;
    assert!(page(&w, id).await.evaluation.key_lost);
    assert_eq!(w.letters().await.len(), 8, "no reminder is sent");
    w.surveys.answer(&tokens[0], rating(4)).await.unwrap();

    // Somebody else's key is no better than none; the right one mends it.
    let folder = &w.parts().config.secret_dir;
    let file = folder.join(format!("evaluation-{id}.key"));
    std::fs::write(&file, [9; 32]).unwrap();
    w.work().await;
    assert!(page(&w, id).await.evaluation.key_lost);
    std::fs::write(&file, key.0).unwrap();
    w.work().await;
    w.work().await;
    assert!(!page(&w, id).await.evaluation.key_lost);
    assert_eq!(w.letters().await.len(), 8 + 6, "the reminder is made up for");
}

#[tokio::test]
async fn no_answer_is_lost_with_the_secret_store() {
    let w = World::new().await;
    let (id, tokens) = w.open_survey(8).await;
    for token in &tokens[..6] {
        w.surveys.answer(token, rating(4)).await.unwrap();
    }
    let folder = &w.parts().config.secret_dir;
    std::fs::remove_file(folder.join(format!("evaluation-{id}.key"))).unwrap();
    w.surveys.answer(&tokens[6], rating(4)).await.unwrap();
    w.go_to("2026-12-23");
    w.work().await;
    let results = w.surveys.results(&editor(), id).await.unwrap();
    assert_eq!(
        results.answered,
        Some(7),
        "what they are sealed under lies on the machine"
    );
    assert!(
        w.parts().secrets.evaluations().unwrap().is_empty(),
        "and goes at closing"
    );
}

/// Six answers sealed under a key that is lost before closing, with the machine's copy of what it sealed them under,
/// and one that came after.
async fn closing_without_a_key() -> (World, EvaluationId, [u8; 32]) {
    let w = World::new().await;
    let (id, tokens) = w.open_survey(8).await;
    for token in &tokens[..6] {
        w.surveys.answer(token, rating(4)).await.unwrap();
    }
    let key = w.parts().secrets.read(id).unwrap();
    w.parts().secrets.delete(id).unwrap();
    w.surveys.answer(&tokens[6], rating(4)).await.unwrap();
    w.go_to("2026-12-23");
    w.work().await;
    let seen = page(&w, id).await.evaluation;
    assert!(seen.key_lost && seen.state == EvaluationState::Open, "it waits");
    (w, id, key.0)
}

#[tokio::test]
async fn a_survey_closes_with_all_its_answers_when_its_key_is_brought_back() {
    let (w, id, key) = closing_without_a_key().await;
    let folder = &w.parts().config.secret_dir;
    std::fs::write(folder.join(format!("evaluation-{id}.key")), key).unwrap();
    w.work().await;
    assert_eq!(w.surveys.results(&editor(), id).await.unwrap().answered, Some(7));
    assert!(!page(&w, id).await.evaluation.key_lost);
}

#[tokio::test]
async fn a_survey_whose_key_does_not_come_back_closes_after_a_month_with_what_can_be_read() {
    let (w, id, _) = closing_without_a_key().await;
    w.go_to("2027-01-21");
    w.work().await;
    assert_eq!(page(&w, id).await.evaluation.state, EvaluationState::Open);
    w.go_to("2027-01-22");
    w.work().await;
    let seen = page(&w, id).await.evaluation;
    assert!(seen.key_lost && seen.state == EvaluationState::Closed);
    assert_eq!(w.surveys.results(&editor(), id).await.unwrap().answered, None);
}

#[tokio::test]
async fn small_surveys_of_an_offer_are_pooled_and_large_ones_stand_alone() {
    let w = World::new().await;
    let first = w.closed((1, 7), OSLOMET, "norsk", 2023, &[4, 5, 3]).await;
    let large = w
        .closed((2, 7), OSLOMET, "norsk", 2024, &[4, 5, 3, 4, 5, 5, 4])
        .await;
    let other = w.closed((3, 8), OSLOMET, "norsk", 2024, &[1, 1, 2, 1, 1]).await;
    let results = async |id| w.surveys.results(&editor(), id).await.unwrap();
    let r = results(first).await;
    assert_eq!((r.answered, r.invited, r.pooled), (None, 6, false));
    assert!(r.items.iter().all(|i| i.figure == Figure::Hidden));

    let second = w.closed((4, 7), OSLOMET, "norsk", 2025, &[2, 5, 3, 4]).await;
    for id in [first, second] {
        let r = results(id).await;
        assert_eq!((r.answered, r.invited, r.pooled), (Some(7), 14, true));
        assert_eq!((r.years.0.0, r.years.1.0), (2023, 2025));
    }
    let r = results(large).await;
    assert_eq!((r.answered, r.pooled, r.years.0.0), (Some(7), false, 2024));
    assert_eq!(
        results(other).await.answered,
        None,
        "another offer is never pooled with it"
    );
}
