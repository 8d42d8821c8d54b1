//! Calendar files: of an offer, of a search, of one's own list.

use std::collections::BTreeSet;

use app::accounts::model::Role;
use app::saved::calendar::HITS;
use app::search::model::PAGE_SIZE;
use reqwest::StatusCode;
use reqwest::header::{CONTENT_TYPE, ETAG, IF_NONE_MATCH};

use crate::support::{Form, Site, link_in};
use crate::{coming, editor_of, number};

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

    let found = read(&site, "/nn/tilbud.ics?q=matematikk&side=2", None).await;
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
async fn a_searchs_calendar_that_cannot_hold_all_hits_holds_those_due_first_whatever_order_the_page_is_in() {
    let site = Site::start().await;
    site.settle().await;
    let teacher = site.signed_in(Role::Teacher).await;
    let page = teacher.get("/nb/tilbud?sorter=tittel").await.expect_ok();
    let total = page
        .html
        .split_once("av de ")
        .and_then(|(_, rest)| rest.split_once(" treffene: dem"));
    let total: u64 = total.expect("more hits than a calendar holds").0.parse().unwrap();
    assert!(total > HITS as u64);

    // The page's own order by deadline, page by page, until as many are seen as a calendar holds.
    let (mut expected, mut nearest) = (BTreeSet::new(), vec![]);
    for n in 1..=HITS / PAGE_SIZE {
        let page = teacher
            .get(&format!("/nb/tilbud?sorter=frist&side={n}"))
            .await
            .expect_ok();
        let links = page.attributes(".offer-card__title a", "href");
        if n == 1 {
            nearest.clone_from(&links);
        }
        expected.extend(links);
    }
    assert_eq!(expected.len(), HITS);
    let file = read(&site, "/nb/tilbud.ics?sorter=tittel", None)
        .await
        .3
        .replace("\r\n ", "");
    let public_url = &site.platform.config.public_url;
    let told: BTreeSet<String> = file
        .lines()
        .filter_map(|line| line.strip_prefix("URL:"))
        .map(|url| url.strip_prefix(public_url.as_str()).unwrap().to_owned())
        .collect();
    assert!(
        nearest.iter().all(|offer| told.contains(offer)),
        "{nearest:?} in {told:?}"
    );
    let others: Vec<_> = told.difference(&expected).collect();
    assert!(
        others.is_empty(),
        "due later than others that are left out: {others:?}"
    );
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_calendar_of_what_the_search_cannot_read_is_refused_in_words_and_names_the_way_on() {
    let site = Site::start().await;
    site.settle().await;
    for (path, said) in [
        ("/nb/tilbud.ics?q=norsk&hund=1", ["hund: ", "Åpne søket"]),
        ("/nn/tilbud.ics?fag=finst_ikkje", ["fag: ", "Opne søket"]),
        ("/en/tilbud.ics?stp_min=many", ["stp_min: ", "Open the search"]),
    ] {
        let (status, kind, _, text) = read(&site, path, None).await;
        assert_eq!(status, StatusCode::UNPROCESSABLE_ENTITY, "{path}");
        assert_eq!(kind, "text/plain; charset=utf-8");
        let page = path.replace("tilbud.ics", "tilbud");
        let way = format!("{}{page}", site.platform.config.public_url);
        for part in [said[0], said[1], &way] {
            assert!(text.contains(part), "{part} in {text}");
        }
        assert!(!text.contains("BEGIN:"));
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
