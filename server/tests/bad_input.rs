//! What must not be: wrong parameters, tokens, encodings and sizes are met with a clear message and a 4xx,
//! nothing is half-saved, and nothing a stranger sends makes the server stumble.

mod support;

use app::accounts::model::Role;
use app::shared::fault::Problem;
use app::shared::lang::Lang;
use app::words::Words;
use reqwest::header::{ACCEPT, ACCEPT_LANGUAGE, CONTENT_TYPE, LOCATION};
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
            sign_in,
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
            |w| format!("{}: {}", w.accounts.email, w.problem(&Problem::NotAnEmail)),
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
            sign_in,
        ),
        ("saved/unsubscribe", form, b"token=%00".to_vec(), sign_in),
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

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn what_is_refused_is_refused_in_the_readers_language() {
    let site = Site::start().await;
    let client = site.browser_from(7).client;
    let mut wrong = vec![];
    for lang in [Lang::Nb, Lang::Nn, Lang::En] {
        let w = Words::of(lang).frame;
        let cases: [(&str, String, &str, u16, &str); 10] = [
            (
                "GET",
                format!("/{lang}/finnes-ikke"),
                "text/html",
                404,
                w.missing_title,
            ),
            (
                "GET",
                format!("/{lang}/direktorat/csv"),
                "text/html",
                401,
                w.sign_in_title,
            ),
            (
                "GET",
                format!("/{lang}/direktorat/csv"),
                "*/*",
                401,
                w.sign_in_title,
            ),
            (
                "GET",
                format!("/{lang}/tilbud/999999/kalender.ics"),
                "text/calendar",
                404,
                w.missing_title,
            ),
            (
                "GET",
                format!("/{lang}/meg/lagret/x/kalender.ics"),
                "text/html",
                404,
                w.missing_title,
            ),
            (
                "GET",
                format!("/{lang}/tilbud/%FF"),
                "text/html",
                400,
                w.unreadable_title,
            ),
            (
                "POST",
                format!("/{lang}/tilbud"),
                "text/html",
                405,
                w.wrong_method_title,
            ),
            (
                "GET",
                format!("/do/offer/save?lang={lang}"),
                "text/html",
                405,
                w.wrong_method_title,
            ),
            (
                "POST",
                "/api/v1/offers".to_owned(),
                "*/*",
                405,
                w.wrong_method_title,
            ),
            (
                "GET",
                "/api/v2/finnes-ikke".to_owned(),
                "*/*",
                404,
                w.missing_title,
            ),
        ];
        for (method, path, accept, status, says) in cases {
            let request = client
                .request(method.parse().unwrap(), format!("{}{path}", site.origin))
                .header(ACCEPT, accept)
                .header(ACCEPT_LANGUAGE, lang.code());
            let answer = request.send().await.unwrap();
            let kind = answer
                .headers()
                .get(CONTENT_TYPE)
                .map(|k| k.to_str().unwrap().to_owned());
            let (got, text) = (answer.status().as_u16(), answer.text().await.unwrap());
            let shape = match accept {
                _ if path.starts_with("/api/") => "application/problem+json",
                "text/html" => "text/html",
                _ => "text/plain",
            };
            let is_shaped = kind.as_deref().is_some_and(|k| k.starts_with(shape));
            if got != status || !text.contains(says) || !is_shaped {
                wrong.push(format!(
                    "{method} {path} {accept}: {got} {kind:?}, not {status} “{says}”: {text}"
                ));
            }
        }
        // A cookie that somebody's own choice of language left goes before what the browser likes.
        let cross_site = client
            .post(format!("{}/do/accounts/sign_out", site.origin))
            .header(ACCEPT, "text/html")
            .header(ACCEPT_LANGUAGE, "nb;q=0.9, en;q=0.8")
            .header("cookie", format!("videre_sprak={lang}"))
            .header("sec-fetch-site", "cross-site");
        let answer = cross_site.send().await.unwrap();
        assert_eq!(answer.status().as_u16(), 403);
        let text = answer.text().await.unwrap();
        assert!(text.contains(w.forbidden_title), "{text}");
        // A machine that sends too much is told so as a machine.
        let large = client
            .post(format!("{}/api/v1/institutions/0238/offers", site.origin))
            .header(ACCEPT_LANGUAGE, lang.code())
            .body(vec![b' '; 6_000_000]);
        let answer = large.send().await.unwrap();
        assert_eq!(answer.headers()[CONTENT_TYPE], "application/problem+json");
        assert_eq!(answer.status().as_u16(), 413);
        assert!(answer.text().await.unwrap().contains("5 MB"));
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n\n"));
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_body_of_any_size_beyond_the_limit_is_refused_by_the_same_words() {
    let site = Site::start().await;
    let client = site.browser().client;
    for size in [5_000_001, 5_400_000, 5_600_000, 12_000_000] {
        for lang in [Lang::Nb, Lang::Nn, Lang::En] {
            let file = reqwest::multipart::Part::bytes(vec![b'a'; size]).file_name("deltakere.csv");
            let form = reqwest::multipart::Form::new()
                .text("evaluation", "1")
                .part("list", file);
            let post = client.post(format!(
                "{}/do/evaluation/add_participants?lang={lang}",
                site.origin
            ));
            let answer = post
                .header(ACCEPT, "text/html")
                .multipart(form)
                .send()
                .await
                .unwrap();
            assert_eq!(answer.status().as_u16(), 413, "{size}");
            let page = answer.text().await.unwrap();
            let words = Words::of(lang).frame;
            assert!(
                page.contains(words.too_large_title) && page.contains("5 MB"),
                "{size} {lang}: {page}"
            );
        }
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn whoever_tries_too_often_is_told_to_wait() {
    let site = Site::start().await;
    for (last, lang) in [(21, Lang::Nb), (22, Lang::Nn), (23, Lang::En)] {
        let client = site.browser_from(last).client;
        let mut refused = None;
        for _ in 0..40 {
            let post = client.post(format!("{}/do/accounts/sign_out?lang={lang}", site.origin));
            let answer = post
                .header(ACCEPT, "text/html")
                .header(CONTENT_TYPE, "application/x-www-form-urlencoded")
                .send()
                .await
                .unwrap();
            if answer.status().as_u16() == 429 {
                refused = Some(answer);
                break;
            }
        }
        let answer = refused.expect("nobody signs out forty times a minute");
        assert_eq!(answer.headers()["retry-after"], "60");
        let page = answer.text().await.unwrap();
        assert!(
            page.contains(Words::of(lang).frame.too_many_text),
            "{lang}: {page}"
        );
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn another_site_cannot_post_for_a_signed_in_person() {
    let site = Site::start().await;
    let editor = site.signed_in(app::accounts::model::Role::Editor).await;
    for (name, value) in [
        ("sec-fetch-site", "cross-site"),
        ("origin", "https://ond.example"),
    ] {
        let post = editor
            .client
            .post(format!("{}/do/accounts/sign_out?lang=nb", site.origin));
        let post = post
            .header(CONTENT_TYPE, "application/x-www-form-urlencoded")
            .header(name, value);
        assert_eq!(
            post.send().await.unwrap().status().as_u16(),
            403,
            "{name}: {value}"
        );
    }
    editor.get("/nb/meg").await.expect_ok();
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn every_page_names_itself_in_every_language() {
    let site = Site::start().await;
    let editor = site.signed_in(Role::Editor).await;
    for path in [
        "/",
        "/tilbud?q=norsk+p%C3%A5&trinn=3&trinn=4",
        "/institusjon?tilstand=draft",
        "/meg",
        "/logg-inn",
        "/finnes-ikke",
    ] {
        let page = editor.get(&format!("/nn{path}")).await;
        let links = page.attributes("head link[rel=alternate]", "href");
        let base = &site.platform.config.public_url;
        let expected: Vec<String> = Lang::ALL
            .iter()
            .map(|lang| format!("{base}/{lang}{path}"))
            .collect();
        assert_eq!(links, expected, "{path}");
    }
    // A page without a language in its address is the same for all.
    let letters = editor.get("/dev/mail").await.expect_ok();
    assert!(letters.attributes("head link[rel=alternate]", "href").is_empty());
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn every_answer_carries_the_guards() {
    let site = Site::start().await;
    let client = site.browser().client;
    for path in [
        "/nb/",
        "/nb/tilbud/1",
        "/nb/finnes-ikke",
        "/api/v1/offers",
        "/live",
    ] {
        let answer = client
            .get(format!("{}{path}", site.origin))
            .header(ACCEPT, "text/html")
            .send()
            .await
            .unwrap();
        let headers = answer.headers();
        for name in [
            "content-security-policy",
            "x-content-type-options",
            "referrer-policy",
            "cross-origin-opener-policy",
        ] {
            assert!(headers.contains_key(name), "{path} lacks {name}");
        }
        let policy = headers["content-security-policy"].to_str().unwrap();
        assert!(
            policy.contains("default-src 'none'") && !policy.contains("unsafe-inline"),
            "{path}: {policy}"
        );
    }
    let page = client
        .get(format!("{}/nb/tilbud", site.origin))
        .header(ACCEPT, "text/html")
        .send()
        .await
        .unwrap();
    let html = page.text().await.unwrap();
    assert!(!html.contains(" style=\""), "no inline style");
    assert!(!html.contains(" onclick="), "no inline handlers");
}
