//! The workbench: its rows and what each allows. What is filtered and sorted is the database's matter.

use super::*;

fn item(id: i64, title: &str, state: VersionState, is_live: bool) -> WorkItem {
    let mut run = run();
    (run.id, run.version) = (RunId(id), VersionId(id));
    WorkItem {
        version: VersionId(id),
        offer: OfferId(id),
        institution_short: "HVL".into(),
        is_shared: false,
        year: StudyYear(2027),
        state,
        title: title.into(),
        code: "MAT1".into(),
        subject: "matematikk".into(),
        is_demo: true,
        is_live,
        runs: if is_live { vec![run] } else { vec![] },
        missing: vec![],
        deadline: "2027-03-01".parse().ok(),
        saved_at: Instant::from_timestamp(id * 86_400, 0).unwrap(),
    }
}

fn page() -> WorkPage {
    let mut draft = item(2, "Ål og får", VersionState::Draft, false);
    draft.missing = vec![Section::Themes, Section::Research];
    WorkPage {
        items: vec![
            item(3, "Norsk", VersionState::Returned, true),
            draft,
            item(1, "Matematikk", VersionState::Published, true),
        ],
        counts: vec![
            (VersionState::Draft, 1),
            (VersionState::Returned, 1),
            (VersionState::Published, 1),
        ],
        total: 3,
        own: 3,
    }
}

fn drawn_of(
    query: &[(&str, &str)],
    page: &WorkPage,
    refused: Option<&(WithdrawForm, Vec<FieldFault>)>,
) -> Html {
    let reference = reference();
    let institution = institution();
    let query: Vec<_> = query
        .iter()
        .map(|(n, v)| ((*n).to_owned(), (*v).to_owned()))
        .collect();
    let query = WorkQuery::read(&query);
    drawn(|| {
        let bench = Bench {
            words: Words::of(Lang::Nb),
            today: today(),
            reference: &reference,
            institutions: &[&institution],
            refused,
            query: &query,
            has_trail: false,
        };
        bench_view(bench, page)
    })
}

#[test]
fn keeps_the_order_it_is_given_and_says_what_it_is_sorted_by() {
    let drawn = drawn_of(&[("sorter", "tittel"), ("q", "norsk")], &page(), None);
    let titles: Vec<_> = select(&drawn, "tbody th a").into_iter().map(text).collect();
    assert_eq!(titles, ["Norsk", "Ål og får", "Matematikk"]);
    let sorted = select(&drawn, "th[aria-sort=ascending] a")[0];
    assert_eq!(
        sorted.attr("href"),
        Some("/nb/institusjon?q=norsk&sorter=-tittel")
    );
}

#[test]
fn a_draft_says_what_it_lacks_and_leads_there() {
    let drawn = drawn_of(&[], &page(), None);
    let link = select(&drawn, "td a[href$='#temaer']")[0];
    assert_eq!(text(link), "De fem temaene");
    assert!(all_text(&drawn).contains("2 av 12 deler"));
    assert!(
        all_text(&drawn).contains("Klart"),
        "the returned one lacks nothing"
    );
}

#[test]
fn an_empty_selection_leads_back_to_everything() {
    let none = WorkPage {
        counts: vec![(VersionState::Draft, 3)],
        ..WorkPage::default()
    };
    let drawn = drawn_of(&[("tilstand", "published")], &none, None);
    assert!(all_text(&drawn).contains("Ingen av tilbudene passer til utvalget"));
}

#[test]
fn a_long_list_is_paged_and_can_be_meant_as_a_whole() {
    let long = WorkPage {
        counts: vec![(VersionState::Draft, 120)],
        total: 120,
        own: 118,
        ..page()
    };
    let drawn = drawn_of(&[("fag", "matematikk"), ("side", "2")], &long, None);
    let pages: Vec<_> = select(&drawn, ".pager a").into_iter().map(text).collect();
    assert_eq!(pages, ["Forrige", "1", "2", "3", "Neste"]);
    let every = select(&drawn, "input[name='form[every]']")[0];
    assert_eq!(every.attr("value"), Some("fag=matematikk&sorter=-lagret"));
    assert!(
        all_text(&drawn).contains("Alle 118 i utvalget"),
        "what others share is not counted"
    );
}

#[test]
fn offers_only_what_the_state_allows() {
    let drawn = drawn_of(&[], &page(), None);
    let actions = |css: &str| {
        select(&drawn, css)
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
        ["3", "1"],
        "a live run can be marked while its successor is drafted; a draft's run is only a plan"
    );
    assert_eq!(
        actions("form[action*='offer/create'] input[name=institution]"),
        ["7"]
    );
    assert_eq!(
        select(&drawn, "a[href='/nb/institusjon/tilbud/1/endre']").len(),
        1
    );
}

#[test]
fn every_row_can_be_ticked_for_the_bar_above_the_table() {
    let drawn = drawn_of(&[], &page(), None);
    let bar = select(&drawn, "form[action*='offer/plan_bulk']")[0];
    let id = bar.attr("id").unwrap();
    let boxes = select(&drawn, "input[name='form[offers][]']");
    assert_eq!(boxes.len(), 3);
    assert!(boxes.iter().all(|b| b.attr("form") == Some(id)));
    assert_eq!(boxes[1].attr("aria-label"), Some("Velg Ål og får"));
}

#[test]
fn a_refused_withdrawal_keeps_its_reason_and_opens_again() {
    let form = WithdrawForm {
        offer: "1".into(),
        reason: "For </textarea> få".into(),
        ..WithdrawForm::default()
    };
    let refused = (form, vec![FieldFault::new("reason", Problem::Required)]);
    let drawn = drawn_of(&[], &page(), Some(&refused));
    assert_eq!(
        select(&drawn, "details[open] textarea")[0]
            .text()
            .collect::<String>(),
        "For </textarea> få"
    );
    assert_eq!(
        select(&drawn, "#error-summary a")[0].attr("href"),
        Some("#f-reason")
    );
}

#[test]
fn a_marked_run_shows_its_mark() {
    let mut page = page();
    page.items[0].runs[0].mark = Some(RunMark::Cancelled);
    let drawn = drawn_of(&[], &page, None);
    let chosen = select(&drawn, "tbody option[selected]");
    assert_eq!(chosen[0].attr("value"), Some("avlyst"));
    assert_eq!(
        text(select(&drawn, ".state-tag[data-state=cancelled]")[0]),
        "Avlyst"
    );
}

#[test]
fn without_offers_says_what_to_do() {
    let said = all_text(&drawn_of(&[], &WorkPage::default(), None));
    assert!(
        said.contains("Nytt studietilbud") && said.contains("Lag det første."),
        "{said}"
    );
}
