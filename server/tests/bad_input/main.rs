//! What must not be: wrong parameters, tokens, encodings and sizes are met with a clear message and a 4xx,
//! nothing is half-saved, and nothing a stranger sends makes the server stumble.

mod guards;
mod refusals;
#[path = "../support/mod.rs"]
mod support;

use app::accounts::model::Role;
use app::shared::fault::Problem;
use app::shared::lang::Lang;
use app::words::Words;
use reqwest::header::{ACCEPT, CONTENT_TYPE, LOCATION};
use sea_orm::{ConnectionTrait as _, Statement};
use server::clock::Clock as _;
use support::{Page, Site};

/// What a page must say, in the language of its words.
type Says = fn(Words) -> String;

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn nothing_a_stranger_sends_is_met_with_a_server_error() {
    let site = Site::start().await;
    site.wait_for_index().await;
    let browser = site.browser();
    let long = "æ".repeat(5_000);
    for path in [
        "/nb/tilbud/0",
        "/nb/tilbud/-1",
        "/nb/tilbud/99999999999999999999",
        "/nb/tilbud/1%00",
        "/nb/tilbud/1?ar=abc",
        "/nb/tilbud?side=999999999&stp_min=x&hund=1&fag=%FF%FE",
        "/nb/tilbud?q=%00%F0%9F%A6%86%22%27(%5B%7B",
        "/nb/sammenlign?tilbud=1&tilbud=x&tilbud=1",
        "/nb/svar/..%2f..%2fetc",
        "/nb/svar/%00",
        "/nb/logg-inn/%F0%9F%A6%86",
        "/nb/logg-inn?til=https://ond.example/",
        "/xx/tilbud",
        "/nb/finnes-ikke",
        "/api/v1/offers?side=0",
        "/api/v1/offers?fag=finnes_ikke",
        "/api/v1/offers/x",
        "/api/v1/suggest?q=%F0%9F%A6%86",
        "/do/offer/save",
        "/nb/tilbud/x/kalender.ics",
        "/nb/tilbud/-1/kalender.ics",
        "/nb/tilbud.ics?side=9&fag=%FF&hund=1&stp_min=x",
        "/xx/tilbud.ics",
        "/nb/meg/lagret/csv",
        "/nb/meg/lagret/%00/kalender.ics",
        "/nb/avmeld/%F0%9F%A6%86",
        "/files/../../Cargo.toml",
        "/files/%2e%2e/%2e%2e/etc/passwd",
    ] {
        let page = browser.get(path).await;
        assert!(page.status.as_u16() < 500, "{path}: {}", page.status);
    }
    let page = browser
        .get(&app::path::offers_with(
            app::shared::lang::Lang::Nb,
            [("q", long.as_str())],
        ))
        .await;
    assert!(page.status.as_u16() < 500);

    // The machine interface names what it refuses.
    let refused = browser.get("/api/v1/offers?stp_min=mange").await.expect(400);
    assert!(refused.html.contains("stp_min"), "{}", refused.html);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_session_that_ends_while_somebody_types_loses_no_word() {
    let site = Site::start().await;
    let editor = site.signed_in(Role::Editor).await;
    let drafts = editor.get("/nb/institusjon?tilstand=draft").await.expect_ok();
    let draft = drafts
        .attributes("main a", "href")
        .into_iter()
        .find(|href| href.starts_with("/nb/institusjon/tilbud/"))
        .expect("a draft");
    let page = editor.get(&draft).await.expect_ok();
    let mut form = page.form("offer/save");
    form.set("form[title]", "Skrevet mens økten gikk ut & <mer>");
    // Another browser: the same form without a session.
    let refused = site.browser().submit(form).await.expect(401);
    let mut again = refused.form("offer/save");
    assert_eq!(again.value("form[title]"), "Skrevet mens økten gikk ut & <mer>");
    // Signed in again, the held form is sent as it is.
    again.set("form[summary]", "Ikke et ord er borte.");
    editor.submit(again).await.expect_ok();
    let page = editor.get(&draft).await.expect_ok();
    assert_eq!(
        page.form("offer/save").value("form[title]"),
        "Skrevet mens økten gikk ut & <mer>"
    );
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_plan_that_is_refused_comes_back_to_the_list_as_it_was_narrowed() {
    let site = Site::start().await;
    let editor = site.signed_in(Role::Editor).await;
    let list = "/nb/institusjon/undersokelser?tilstand=none";
    let page = editor.get(list).await.expect_ok();
    let more = page.attributes("main a[href*='plan=']", "href");
    let short = editor.get(&more[0]).await.expect_ok();
    for (mut plan, of_short) in [
        (page.form("evaluation/plan"), 0),
        (short.form_with("evaluation/plan", "form[kind]", "start"), 1),
    ] {
        plan.set("form[closes_on]", "2020-01-01");
        let refused = editor.submit(plan).await.expect(422);
        assert_eq!(
            refused.attributes("#tilstand option[selected]", "value"),
            ["none"]
        );
        assert_eq!(refused.attributes("h2#korte", "id").len(), of_short);
        assert_eq!(
            refused
                .attributes("input[aria-invalid][value='2020-01-01']", "id")
                .len(),
            1
        );
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn posted_bodies_of_every_wrong_kind_are_refused() {
    let site = Site::start().await;
    let client = site.browser().client;
    let form = "application/x-www-form-urlencoded";
    let huge = vec![b'a'; 10_000_000];
    let deep = format!("form{}=1", "[a]".repeat(500));
    let many = (0..20_000)
        .map(|i| format!("form[modules][{i}][title]=x"))
        .collect::<Vec<_>>()
        .join("&");
    let unreadable = |w: Words| w.frame.unreadable_text.to_owned();
    let missing = |w: Words| w.frame.missing_title.to_owned();
    let unknown = |w: Words| w.evaluation.unknown_title.to_owned();
    let sign_in = |w: Words| w.frame.sign_in_title.to_owned();
    let cases: Vec<(&str, &str, Vec<u8>, Says)> = vec![
        ("offer/save", form, huge, |w| w.frame.too_large_text.to_owned()),
        (
            "offer/save",
            form,
            b"version=1&seen=1&form[title]=%FF%FE".to_vec(),
            |w| w.frame.kept_text.to_owned(),
        ),
        ("offer/save", form, deep.into_bytes(), unreadable),
        ("offer/save", form, many.into_bytes(), unreadable),
        ("offer/save", "application/json", b"{}".to_vec(), unreadable),
        ("offer/save", "multipart/form-data", b"x".to_vec(), unreadable),
        (
            "evaluation/add_participants",
            form,
            b"evaluation=1".to_vec(),
            unreadable,
        ),
        (
            "evaluation/add_participants",
            "multipart/form-data",
            b"x".to_vec(),
            unreadable,
        ),
        (
            "evaluation/add_participants",
            "multipart/form-data; boundary=",
            b"x".to_vec(),
            unreadable,
        ),
        (
            "evaluation/add_participants",
            "multipart/form-data; boundary=abc",
            b"--abc\r\nkaputt".to_vec(),
            unreadable,
        ),
        ("evaluation/answer", form, b"".to_vec(), unreadable),
        (
            "evaluation/answer",
            form,
            b"token=x&form[one][quality_overall]=9".to_vec(),
            unknown,
        ),
        (
            "evaluation/answer",
            form,
            format!("token=x&form[text][open_best]={}", "a".repeat(1_000_000)).into_bytes(),
            unknown,
        ),
        ("evaluation/stop_letters", form, b"stop=%00".to_vec(), missing),
        (
            "evaluation/ask_own",
            form,
            b"evaluation=1&form[items][9999999]=x".to_vec(),
            unreadable,
        ),
        (
            "evaluation/readdress",
            form,
            b"evaluation=1&participant=x".to_vec(),
            unreadable,
        ),
        ("review/approve", form, b"case=x&seen=y".to_vec(), unreadable),
        ("accounts/open_link", form, b"token=%00".to_vec(), unreadable),
        ("accounts/open_link", form, b"token=abc".to_vec(), |w| {
            w.accounts.spent_text.to_owned()
        }),
        (
            "accounts/request_link",
            form,
            b"form[email]=a%0D%0ABcc:+b@c.d".to_vec(),
            |w| format!("{} : {}", w.accounts.email, w.problem(&Problem::NotAnEmail)),
        ),
        ("finnes/ikke", form, b"".to_vec(), |w| {
            w.frame.missing_title.to_owned()
        }),
        ("saved/set_alert", form, b"search=x&on=2".to_vec(), unreadable),
        (
            "saved/save_offer",
            form,
            b"offer=1&back=//ond.example%0D%0AX:+y".to_vec(),
            sign_in,
        ),
        (
            "saved/save_search",
            form,
            "query=q%3Da%26".repeat(10_000).into_bytes(),
            sign_in,
        ),
        (
            "saved/save_search",
            form,
            format!("query={}&alert=kanskje", "%C3%A6".repeat(20_000)).into_bytes(),
            unreadable,
        ),
        ("saved/unsubscribe", form, b"token=%00".to_vec(), missing),
    ];
    let mut wrong = vec![];
    for (endpoint, kind, body, says) in cases {
        for lang in [Lang::Nb, Lang::Nn, Lang::En] {
            let post = client.post(format!("{}/do/{endpoint}?lang={lang}", site.origin));
            let answer = post
                .header(CONTENT_TYPE, kind)
                .header(ACCEPT, "text/html")
                .body(body.clone())
                .send()
                .await
                .unwrap();
            let status = answer.status();
            // Whoever must sign in first is led there by some forms.
            if status.is_redirection() {
                let to = answer.headers()[LOCATION].to_str().unwrap();
                assert!(to.starts_with(&format!("/{lang}/logg-inn")), "{endpoint}: {to}");
                continue;
            }
            let page = Page {
                status,
                path: endpoint.to_owned(),
                html: answer.text().await.unwrap(),
            };
            let expected = says(Words::of(lang));
            if !status.is_client_error() || !page.text().contains(&expected) {
                wrong.push(format!(
                    "{endpoint} {kind} {lang}: {status}, not “{expected}”: {}",
                    page.text()
                ));
            }
        }
        // An island is told as well.
        let post = client.post(format!("{}/do/{endpoint}?lang=nn", site.origin));
        let answer = post
            .header(CONTENT_TYPE, kind)
            .header(ACCEPT, "application/json")
            .body(body)
            .send()
            .await
            .unwrap();
        let status = answer.status().as_u16();
        assert!(
            (400..500).contains(&status) || status == 200 || status == 204,
            "{endpoint} {kind}: {status}"
        );
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n\n"));
}

/// A form with a question of another survey, a value that is none of the choices, or a text beyond all measure
/// is refused whole, and its link is not spent. Eight posts with one link count once.
#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn an_answer_holds_what_was_asked_once() {
    let site = Site::start().await;
    let survey = server::test::survey::open_survey(&site.platform, 8).await;
    let client = site.browser().client;
    let post = async |token: &str, more: &[(&str, &str)]| {
        let own = [("token", token), ("form[one][quality_overall]", "4")];
        let body = app::path::with_query("", own.iter().chain(more).copied());
        let post = client.post(format!("{}/do/evaluation/answer?lang=nb", site.origin));
        let post = post.header(CONTENT_TYPE, "application/x-www-form-urlencoded");
        let body = body.trim_start_matches('?').to_owned();
        post.body(body).send().await.unwrap().status().as_u16()
    };
    let long = "æ".repeat(500_000);
    for tampered in [
        ("form[one][quality_overall]", "9"),
        ("form[one][theme_assessment]", "ja"),
        ("form[one][salary]", "5"),
        ("form[one][open_best]", "5"),
        ("form[text][quality_overall]", "Skjult tekst"),
        ("form[text][name]", "Kari Nordmann"),
        ("form[many][own_1_7][]", "a"),
        ("form[text][open_best]", long.as_str()),
    ] {
        let status = post(&survey.tokens[0], &[tampered]).await;
        assert!(matches!(status, 400 | 413 | 422), "{}: {status}", tampered.0);
    }
    for token in &survey.tokens[..7] {
        let eight = futures_util::future::join_all((0..8).map(|_| post(token, &[]))).await;
        let taken = eight.iter().filter(|status| (200..300).contains(*status)).count();
        assert_eq!(taken, 1, "{eight:?}");
        assert!(
            eight
                .iter()
                .all(|status| (200..300).contains(status) || *status == 409),
            "{eight:?}"
        );
    }
    site.clock.set(site.clock.now() + chrono::Duration::days(31));
    site.settle().await;
    let db = site.platform.db.read();
    let ask = async |sql: String| {
        let statement = Statement::from_string(db.get_database_backend(), sql);
        let rows = db.query_all_raw(statement).await.unwrap();
        rows.into_iter()
            .map(|r| r.try_get_by_index::<String>(0).unwrap())
            .collect::<Vec<_>>()
    };
    let id = survey.evaluation;
    let counts =
        format!("SELECT item || ' ' || choice || ' ' || n FROM tally WHERE evaluation_id = {id} ORDER BY 1");
    assert_eq!(
        ask(counts).await,
        ["  7", "quality_overall  7", "quality_overall 4 7"]
    );
    assert_eq!(
        ask(format!("SELECT text FROM remark WHERE evaluation_id = {id}")).await,
        [""; 0]
    );
}
