//! The weekly letter, and how it is ended.

use app::accounts::model::Role;
use reqwest::StatusCode;
use reqwest::header::CONTENT_TYPE;

use crate::support::{Form, Site, link_in};
use crate::{coming, editor_of};

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
    // Whoever has half a link is told what to do, and nothing about offers.
    let dead = reader.get("/nb/avmeld/ingen-slik").await.expect(404);
    dead.says("Lenken virker ikke")
        .says("Åpne brevet og trykk på lenken der.")
        .says("slå av varslene under Lagret");
    assert!(!dead.html.contains("ikke lenger publisert"), "{}", dead.html);
    let teacher = site.signed_in(Role::Teacher).await;
    teacher
        .get("/nb/meg/lagret")
        .await
        .expect_ok()
        .says("Slå på varsel");
}
