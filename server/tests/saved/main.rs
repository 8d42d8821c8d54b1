//! A teacher saves an offer and a search, takes the dates along, gets a letter on Monday, ends the letters with one
//! click, and has her own competence remembered: through the front door, without JavaScript.

mod calendars;
mod competence;
mod letter;
#[path = "../support/mod.rs"]
mod support;

use app::accounts::model::Role;
use reqwest::StatusCode;
use sea_orm::{ConnectionTrait, Statement};
use support::{Browser, Site};

/// The first number a query gives.
async fn number(site: &Site, sql: &str) -> i64 {
    let db = site.platform.db.read();
    let statement = Statement::from_string(db.get_database_backend(), sql);
    let row = db.query_one_raw(statement).await.unwrap();
    row.unwrap_or_else(|| panic!("nothing answers {sql}"))
        .try_get_by_index(0)
        .unwrap()
}

/// An offer whose next run lies ahead and bears no mark, with that run; the editor's own.
async fn coming(site: &Site) -> (i64, i64) {
    let sql = |column| {
        format!(
            "SELECT {column} FROM run JOIN offer ON offer.live_version_id = run.version_id \
             WHERE run.mark IS NULL AND run.starts_on > '2027-06-01' AND offer.institution_id IN \
             (SELECT institution_id FROM role WHERE role = 'editor') ORDER BY run.id LIMIT 1"
        )
    };
    (
        number(site, &sql("offer.id")).await,
        number(site, &sql("run.id")).await,
    )
}

/// The editor who works for this offer's institution.
async fn editor_of(site: &Site, offer: i64) -> Browser {
    let page = site
        .platform
        .services
        .catalogue
        .offer(app::shared::ids::OfferId(offer), None)
        .await;
    let institution = page.unwrap().institution.id;
    let people = site.platform.services.accounts.demo_people().await.unwrap();
    let (person, _) = people
        .iter()
        .find(|(_, grants)| grants.iter().any(|g| g.institution == Some(institution)))
        .unwrap();
    let browser = site.browser();
    let page = browser.get("/nb/logg-inn").await;
    let form = page.form_with("accounts/enter_demo", "person", &person.id.to_string());
    browser.submit(form).await.expect_ok();
    browser
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn what_is_saved_is_found_again_compared_taken_along_and_removed() {
    let site = Site::start().await;
    site.settle().await;
    let teacher = site.signed_in(Role::Teacher).await;
    let results = teacher
        .get("/nb/tilbud?q=matematikk&fag=matematikk")
        .await
        .expect_ok();
    let ids: Vec<String> = results.attributes(".hit-list input[name=tilbud]", "value");
    for id in &ids[..2] {
        let page = teacher.get("/nb/tilbud?q=matematikk&fag=matematikk").await;
        let saved = teacher
            .submit(page.form_with("saved/save_offer", "offer", id))
            .await
            .expect_ok();
        assert_eq!(
            saved.path,
            format!("/nb/tilbud?q=matematikk&fag=matematikk#lagre-{id}")
        );
        saved.says("Tilbudet er lagret.");
        saved.form_with("saved/remove_offer", "offer", id);
    }
    let mut search = results.form("saved/save_search");
    search.tick("alert", "true");
    teacher
        .submit(search)
        .await
        .expect_ok()
        .says("Du får brev på mandag");

    let mine = teacher.get("/nb/meg/lagret").await.expect_ok();
    mine.says("«matematikk» · Fag: Matematikk")
        .says("2 av 100 tilbud")
        .says("1 av 30 søk");
    let links = mine.attributes("tbody th a", "href");
    assert_eq!(links, ["/nb/tilbud?q=matematikk&fag=matematikk"]);
    let mut compare = mine.form_with("/nb/sammenlign", "", "");
    compare.tick("tilbud", &ids[0]).tick("tilbud", &ids[1]);
    let chosen = compare.fields.iter().map(|(n, v)| (n.as_str(), v.as_str()));
    teacher
        .get(&app::path::with_query(&compare.action, chosen))
        .await
        .expect_ok()
        .says("2 tilbud sammenlignet");
    let csv = teacher.get("/nb/meg/lagret/csv").await.expect_ok();
    assert_eq!(csv.html.trim_end().lines().count(), 3, "{}", csv.html);
    assert!(
        csv.html.starts_with("\u{feff}Tittel;Institusjon;"),
        "{}",
        csv.html
    );
    assert_eq!(
        site.browser().get("/nb/meg/lagret/csv").await.status,
        StatusCode::UNAUTHORIZED
    );

    let off = teacher.submit(mine.form("saved/set_alert")).await.expect_ok();
    off.says("Varselet er slått av.").says("Slå på varsel");
    teacher
        .submit(off.form("saved/remove_search"))
        .await
        .expect_ok()
        .says("Søket er fjernet.");
    let gone = teacher
        .submit(mine.form_with("saved/remove_offer", "offer", &ids[0]))
        .await
        .expect_ok();
    gone.says("1 av 100 tilbud");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_visitor_who_saves_signs_in_and_comes_back_to_the_same_page() {
    let site = Site::start().await;
    site.settle().await;
    let visitor = site.browser();
    let (offer, _) = coming(&site).await;
    let address = format!("/nn/tilbud/{offer}");
    let page = visitor.get(&address).await.expect_ok();
    let sign_in = visitor.submit(page.form("saved/save_offer")).await.expect_ok();
    assert_eq!(sign_in.path, format!("/nn/logg-inn?til=%2Fnn%2Ftilbud%2F{offer}"));
    sign_in.says("Logg inn for å lagre.");
    let back = visitor
        .submit(sign_in.form("accounts/enter_demo"))
        .await
        .expect_ok();
    assert_eq!(back.path, address);
    visitor
        .submit(back.form("saved/save_offer"))
        .await
        .expect_ok()
        .says("Tilbodet er lagra.");

    let elsewhere = site.browser();
    let results = elsewhere.get("/nb/tilbud?q=f%C3%A5r").await.expect_ok();
    let sign_in = elsewhere
        .submit(results.form("saved/save_search"))
        .await
        .expect_ok();
    assert_eq!(sign_in.path, "/nb/logg-inn?til=%2Fnb%2Ftilbud%3Fq%3Df%25C3%25A5r");
    let mut astray = page.form("saved/save_offer");
    astray.set("back", "//ond.example/");
    let sign_in = elsewhere.submit(astray).await;
    assert_eq!(sign_in.path, format!("/nn/logg-inn?til=%2Fnn%2Ftilbud%2F{offer}"));
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn pages_that_know_what_is_saved_ask_the_database_at_most_six_times() {
    let site = Site::start().await;
    site.settle().await;
    let teacher = site.signed_in(Role::Teacher).await;
    let (offer, _) = coming(&site).await;
    let page = teacher.get(&format!("/nb/tilbud/{offer}")).await;
    teacher.submit(page.form("saved/save_offer")).await.expect_ok();
    for path in [
        "/nb/meg/lagret".to_owned(),
        "/nb/tilbud?q=norsk".to_owned(),
        format!("/nb/tilbud/{offer}"),
    ] {
        let asked = site.statements_of(&teacher, &path).await;
        assert!(asked <= 6, "{path} asks {asked} times");
    }
}
