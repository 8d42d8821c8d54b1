//! A teacher saves an offer and a search, takes the dates along, gets a letter on Monday, and ends the letters
//! with one click: through the front door, without JavaScript.

mod support;

use app::accounts::model::Role;
use reqwest::StatusCode;
use reqwest::header::{CONTENT_TYPE, ETAG, IF_NONE_MATCH};
use sea_orm::{ConnectionTrait, Statement};
use support::{Browser, Form, Site, link_in};

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

/// What a program without cookies reads.
async fn read(site: &Site, path: &str, known: Option<&str>) -> (StatusCode, String, String, String) {
    let mut request = reqwest::Client::new().get(format!("{}{path}", site.origin));
    if let Some(tag) = known {
        request = request.header(IF_NONE_MATCH, tag);
    }
    let answer = request.send().await.unwrap();
    let header = |name| {
        let value = answer.headers().get(name);
        value.map_or(String::new(), |v| v.to_str().unwrap().to_owned())
    };
    let (kind, tag) = (header(CONTENT_TYPE), header(ETAG));
    (answer.status(), kind, tag, answer.text().await.unwrap())
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
        .says("2 tilbud side om side");
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
async fn calendars_are_read_without_cookies_and_stay_the_same_until_something_changes() {
    let site = Site::start().await;
    site.settle().await;
    let (offer, run) = coming(&site).await;
    let path = format!("/nb/tilbud/{offer}/kalender.ics");
    let (status, kind, tag, file) = read(&site, &path, None).await;
    assert_eq!(
        (status, kind.as_str()),
        (StatusCode::OK, "text/calendar; charset=utf-8")
    );
    let uid = format!("UID:run-{run}-admission-deadline@");
    assert!(
        file.starts_with("BEGIN:VCALENDAR\r\n") && file.contains(&uid),
        "{file}"
    );
    assert!(file.contains("STATUS:CONFIRMED") && !file.contains("CANCELLED"));
    site.clock.advance(chrono::Duration::hours(2));
    assert_eq!(read(&site, &path, None).await.3, file, "the same bytes");
    assert_eq!(read(&site, &path, Some(&tag)).await.0, StatusCode::NOT_MODIFIED);

    let found = read(&site, "/nn/tilbud.ics?q=matematikk&side=2&hund=1", None).await;
    assert!(found.3.contains("NAME:Videre: «matematikk»"), "{}", found.3);
    assert!(found.3.contains("Søknadsfrist hos") && !found.3.contains("SUMMARY:Samling"));

    let teacher = site.signed_in(Role::Teacher).await;
    let page = teacher.get(&format!("/nb/tilbud/{offer}")).await.expect_ok();
    teacher.submit(page.form("saved/save_offer")).await.expect_ok();
    let mine = teacher.get("/nb/meg/lagret").await;
    let shown = teacher.submit(mine.form("saved/new_calendar")).await.expect_ok();
    shown.says("vises bare denne ene gangen");
    let address = shown.attributes("#kalenderadresse", "value").remove(0);
    let secret = link_in(&address, &site.platform.config.public_url);
    let (status, _, _, mine_file) = read(&site, &secret, None).await;
    assert_eq!(status, StatusCode::OK);
    assert!(mine_file.contains(&uid));
    assert!(
        teacher
            .get("/nb/meg/lagret")
            .await
            .attributes("#kalenderadresse", "value")
            .is_empty()
    );

    // The institution cancels the run: the same event, struck out, and the file is a new one.
    let editor = editor_of(&site, offer).await;
    let form = Form {
        action: "/do/offer/mark_run?lang=nb".into(),
        fields: vec![("run".into(), run.to_string()), ("mark".into(), "avlyst".into())],
    };
    editor.submit(form).await.expect_ok();
    let (status, _, new_tag, cancelled) = read(&site, &path, Some(&tag)).await;
    assert_eq!(status, StatusCode::OK);
    assert_ne!(tag, new_tag);
    assert!(cancelled.contains(&uid) && cancelled.contains("STATUS:CANCELLED"));
    assert!(cancelled.contains("DTSTAMP:20261123T120000Z"), "{cancelled}");

    teacher
        .submit(shown.form("saved/stop_calendar"))
        .await
        .expect_ok();
    for path in [
        secret.as_str(),
        "/nb/tilbud/999999/kalender.ics",
        "/xx/tilbud.ics",
    ] {
        assert_eq!(read(&site, path, None).await.0, StatusCode::NOT_FOUND, "{path}");
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn the_calendar_of_a_saved_search_strikes_out_what_is_withdrawn() {
    let site = Site::start().await;
    site.settle().await;
    let (offer, run) = coming(&site).await;
    let dbh = format!(
        "SELECT CAST(dbh_code AS BIGINT) FROM institution JOIN offer ON offer.institution_id = institution.id \
         WHERE offer.id = {offer}"
    );
    let dbh = number(&site, &dbh).await;
    let search = format!("institusjon={dbh:04}");
    let path = format!("/nb/tilbud.ics?{search}");
    let teacher = site.signed_in(Role::Teacher).await;
    let results = teacher.get(&format!("/nb/tilbud?{search}")).await.expect_ok();
    teacher
        .submit(results.form("saved/save_search"))
        .await
        .expect_ok();
    // The event of the run's deadline, if it is there.
    let event = |file: &str| {
        let uid = format!("UID:run-{run}-admission-deadline@");
        let event = file.split("BEGIN:VEVENT").find(|event| event.contains(&uid));
        event.map(str::to_owned)
    };
    let sequence = |event: &str| -> i64 {
        let line = event.lines().find_map(|line| line.strip_prefix("SEQUENCE:"));
        line.unwrap().parse().unwrap()
    };
    let there = event(&read(&site, &path, None).await.3).unwrap();
    assert!(there.contains("STATUS:CONFIRMED"), "{there}");

    let editor = editor_of(&site, offer).await;
    let form = Form {
        action: "/do/offer/withdraw?lang=nb".into(),
        fields: vec![
            ("offer".into(), offer.to_string()),
            ("reason".into(), "For få søkere".into()),
        ],
    };
    editor.submit(form).await.expect_ok();
    let gone = event(&read(&site, &path, None).await.3).unwrap();
    assert!(gone.contains("STATUS:CANCELLED"), "{gone}");
    assert!(sequence(&gone) > sequence(&there));
    // Whoever asks otherwise, and was told of nothing, is told of nothing.
    let other = read(&site, &format!("{path}&sorter=tittel"), None).await.3;
    assert_eq!(event(&other), None);
}

/// Waits until a search finds the offer. On PostgreSQL a change is read once no older transaction of the whole
/// cluster is open, and other tests' transactions count.
async fn wait_until_found(site: &Site, question: &str, offer: i64) {
    for _ in 0..200 {
        let answer = site.browser().get(&format!("/api/v1/offers?{question}")).await;
        let found: serde_json::Value = serde_json::from_str(&answer.html).unwrap();
        let mut items = found["items"].as_array().unwrap().iter();
        if items.any(|i| i["id"].as_i64() == Some(offer)) {
            return;
        }
        tokio::time::sleep(std::time::Duration::from_millis(100)).await;
    }
    panic!("{question} does not find offer {offer}");
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
async fn a_letter_comes_on_monday_and_one_click_ends_them() {
    let site = Site::start().await;
    site.settle().await;
    let (offer, run) = coming(&site).await;
    let teacher = site.signed_in(Role::Teacher).await;
    let query = "/nb/tilbud?status=ledige_plasser";
    let mut form = teacher.get(query).await.form("saved/save_search");
    form.set("alert", "true");
    teacher.submit(form).await.expect_ok();
    site.settle().await;
    let before = site.platform.services.mail.sent().await.unwrap().len();

    let editor = editor_of(&site, offer).await;
    let form = Form {
        action: "/do/offer/mark_run?lang=nb".into(),
        fields: vec![
            ("run".into(), run.to_string()),
            ("mark".into(), "ledige_plasser".into()),
        ],
    };
    editor.submit(form).await.expect_ok();
    site.settle().await;
    wait_until_found(&site, "status=ledige_plasser", offer).await;
    let sent = site.platform.services.mail.sent().await.unwrap();
    assert!(
        sent.iter()
            .take(sent.len() - before)
            .all(|l| l.unsubscribe.is_none()),
        "not before Monday"
    );
    site.clock.advance(chrono::Duration::days(7));
    site.settle().await;
    site.settle().await;
    let sent = site.platform.services.mail.sent().await.unwrap();
    let alerts: Vec<_> = sent.iter().filter(|l| l.unsubscribe.is_some()).collect();
    assert_eq!(alerts.len(), 1, "one letter, once");
    assert_eq!(alerts[0].subject, "Ett nytt studietilbud for deg");
    assert!(
        alerts[0].text.contains(&format!("/nb/tilbud/{offer}\n")),
        "{}",
        alerts[0].text
    );
    assert!(alerts[0].text.contains(query), "{}", alerts[0].text);

    let stop = alerts[0].unsubscribe.clone().unwrap();
    let path = link_in(&stop, &site.platform.config.public_url);
    let reader = site.browser();
    reader
        .get(&path)
        .await
        .expect_ok()
        .says("Slå av alle varsler")
        .says("Ingenting annet endres");
    let program = reqwest::Client::new();
    let click = async |path: &str| {
        let post = program.post(format!("{}{path}", site.origin));
        let post = post.header(CONTENT_TYPE, "application/x-www-form-urlencoded");
        post.body("List-Unsubscribe=One-Click")
            .send()
            .await
            .unwrap()
            .status()
    };
    assert_eq!(
        click(&path.replace("/avmeld/", "/avmeld/x")).await,
        StatusCode::NOT_FOUND
    );
    reader.get(&path).await.says("Slå av alle varsler");
    for _ in 0..2 {
        assert_eq!(click(&path).await, StatusCode::OK);
    }
    reader.get(&path).await.expect_ok().says("Varslene er slått av");
    reader.get("/nb/avmeld/ingen-slik").await.expect(404);
    let teacher = site.signed_in(Role::Teacher).await;
    teacher
        .get("/nb/meg/lagret")
        .await
        .expect_ok()
        .says("Slå på varsel");
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
