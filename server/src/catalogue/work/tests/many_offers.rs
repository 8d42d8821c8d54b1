//! One thing done to many offers: seen, done, told of, taken back.

use app::catalogue::model::{RunMark, VersionState};
use app::catalogue::work::bulk::{BulkAction, BulkForm, MOST, Obstacle};
use app::shared::fault::{Fault, Problem};
use app::shared::ids::BulkId;

use super::*;

fn asked(action: BulkAction, offers: &[OfferId]) -> BulkForm {
    BulkForm {
        action: action.code().into(),
        offers: offers.iter().map(ToString::to_string).collect(),
        ..BulkForm::default()
    }
}

async fn mark_of(s: &Stage, offer: OfferId) -> Option<RunMark> {
    s.catalogue.offers(&[offer]).await.unwrap()[0].runs[0].mark
}

/// What became of each line, by title.
async fn lines(s: &Stage, editor: &Actor, bulk: BulkId) -> Vec<(String, Option<Obstacle>)> {
    let report = work(s).bulk_report(editor, bulk).await.unwrap();
    report.lines.into_iter().map(|l| (l.title, l.obstacle)).collect()
}

#[tokio::test]
async fn a_years_offers_are_copied_and_what_cannot_be_says_why() {
    let s = Stage::new().await;
    let editor = s.editor().await;
    let (one, _) = last_years(&s, "En").await;
    let (two, _) = last_years(&s, "To").await;
    s.catalogue.revise(&editor, two).await.unwrap();
    let (three, _) = live(&s, full_form("Tre, alt for neste år")).await;
    let (gone, _) = last_years(&s, "Vekk").await;
    s.catalogue.withdraw(&editor, gone, "Slutt".into()).await.unwrap();
    let form = asked(BulkAction::Copy, &[one, two, three, gone, OfferId(999)]);

    let told = s.told().await.len();
    let plan = work(&s).plan_bulk(&editor, &form).await.unwrap();
    let expected = [
        ("", Some(Obstacle::Unknown)),
        ("En", None),
        ("To", Some(Obstacle::Begun)),
        ("Tre, alt for neste år", Some(Obstacle::SameYear)),
        ("Vekk", Some(Obstacle::Withdrawn)),
    ];
    let planned: Vec<_> = plan
        .lines
        .iter()
        .map(|l| (l.title.as_str(), l.obstacle))
        .collect();
    assert_eq!(planned, expected);
    assert_eq!(plan.year.0, 2027);

    let bulk = work(&s).do_bulk(&editor, &form).await.unwrap();
    let done = lines(&s, &editor, bulk).await;
    let done: Vec<_> = done.iter().map(|(t, o)| (t.as_str(), *o)).collect();
    assert_eq!(done, expected, "what was told beforehand is what happened");
    assert_eq!(s.told().await.len(), told, "nothing public has changed");

    let report = work(&s).bulk_report(&editor, bulk).await.unwrap();
    let copy = report.lines[1].version.unwrap();
    let page = s.catalogue.draft(&editor, copy).await.unwrap();
    assert_eq!(
        (page.version.offer, page.version.year.0),
        (one, 2027),
        "the series goes on"
    );
    assert_eq!(page.version.state, VersionState::Draft);
    assert_eq!(page.form.run.semester, "2028h");
    assert_eq!(page.form.run.funding_deadline, "2028-03-01");
    assert_eq!(page.form.run.starts_on, "", "a guess would look like a fact");
    assert!(
        page.missing.iter().all(|f| f.field.starts_with("run[")),
        "{:?}",
        page.missing
    );

    // Renamed and with a new code it is the same series still.
    let mut form = full_form("Et helt annet navn");
    form.code = "NY99".into();
    s.catalogue.submit(&editor, copy, 1, form).await.unwrap();
    s.decide(s.last_case().await, Outcome::Approved).await;
    let offer = s.catalogue.offer(one, None).await.unwrap();
    assert_eq!(offer.shown.version.plan.title, "Et helt annet navn");
    assert_eq!(offer.years.iter().map(|y| y.0).collect::<Vec<_>>(), [2027, 2026]);
}

#[tokio::test]
async fn a_copy_is_taken_back_where_nobody_has_worked_on_it() {
    let s = Stage::new().await;
    let editor = s.editor().await;
    let (one, _) = last_years(&s, "En").await;
    let (two, _) = last_years(&s, "To").await;
    let form = asked(BulkAction::Copy, &[one, two]);
    let bulk = work(&s).do_bulk(&editor, &form).await.unwrap();
    let report = work(&s).bulk_report(&editor, bulk).await.unwrap();
    let worked = report.lines[1].version.unwrap();
    s.catalogue
        .save(&editor, worked, 1, full_form("To, ny"))
        .await
        .unwrap();
    work(&s).undo_bulk(&editor, bulk).await.unwrap();
    assert_eq!(
        lines(&s, &editor, bulk).await,
        [
            ("En".to_owned(), None),
            ("To".to_owned(), Some(Obstacle::WorkedOn))
        ]
    );
    let dropped = report.lines[0].version.unwrap();
    assert_eq!(
        s.catalogue.draft(&editor, dropped).await.err(),
        Some(Fault::Missing)
    );
    let page = s.catalogue.draft(&editor, worked).await.unwrap();
    assert_eq!(page.form.title, "To, ny");
    assert_eq!(work(&s).undo_bulk(&editor, bulk).await, Err(Fault::Stale));
    assert_eq!(
        titles(&s, &editor, &[("tilstand", "published")]).await,
        ["En"],
        "the overview shows the live text again"
    );
}

