//! Who refuses – a page, a layer, the machine interface – makes no difference to the words.

use app::accounts::model::Role;
use app::shared::lang::Lang;
use app::words::Words;
use reqwest::header::{ACCEPT, ACCEPT_LANGUAGE, CONTENT_TYPE};

use crate::support::Site;

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
    let client = site.signed_in(Role::Editor).await.client;
    // The first two are read and refused by the form, the others before anybody looks at them.
    for size in [5_250_000, 5_400_000, 5_600_000, 12_000_000] {
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
