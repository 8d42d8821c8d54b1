//! An institution's day at its workbench, as a browser without JavaScript goes through it: many offers at
//! once, two people in one draft, a change of a text that is live.

mod support;

use app::accounts::model::Role;
use support::{Browser, Form, Site};

fn by(mut form: Form, from: &str, to: &str) -> Form {
    form.action = form.action.replace(from, to);
    form
}

/// The draft that the editor's overview names first.
async fn first_draft(editor: &Browser) -> String {
    let drafts = editor.get("/nb/institusjon?tilstand=draft").await.expect_ok();
    drafts.attributes("tbody th a", "href").remove(0)
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_years_offers_are_copied_and_the_copy_is_taken_back() {
    let site = Site::start().await;
    let editor = site.signed_in(Role::Editor).await;
    let bench = editor
        .get("/nb/institusjon?tilstand=published&sorter=tittel")
        .await
        .expect_ok();
    let boxes = bench.attributes("input[name='form[offers][]']", "value");
    assert!(boxes.len() > 3, "{boxes:?}");

    // Nothing ticked: said, and nothing done.
    let empty = editor.submit(bench.form("offer/plan_bulk")).await.expect(422);
    empty.says("Ingen tilbud er valgt");

    let mut form = bench.form("offer/plan_bulk");
    form.set("form[action]", "kopier");
    for offer in &boxes {
        form.tick("form[offers][]", offer);
    }
    let plan = editor.submit(form).await.expect_ok();
    plan.says("kopieres");
    let report = editor.submit(plan.form("offer/do_bulk")).await.expect_ok();
    report.says("er kopiert");
    let drafts = report.attributes(".bulk-list a", "href");
    assert!(!drafts.is_empty());
    editor.get(&drafts[0]).await.expect_ok().says("Dette mangler");
    let undone = editor.submit(report.form("offer/undo_bulk")).await.expect_ok();
    undone.says("Angret");
    editor.get(&drafts[0]).await.expect(404);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_colleagues_change_is_shown_and_nothing_is_lost() {
    let site = Site::start().await;
    let (editor, colleague) = (
        site.signed_in(Role::Editor).await,
        site.signed_in(Role::Editor).await,
    );
    let draft = first_draft(&editor).await;
    let mut mine = editor.get(&draft).await.expect_ok().form("offer/save");
    let mut theirs = colleague.get(&draft).await.expect_ok().form("offer/save");
    theirs.set("form[title]", "Kollegaens tittel");
    theirs.set("form[exam]", "Kollegaens eksamen");
    colleague
        .submit(by(theirs, "offer/submit", "offer/save"))
        .await
        .expect_ok();
    mine.set("form[title]", "Min tittel");
    mine.set("form[practice]", "Min utprøving");
    let page = editor
        .submit(by(mine, "offer/submit", "offer/save"))
        .await
        .expect(409);
    page.says("mens du skrev").says("Kollegaens tittel");
    let mut form = page.form("offer/save");
    assert_eq!(form.value("form[title]"), "Min tittel");
    assert_eq!(form.value("form[exam]"), "Kollegaens eksamen", "taken over");
    assert_eq!(form.value("form[practice]"), "Min utprøving");
    let choices = page.attributes("input[name='theirs[0]']", "value");
    form.set("theirs[0]", &choices[1]);
    let saved = editor
        .submit(by(form, "offer/submit", "offer/save"))
        .await
        .expect_ok();
    let form = saved.form("offer/save");
    assert_eq!(form.value("form[title]"), "Kollegaens tittel");
    assert_eq!(form.value("form[practice]"), "Min utprøving");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_live_text_is_changed_only_after_one_has_seen_what_it_leads_to() {
    let site = Site::start().await;
    let editor = site.signed_in(Role::Editor).await;
    let bench = editor
        .get("/nb/institusjon?tilstand=published&sorter=tittel")
        .await
        .expect_ok();
    let change = bench.attributes("a[href$='/endre']", "href").remove(0);
    let mut form = editor.get(&change).await.expect_ok().form("offer/weigh_change");
    form.set("form[contact_name]", "Kari Nykontakt");
    let page = editor.submit(form).await.expect_ok();
    page.says("vises på den offentlige siden med en gang");
    let form = by(
        page.form("offer/weigh_change"),
        "offer/weigh_change",
        "offer/publish_change",
    );
    let text = editor.submit(form).await.expect_ok();
    text.says("Endringene vises nå");
    let public = text.attributes("a[href*='/nb/tilbud/']", "href").remove(0);
    site.browser()
        .get(&public)
        .await
        .expect_ok()
        .says("Kari Nykontakt");

    // What needs a review does not go out, whatever button is pressed.
    let mut form = editor.get(&change).await.expect_ok().form("offer/weigh_change");
    form.set("form[price]", "99000");
    let page = editor.submit(form).await.expect_ok();
    page.says("Endringene må til kontroll");
    let form = |to| by(page.form("offer/weigh_change"), "offer/weigh_change", to);
    editor
        .submit(form("offer/publish_change"))
        .await
        .expect(422)
        .says("Lag en ny versjon");
    let draft = editor.submit(form("offer/branch")).await.expect_ok();
    draft.says("Den publiserte teksten står til denne er godkjent");
    assert_eq!(draft.form("offer/save").value("form[price]"), "99000");
    let public = site.browser().get(&public).await.expect_ok();
    assert!(!public.text().contains("99 000"));

    // The trail tells the administrator, and nobody else.
    let admin = site.signed_in(Role::InstitutionAdmin).await;
    admin.get("/nb/institusjon/endringer").await.expect_ok();
    editor.get("/nb/institusjon/endringer").await.expect(403);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_language_that_is_begun_is_kept_as_it_is_and_refused_until_it_is_whole() {
    let site = Site::start().await;
    let editor = site.signed_in(Role::Editor).await;
    let draft = first_draft(&editor).await;
    let mut form = editor.get(&draft).await.expect_ok().form("offer/save");
    form.set("form[title]", "Matematikk for alle")
        .set("form[admission]", "Lærerutdanning")
        .set("form[translations][en][title]", "Mathematics for everybody");
    let saved = editor.submit(form).await.expect_ok().form("offer/save");
    assert_eq!(
        saved.value("form[translations][en][title]"),
        "Mathematics for everybody"
    );
    let refused = editor
        .submit(by(saved, "offer/save", "offer/submit"))
        .await
        .expect(422);
    refused.says("Engelsk: opptakskrav");
    let links = refused.attributes("#error-summary a", "href");
    let place = links
        .iter()
        .find(|l| l.contains("translations") && l.contains("admission"));
    let place = place.expect("a link to the missing text");
    assert_eq!(refused.attributes(place, "aria-invalid"), ["true"]);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn every_page_of_the_day_asks_the_database_few_times() {
    let site = Site::start().await;
    let editor = site.signed_in(Role::Editor).await;
    let admin = site.signed_in_from(2, Role::InstitutionAdmin).await;
    let reviewer = site.signed_in_from(3, Role::Reviewer).await;
    let lead = site.signed_in_from(4, Role::DirectorateAdmin).await;
    let draft = first_draft(&editor).await;
    let bench = editor
        .get("/nb/institusjon?tilstand=published&sorter=tittel")
        .await
        .expect_ok();
    let change = bench.attributes("a[href$='/endre']", "href").remove(0);
    let live = change.trim_end_matches("/endre").to_owned();

    let mut form = bench.form("offer/plan_bulk");
    form.set("form[action]", "kopier");
    for offer in bench.attributes("input[name='form[offers][]']", "value") {
        form.tick("form[offers][]", &offer);
    }
    let plan = editor.submit(form).await.expect_ok();
    let bulk = editor.submit(plan.form("offer/do_bulk")).await.expect_ok().path;
    let upload = editor
        .get("/nb/institusjon/import")
        .await
        .expect_ok()
        .form("exchange/upload");
    let rows: String = (0..300).map(|i| format!("NY{i};Ny {i}\n")).collect();
    let file = format!("kode;tittel\n{rows}");
    let fields = [
        ("institution", upload.value("institution")),
        ("file", file.as_str()),
    ];
    let read = editor.send("exchange/upload", &fields).await.expect_ok();
    let import = read.path.split('?').next().unwrap().to_owned();
    editor.submit(read.form("exchange/map")).await.expect_ok();
    let case = reviewer.get("/nb/direktorat").await.expect_ok();
    let case = case
        .attributes("tbody a[href*='/direktorat/saker/']", "href")
        .remove(0);

    let of = |text: &str, page: &str| format!("{text}/{page}");
    let few: [(&Browser, String, u64); 21] = [
        (&editor, "/nb/institusjon?q=a&frist=90&sorter=frist".into(), 6),
        (&editor, "/nb/institusjon?mangler=noe".into(), 6),
        (&editor, draft.clone(), 6),
        (&editor, of(&draft, "forhandsvis"), 6),
        (&editor, change, 6),
        (&editor, of(&live, "forhandsvis"), 6),
        (&editor, of(&live, "gjennomforinger"), 6),
        (&editor, "/nb/institusjon/samlet".into(), 6),
        (&editor, bulk, 6),
        (&editor, "/nb/institusjon/import".into(), 6),
        (&editor, import, 6),
        (&editor, "/nb/institusjon/vedtak".into(), 6),
        (&admin, "/nb/institusjon/folk".into(), 6),
        (&admin, "/nb/institusjon/endringer".into(), 6),
        (&admin, "/nb/institusjon/nokler".into(), 6),
        (&reviewer, "/nb/direktorat?sorter=institusjon".into(), 6),
        (&reviewer, case, 16),
        (&reviewer, "/nb/direktorat/foringer".into(), 6),
        (&lead, "/nb/direktorat/bilde".into(), 8),
        (&lead, "/nb/direktorat/endringer".into(), 6),
        (&lead, "/nb/direktorat/prioriteringer".into(), 6),
    ];
    let mut many = vec![];
    for (browser, path, most) in few {
        let asked = site.statements_of(browser, &path).await;
        if asked > most {
            many.push(format!("{path} asks {asked} times, not {most}"));
        }
    }
    assert!(many.is_empty(), "{many:#?}");
    let file = editor.get("/nb/institusjon/csv?tilstand=draft").await.expect_ok();
    assert!(file.html.contains("Utkast") && !file.html.contains("Publisert"));
    let nobody = site.browser().get("/nb/institusjon/csv").await;
    assert!(!nobody.html.contains("Utkast"));
}
