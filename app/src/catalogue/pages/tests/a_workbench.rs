//! The workbench: its rows, their order and what each allows.

use super::*;

fn row(id: i64, title: &str, state: VersionState, is_live: bool) -> WorkRow {
    let mut version = version(state);
    (version.id, version.offer) = (VersionId(id), OfferId(id));
    version.plan.title = title.into();
    let mut run = run();
    (run.id, run.version) = (RunId(id), VersionId(id));
    let saved_at = Instant::from_timestamp(id * 86_400, 0).unwrap();
    WorkRow {
        version,
        institution_short: "HVL".into(),
        run: Some(run),
        is_live,
        saved_at,
    }
}

fn rows() -> Vec<WorkRow> {
    vec![
        row(1, "Matematikk", VersionState::Published, true),
        row(2, "Ål og får", VersionState::Draft, false),
        row(3, "Norsk", VersionState::Returned, true),
    ]
}

fn page_of(
    query: &[(&str, &str)],
    rows: Vec<WorkRow>,
    refused: Option<&(WithdrawForm, Vec<FieldFault>)>,
) -> Html {
    let reference = reference();
    let institution = institution();
    let query: Vec<_> = query
        .iter()
        .map(|(n, v)| ((*n).to_owned(), (*v).to_owned()))
        .collect();
    let selection = Selection::read(&query);
    drawn(|| {
        let bench = Bench {
            words: Words::of(Lang::Nb),
            today: today(),
            reference: &reference,
            institutions: &[&institution],
            refused,
        };
        bench_view(bench, rows, &selection)
    })
}

fn titles(page: &Html) -> Vec<String> {
    select(page, "tbody th a").into_iter().map(text).collect()
}

#[test]
fn shows_what_was_saved_last_first() {
    assert_eq!(
        titles(&page_of(&[], rows(), None)),
        ["Norsk", "Ål og får", "Matematikk"]
    );
}

#[test]
fn is_filtered_and_sorted_by_its_address() {
    assert_eq!(
        titles(&page_of(&[("tilstand", "draft")], rows(), None)),
        ["Ål og får"]
    );
    assert_eq!(titles(&page_of(&[("q", "åL")], rows(), None)), ["Ål og får"]);
    let page = page_of(&[("sorter", "tittel")], rows(), None);
    assert_eq!(titles(&page), ["Matematikk", "Norsk", "Ål og får"]);
    let sorted = select(&page, "th[aria-sort=ascending] a")[0];
    assert_eq!(sorted.attr("href"), Some("/nb/institusjon?sorter=-tittel"));
    let none = page_of(&[("q", "finnes ikke")], rows(), None);
    assert!(all_text(&none).contains("Ingen av tilbudene passer til utvalget"));
}

#[test]
fn an_address_nobody_understands_shows_everything() {
    let selection = Selection::read(&[("sorter".into(), "-x".into()), ("tilstand".into(), "x".into())]);
    assert_eq!((selection.state, selection.column), (None, Column::Saved));
}

#[test]
fn offers_only_what_the_state_allows() {
    let page = page_of(&[], rows(), None);
    let actions = |css: &str| {
        select(&page, css)
            .iter()
            .map(|e| e.attr("value").unwrap())
            .collect::<Vec<_>>()
    };
    assert_eq!(
        actions("form[action*='offer/withdraw'] input[name=offer]"),
        ["3", "1"]
    );
    assert_eq!(actions("form[action*='offer/revise'] input[name=offer]"), ["1"]);
    assert_eq!(
        actions("form[action*='offer/mark_run'] input[name=run]"),
        ["1"],
        "a draft's run is only a plan"
    );
    assert_eq!(
        actions("form[action*='offer/create'] input[name=institution]"),
        ["7"]
    );
}

#[test]
fn a_live_run_can_be_marked_while_its_successor_is_drafted() {
    let mut rows = rows();
    rows[2].run.as_mut().unwrap().version = VersionId(99);
    let page = page_of(&[], rows, None);
    assert_eq!(select(&page, "form[action*='offer/mark_run']").len(), 2);
}

#[test]
fn a_refused_withdrawal_keeps_its_reason_and_opens_again() {
    let form = WithdrawForm {
        offer: "1".into(),
        reason: "For </textarea> få".into(),
    };
    let refused = (form, vec![FieldFault::new("reason", Problem::Required)]);
    let page = page_of(&[], rows(), Some(&refused));
    assert_eq!(
        select(&page, "details[open] textarea")[0]
            .text()
            .collect::<String>(),
        "For </textarea> få"
    );
    assert_eq!(
        select(&page, "#error-summary a")[0].attr("href"),
        Some("#f-reason")
    );
}

#[test]
fn a_marked_run_shows_its_mark() {
    let mut rows = rows();
    rows[0].run.as_mut().unwrap().mark = Some(RunMark::Cancelled);
    let page = page_of(&[], rows, None);
    assert_eq!(select(&page, "option[selected]")[0].attr("value"), Some("avlyst"));
    assert_eq!(
        text(select(&page, ".state-tag[data-state=cancelled]")[0]),
        "Avlyst"
    );
}

#[test]
fn without_offers_says_what_to_do() {
    let said = all_text(&page_of(&[], vec![], None));
    assert!(
        said.contains("Nytt studietilbud") && said.contains("Lag det første."),
        "{said}"
    );
}
