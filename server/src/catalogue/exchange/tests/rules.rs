//! What a row may touch: drafts of the coming year, each by one row, none that somebody else saved meanwhile.

use super::*;

#[tokio::test]
async fn rows_in_the_way_of_each_other_or_of_nobody_are_refused() {
    let w = World::new().await;
    let (mine, _) = w.draft("TO", "Ein").await;
    w.draft("TO", "To").await;
    let other = w.scene.actor(Role::Editor, Some(w.scene.uib)).await;
    let theirs = w
        .scene
        .catalogue
        .create(&other, w.scene.uib, Lang::Nb)
        .await
        .unwrap();
    let theirs = w
        .scene
        .catalogue
        .draft(&other, theirs)
        .await
        .unwrap()
        .version
        .offer;
    let file = format!(
        "nummer i videre;studieår;kode;tittel\n;;A1;Ein\n;;a 1;Ein til\n;;;Uten kode\n;;TO;Hvem\n{mine};;NY;Med nummer\n{theirs};;A9;Andres\nx;;A8;Tull\n;2020;A7;Gammelt\n;snart;A6;Når\n{mine};2027;NY;Igjen\n"
    );
    let id = w.tried(&file).await;
    let coming = app::shared::time::StudyYear(2027);
    assert_eq!(
        w.verdicts(id).await,
        [
            (2, Verdict::New, vec![]),
            (3, Verdict::Refused, vec![RowProblem::Twice(2)]),
            (4, Verdict::Refused, vec![RowProblem::NoKey]),
            (5, Verdict::Refused, vec![RowProblem::Ambiguous]),
            (6, Verdict::Changed, vec![]),
            (7, Verdict::Refused, vec![RowProblem::UnknownOffer]),
            (8, Verdict::Refused, vec![RowProblem::UnknownOffer]),
            (9, Verdict::Refused, vec![RowProblem::OtherYear(coming)]),
            (10, Verdict::Refused, vec![RowProblem::NotAYear]),
            (11, Verdict::Refused, vec![RowProblem::Twice(6)]),
        ]
    );
}

#[tokio::test]
async fn a_live_text_and_one_in_review_are_never_written() {
    let w = World::new().await;
    let (live, version) = w.scene.published().await;
    let reviewed = w
        .scene
        .catalogue
        .create(&w.editor, w.scene.hvl, Lang::Nb)
        .await
        .unwrap();
    let form = OfferForm {
        code: "REV".into(),
        ..full_form("Til kontroll")
    };
    w.scene
        .catalogue
        .submit(&w.editor, reviewed, 1, form)
        .await
        .unwrap();
    let before = (w.scene.row(version).await, w.scene.row(reviewed).await);
    let id = w.tried("kode;tittel\nMAT1;Nytt navn\nREV;Nytt navn\n").await;
    assert_eq!(
        w.verdicts(id).await,
        [
            (2, Verdict::Refused, vec![RowProblem::Live]),
            (3, Verdict::Refused, vec![RowProblem::InReview]),
        ]
    );
    w.apply(id, true).await.unwrap();
    assert_eq!((w.scene.row(version).await, w.scene.row(reviewed).await), before);
    assert_eq!(w.page(id, None).await.rows[0].report.offer, Some(live));
    // Saying again what they say already is no change, whatever their state.
    let same = w
        .tried("kode;tittel\nMAT1;Matematikk 1\nREV;Til kontroll\n")
        .await;
    assert_eq!(w.page(same, None).await.import.summary.unchanged, 2);
}

#[tokio::test]
async fn next_years_text_of_a_live_offer_begins_from_the_present_one_without_its_dates() {
    let w = World::new().await;
    let (offer, version) = w.scene.published().await;
    // After 1 March the coming year is the one after.
    w.scene.t.clock.set("2027-03-02T10:00:00Z".parse().unwrap());
    let id = w
        .tried("kode;tittel;oppstart\nMAT1;Matematikk 1 ny;20.8.2028\n")
        .await;
    assert_eq!(w.verdicts(id).await, [(2, Verdict::NextYear, vec![])]);
    w.apply(id, false).await.unwrap();
    let page = w.page(id, Some(Verdict::NextYear)).await;
    let report = &page.rows[0].report;
    let next = w
        .scene
        .catalogue
        .draft(&w.editor, report.seen.unwrap().version)
        .await
        .unwrap();
    assert_eq!((next.version.offer, next.version.year.0), (offer, 2028));
    assert_eq!(next.form.title, "Matematikk 1 ny");
    assert_eq!(next.form.content, full_form("").content);
    assert_eq!(
        (next.form.run.starts_on.as_str(), next.form.run.ends_on.as_str()),
        ("2028-08-20", "")
    );
    assert_eq!(
        w.scene.row(version).await.plan.title,
        "Matematikk 1",
        "the live text stands"
    );
    let again = w
        .tried("kode;tittel;oppstart\nMAT1;Matematikk 1 ny;20.8.2028\n")
        .await;
    assert_eq!(w.page(again, None).await.import.summary.unchanged, 1);
}

#[tokio::test]
async fn an_offer_somebody_saved_meanwhile_is_refused_and_the_rest_is_saved() {
    let w = World::new().await;
    let (_, first) = w.draft("A1", "Ein").await;
    let (_, second) = w.draft("B1", "To").await;
    let id = w.tried("kode;tittel\nA1;Frå fil\nB1;Frå fil\nC1;Ny\n").await;
    let mut theirs = w.form(first).await;
    theirs.title = "Frå ein kollega".into();
    w.scene.catalogue.save(&w.editor, first, 2, theirs).await.unwrap();
    let (_, late) = w.draft("C1", "Kollegaens").await;
    w.apply(id, false).await.unwrap();
    assert_eq!(
        w.verdicts(id).await,
        [
            (2, Verdict::Refused, vec![RowProblem::Stale]),
            (3, Verdict::Changed, vec![]),
            (4, Verdict::Refused, vec![RowProblem::Stale]),
        ]
    );
    assert_eq!(w.form(first).await.title, "Frå ein kollega");
    assert_eq!(w.form(second).await.title, "Frå fil");
    assert_eq!(w.form(late).await.title, "Kollegaens");
    // Tried again, it is set against what the colleague wrote.
    let seen = w.page(id, None).await.import.revision;
    let again = RowForm {
        row: "2".into(),
        ..RowForm::default()
    };
    assert_eq!(w.exchange.fix(&w.editor, id, seen, again).await, Ok(true));
    assert_eq!(w.form(first).await.title, "Frå fil");
}
