//! Many offers at once: what is about to happen is told before it does, and afterwards what did.

use super::*;

fn line(id: i64, title: &str, obstacle: Option<Obstacle>) -> BulkLine {
    BulkLine {
        offer: OfferId(id),
        title: title.into(),
        institution_short: "HVL".into(),
        version: None,
        obstacle,
    }
}

fn plan(action: BulkAction) -> BulkPlan {
    BulkPlan {
        action,
        year: StudyYear(2027),
        years: vec![StudyYear(2027), StudyYear(2028)],
        lines: vec![
            line(1, "Matematikk", None),
            line(2, "Norsk", Some(Obstacle::InReview)),
        ],
        n_left_out: 0,
    }
}

fn planned(action: BulkAction, faults: Vec<FieldFault>) -> Html {
    let form = BulkForm {
        reason: "Fordi </textarea>".into(),
        ..BulkForm::default()
    };
    drawn(|| plan_view(Words::of(Lang::Nb), &plan(action), &form, faults))
}

#[test]
fn a_copy_tells_how_many_and_why_not_the_others() {
    let page = planned(BulkAction::Copy, vec![]);
    let said = all_text(&page);
    assert!(said.contains("1 kopieres, 1 kan ikke kopieres"), "{said}");
    assert!(said.contains("Neste versjon er til kontroll."), "{said}");
    let years: Vec<_> = select(&page, "select[name='form[year]'] option")
        .into_iter()
        .map(text)
        .collect();
    assert_eq!(years, ["2027–28", "2028–29"]);
    let confirm = select(
        &page,
        "form[action*='offer/do_bulk'] input[name='form[offers][]']",
    );
    assert_eq!(confirm.len(), 2, "all that was asked for stands in the report");
}

#[test]
fn a_withdrawal_wants_a_reason_and_keeps_it() {
    let faults = vec![FieldFault::new("reason", Problem::ReasonNeeded)];
    let page = planned(BulkAction::Withdraw, faults);
    assert_eq!(
        select(&page, "textarea")[0].text().collect::<String>(),
        "Fordi </textarea>"
    );
    assert!(all_text(&page).contains("Dette kan ikke angres"));
    assert_eq!(select(&page, "#error-summary a").len(), 1);
}

fn reported(action: BulkAction, undone: bool) -> Html {
    let mut copied = line(1, "Matematikk", None);
    copied.version = (action == BulkAction::Copy).then_some(VersionId(9));
    let report = BulkReport {
        id: BulkId(4),
        action,
        year: StudyYear(2027),
        made_at: Instant::UNIX_EPOCH,
        by: "Ingunn".into(),
        lines: vec![copied, line(2, "Norsk", Some(Obstacle::WorkedOn))],
        undone_at: undone.then_some(Instant::UNIX_EPOCH),
    };
    drawn(|| report_view(Words::of(Lang::Nb), &report))
}

#[test]
fn a_report_leads_to_the_drafts_and_back() {
    let page = reported(BulkAction::Copy, false);
    assert!(all_text(&page).contains("1 er kopiert, 1 står som før"));
    assert_eq!(select(&page, "a[href='/nb/institusjon/tilbud/9']").len(), 1);
    assert_eq!(select(&page, "form[action*='offer/undo_bulk']").len(), 1);
}

#[test]
fn what_is_undone_or_cannot_be_has_no_way_back() {
    let undone = reported(BulkAction::Copy, true);
    assert_eq!(select(&undone, "form, a[href*='/tilbud/']").len(), 0);
    assert!(all_text(&undone).contains("Angret"));
    let withdrawn = reported(BulkAction::Withdraw, false);
    assert_eq!(select(&withdrawn, "form").len(), 0);
}