#[tokio::test]
async fn runs_are_marked_and_get_their_old_marks_back() {
    let s = Stage::new().await;
    let editor = s.editor().await;
    let (one, _) = live(&s, full_form("En")).await;
    let (two, _) = live(&s, full_form("To")).await;
    let (three, _) = live(&s, full_form("Tre")).await;
    let run = s.catalogue.offers(&[two]).await.unwrap()[0].runs[0].id;
    s.catalogue
        .mark_run(&editor, run, Some(RunMark::Leftover))
        .await
        .unwrap();
    let all = [one, two, three];
    let told = s.told().await.len();
    let bulk = work(&s)
        .do_bulk(&editor, &asked(BulkAction::MarkCancelled, &all))
        .await
        .unwrap();
    assert_eq!(s.told().await.len(), told + 3, "every public page follows");
    for offer in all {
        assert_eq!(mark_of(&s, offer).await, Some(RunMark::Cancelled));
    }
    let again = work(&s)
        .plan_bulk(&editor, &asked(BulkAction::MarkCancelled, &all))
        .await
        .unwrap();
    assert!(
        again
            .lines
            .iter()
            .all(|l| l.obstacle == Some(Obstacle::AlreadySo))
    );
    // Somebody says something else of the third meanwhile: that stands.
    let run = s.catalogue.offers(&[three]).await.unwrap()[0].runs[0].id;
    s.catalogue
        .mark_run(&editor, run, Some(RunMark::Full))
        .await
        .unwrap();
    work(&s).undo_bulk(&editor, bulk).await.unwrap();
    assert_eq!(mark_of(&s, one).await, None);
    assert_eq!(mark_of(&s, two).await, Some(RunMark::Leftover));
    assert_eq!(mark_of(&s, three).await, Some(RunMark::Full));
}

#[tokio::test]
async fn many_are_withdrawn_with_one_reason_and_none_without() {
    let s = Stage::new().await;
    let editor = s.editor().await;
    let (one, version) = live(&s, full_form("En")).await;
    let (two, _) = live(&s, full_form("To")).await;
    let mut form = asked(BulkAction::Withdraw, &[one, two]);
    let refused = work(&s).do_bulk(&editor, &form).await;
    assert_eq!(refused, Err(Fault::field("reason", Problem::ReasonNeeded)));
    assert_eq!(s.catalogue.offers(&[one, two]).await.unwrap().len(), 2);
    form.reason = "For få søkere".into();
    let bulk = work(&s).do_bulk(&editor, &form).await.unwrap();
    assert_eq!(s.catalogue.offers(&[one, two]).await.unwrap(), vec![]);
    assert_eq!(s.row(version).await.withdrawn_reason, "For få søkere");
    assert_eq!(
        work(&s).undo_bulk(&editor, bulk).await,
        Err(Fault::Stale),
        "a withdrawn text needs an approval to come back"
    );
}

#[tokio::test]
async fn nobody_does_it_to_anothers_offers() {
    let s = Stage::new().await;
    let editor = s.editor().await;
    let (offer, _) = live(&s, full_form("En")).await;
    let other = s.actor(app::accounts::model::Role::Editor, Some(s.uib)).await;
    let form = asked(BulkAction::MarkFull, &[offer]);
    let bulk = work(&s).do_bulk(&other, &form).await.unwrap();
    assert_eq!(
        lines(&s, &other, bulk).await,
        [(String::new(), Some(Obstacle::Unknown))],
        "not even its title is told"
    );
    assert_eq!(mark_of(&s, offer).await, None);
    let bulk = work(&s).do_bulk(&editor, &form).await.unwrap();
    for refused in [
        work(&s).bulk_report(&other, bulk).await.err(),
        work(&s).undo_bulk(&other, bulk).await.err(),
        work(&s).plan_bulk(&s.reviewer().await, &form).await.err(),
    ] {
        assert_eq!(refused, Some(Fault::Forbidden));
    }
    for (form, fault) in [
        (
            BulkForm::default(),
            Fault::field("action", Problem::UnknownChoice),
        ),
        (
            asked(BulkAction::Copy, &[]),
            Fault::field("offers", Problem::AtLeast(1)),
        ),
        (
            BulkForm {
                year: "1999".into(),
                ..asked(BulkAction::Copy, &[offer])
            },
            Fault::field("year", Problem::UnknownChoice),
        ),
    ] {
        assert_eq!(work(&s).plan_bulk(&editor, &form).await.err(), Some(fault));
    }
}

#[tokio::test]
async fn a_whole_selection_is_meant_by_its_address() {
    let s = Stage::new().await;
    let editor = s.editor().await;
    live(&s, full_form("Fransk")).await;
    live(&s, full_form("Fysikk")).await;
    live(&s, full_form("Fysikk 2")).await;
    let form = BulkForm {
        every: "q=fysikk&sorter=tittel".into(),
        ..asked(BulkAction::MarkFull, &[])
    };
    let plan = work(&s).plan_bulk(&editor, &form).await.unwrap();
    let found: Vec<_> = plan.lines.iter().map(|l| l.title.as_str()).collect();
    assert_eq!(found, ["Fysikk", "Fysikk 2"]);
    let many: Vec<OfferId> = (1..=i64::try_from(MOST).unwrap() + 7).map(OfferId).collect();
    let plan = work(&s)
        .plan_bulk(&editor, &asked(BulkAction::MarkFull, &many))
        .await
        .unwrap();
    assert_eq!((plan.lines.len(), plan.n_left_out), (MOST, 7));
}
