//! The machine interface for institutions, through the front door.

use app::accounts::model::Role;
use app::catalogue::exchange::form::KeyForm;
use app::catalogue::port::Catalogue as _;
use axum::Router;
use axum::body::{Body, to_bytes};
use axum::http::{Method, Request};
use tower::ServiceExt as _;

use super::*;
use crate::platform::Platform;
use crate::test::stage::Stage;

struct Door {
    scene: Stage,
    router: Router,
    read: String,
    write: String,
}

impl Door {
    async fn open() -> Self {
        let scene = Stage::new().await;
        let config = (*scene.t.parts.config).clone();
        let platform = Platform::build(config, scene.t.clock.clone()).await.unwrap();
        let admin = scene.actor(Role::InstitutionAdmin, Some(scene.hvl)).await;
        let key = async |scope: Scope| {
            let form = KeyForm {
                institution: scene.hvl.to_string(),
                name: "Studentsystemet".into(),
                scope: scope.code().into(),
                expires_on: "2027-06-30".into(),
                made: String::new(),
            };
            platform.services.exchange.make_key(&admin, form).await.unwrap()
        };
        let (read, write) = (key(Scope::Read).await, key(Scope::Write).await);
        let router = crate::http::router::router(AppState::new(platform));
        Door {
            scene,
            router,
            read,
            write,
        }
    }

    async fn ask(&self, method: Method, uri: &str, key: &str, body: &str) -> (StatusCode, HeaderMap, Value) {
        let request = Request::builder()
            .method(method)
            .uri(uri)
            .header(header::AUTHORIZATION, format!("Bearer {key}"))
            .header(header::CONTENT_TYPE, "application/json")
            .header(header::ACCEPT_LANGUAGE, "en")
            .body(Body::from(body.to_owned()))
            .unwrap();
        let response = self.router.clone().oneshot(request).await.unwrap();
        let (status, headers) = (response.status(), response.headers().clone());
        let body = to_bytes(response.into_body(), 10_000_000).await.unwrap();
        (
            status,
            headers,
            serde_json::from_slice(&body).unwrap_or(Value::Null),
        )
    }

    async fn post(&self, query: &str, body: &Value) -> (StatusCode, Value) {
        let uri = format!("/api/v1/institutions/0238/offers{query}");
        let (status, _, answer) = self.ask(Method::POST, &uri, &self.write, &body.to_string()).await;
        (status, answer)
    }

    async fn offers(&self) -> usize {
        let editor = self.scene.editor().await;
        self.scene.catalogue.workbench(&editor).await.unwrap().len()
    }
}

#[tokio::test]
async fn rows_are_tried_saved_read_back_and_unchanged_the_second_time() {
    let door = Door::open().await;
    let body = json!({ "rows": [
        { "code": "A1", "title": "Ein", "credits": 7.5, "delivery": ["nettbasert"], "modules": ["Tal | 7,5"],
          "starts_on": "2027-08-25", "subject": "matematikk", "summary": null },
        { "code": "B1", "title": "To", "credits": "veldig mange" },
    ] });
    let (status, tried) = door.post("?dry_run=true", &body).await;
    assert_eq!(status, StatusCode::OK);
    assert_eq!(
        (&tried["new"], &tried["refused"], &tried["import"]),
        (&json!(1), &json!(1), &Value::Null)
    );
    assert_eq!(door.offers().await, 0);
    let (status, saved) = door.post("", &body).await;
    assert_eq!((status, &saved["dry_run"]), (StatusCode::OK, &json!(false)));
    assert_eq!(saved["rows"][1]["verdict"], "refused");
    assert_eq!(saved["rows"][1]["errors"][0]["column"], "credits");
    assert_eq!(saved["rows"][1]["errors"][0]["detail"], "Write a number.");
    assert!(saved["href"].as_str().unwrap().contains("/institusjon/import/"));
    assert_eq!(door.offers().await, 1);
    // What was refused waits on the import's page, under the key's name.
    let editor = door.scene.editor().await;
    let exchange = crate::catalogue::exchange::ExchangeService::new(door.scene.t.parts.clone());
    let imports = app::catalogue::exchange::port::Exchange::imports(&exchange, &editor)
        .await
        .unwrap();
    assert_eq!(
        (imports[0].by.as_str(), imports[0].summary.refused),
        ("Studentsystemet", 1)
    );
    let (status, _, out) = door
        .ask(Method::GET, "/api/v1/institutions/0238/offers", &door.read, "")
        .await;
    assert_eq!(status, StatusCode::OK);
    assert_eq!(
        (&out["rows"][0]["code"], &out["rows"][0]["credits"]),
        (&json!("A1"), &json!("7,5"))
    );
    let (_, again) = door.post("", &json!({ "rows": out["rows"] })).await;
    assert_eq!(
        (&again["unchanged"], &again["changed"], &again["import"]),
        (&json!(1), &json!(0), &Value::Null)
    );
    // An empty text empties, a null leaves.
    let id = &out["rows"][0]["offer"];
    let (_, emptied) = door
        .post(
            "",
            &json!({ "rows": [{ "offer": id, "starts_on": "", "title": null }] }),
        )
        .await;
    assert_eq!(
        emptied["rows"][0]["changes"],
        json!([{ "column": "starts_on", "before": "25.08.2027", "after": "" }])
    );
}

#[tokio::test]
async fn leaving_out_more_than_a_tenth_must_be_meant() {
    let door = Door::open().await;
    let rows: Vec<Value> = (0..5)
        .map(|i| json!({ "code": format!("A{i}"), "title": "x" }))
        .collect();
    assert_eq!(door.post("", &json!({ "rows": rows })).await.0, StatusCode::OK);
    let fewer = json!({ "rows": [{ "code": "A0", "title": "y" }] });
    let (status, problem) = door.post("", &fewer).await;
    assert_eq!(
        (status, &problem["errors"][0]["parameter"]),
        (StatusCode::CONFLICT, &json!("confirm"))
    );
    let (status, saved) = door.post("?confirm_shrinkage=true", &fewer).await;
    assert_eq!(
        (status, &saved["changed"], &saved["left_out"]),
        (StatusCode::OK, &json!(1), &json!(4))
    );
    assert_eq!(door.offers().await, 5);
}

#[tokio::test]
async fn what_a_key_does_not_open_stays_shut() {
    let door = Door::open().await;
    let own = "/api/v1/institutions/0238/offers";
    let (wrong, none) = ("vdr_AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA", "");
    for (method, uri, key, expected) in [
        (Method::GET, own, wrong, StatusCode::UNAUTHORIZED),
        (Method::POST, own, none, StatusCode::UNAUTHORIZED),
        (Method::POST, own, &door.read, StatusCode::FORBIDDEN),
        (
            Method::GET,
            "/api/v1/institutions/1120/offers",
            &door.read,
            StatusCode::FORBIDDEN,
        ),
        (
            Method::GET,
            "/api/v1/institutions/9999/offers",
            &door.read,
            StatusCode::NOT_FOUND,
        ),
        (
            Method::GET,
            "/api/v1/institutions/0238/offers?hund=1",
            &door.read,
            StatusCode::BAD_REQUEST,
        ),
        (
            Method::POST,
            "/api/v1/institutions/0238/offers?dry_run=kanskje",
            &door.write,
            StatusCode::BAD_REQUEST,
        ),
    ] {
        let (status, headers, problem) = door.ask(method, uri, key, "{\"rows\":[{\"code\":\"A\"}]}").await;
        assert_eq!(status, expected, "{uri} {problem}");
        assert_eq!(headers[header::CONTENT_TYPE], "application/problem+json");
        assert_eq!(headers[header::CACHE_CONTROL], "no-store");
        assert!(!headers.contains_key(header::ACCESS_CONTROL_ALLOW_ORIGIN));
        assert_eq!(
            headers.contains_key(header::WWW_AUTHENTICATE),
            status == StatusCode::UNAUTHORIZED
        );
    }
    assert_eq!(door.offers().await, 0);
}

#[tokio::test]
async fn a_body_that_is_no_rows_is_refused_by_place() {
    let door = Door::open().await;
    for (body, place) in [
        ("", ""),
        ("[]", "/rows"),
        ("{\"rows\":{}}", "/rows"),
        ("{\"rows\":[]}", "/rows"),
        ("{\"rows\":[{}],\"year\":2027}", "/year"),
        ("{\"rows\":[1]}", "/rows/0"),
        ("{\"rows\":[{\"code\":\"A\"},{\"hund\":1}]}", "/rows/1/hund"),
        ("{\"rows\":[{\"code\":true}]}", "/rows/0/code"),
        (
            "{\"rows\":[{\"modules\":[{\"title\":\"x\"}]}]}",
            "/rows/0/modules",
        ),
    ] {
        let (status, _, problem) = door
            .ask(
                Method::POST,
                "/api/v1/institutions/0238/offers",
                &door.write,
                body,
            )
            .await;
        assert_eq!(
            (status, &problem["errors"][0]["pointer"]),
            (StatusCode::BAD_REQUEST, &json!(place)),
            "{body}"
        );
    }
    let many = format!("{{\"rows\":[{}]}}", vec!["{\"code\":\"A\"}"; 5_001].join(","));
    let (status, ..) = door
        .ask(
            Method::POST,
            "/api/v1/institutions/0238/offers",
            &door.write,
            &many,
        )
        .await;
    assert_eq!(status, StatusCode::BAD_REQUEST);
    assert_eq!(door.offers().await, 0);
}

#[tokio::test]
async fn a_key_used_too_often_has_to_wait() {
    let door = Door::open().await;
    let mut last = StatusCode::OK;
    for _ in 0..61 {
        let (status, headers, _) = door
            .ask(Method::GET, "/api/v1/institutions/0238/offers", &door.read, "")
            .await;
        last = status;
        assert!(status == StatusCode::OK || headers.contains_key(header::RETRY_AFTER));
    }
    assert_eq!(last, StatusCode::TOO_MANY_REQUESTS);
}

#[test]
fn the_description_has_every_column_and_no_other() {
    let document: Value = serde_json::from_str(app::machine::OPENAPI).unwrap();
    let described: Vec<&String> = document["components"]["schemas"]["OfferRow"]["properties"]
        .as_object()
        .unwrap()
        .keys()
        .collect();
    let mut columns: Vec<&str> = Column::ALL.iter().map(|c| c.code()).collect();
    columns.sort_unstable();
    let mut described: Vec<&str> = described.into_iter().map(String::as_str).collect();
    described.sort_unstable();
    assert_eq!(described, columns);
}

#[tokio::test]
async fn people_to_be_asked_are_brought_with_a_key_to_surveys_that_exist() {
    let door = Door::open().await;
    let listed = "/api/v1/institutions/0238/surveys";
    let (status, _, answer) = door.ask(Method::GET, listed, &door.read, "").await;
    assert_eq!(
        (status, answer),
        (StatusCode::OK, json!({ "institution": "0238", "surveys": [] }))
    );
    let people = "/api/v1/institutions/0238/surveys/1/participants";
    let rows = json!({ "rows": [{ "name": "Kari", "email": "kari@prove.example" }] }).to_string();
    for (key, body, expected) in [
        (&door.write, rows.as_str(), StatusCode::NOT_FOUND),
        (&door.read, &rows, StatusCode::FORBIDDEN),
        (&String::new(), &rows, StatusCode::UNAUTHORIZED),
        (&door.write, "{", StatusCode::BAD_REQUEST),
        (&door.write, "{\"rows\": []}", StatusCode::BAD_REQUEST),
    ] {
        let (status, _, answer) = door.ask(Method::POST, people, key, body).await;
        assert_eq!(status, expected, "{body} {answer}");
    }
    let wrong = json!({ "rows": [{ "name": "Kari", "answer": 5 }] }).to_string();
    let (_, _, answer) = door.ask(Method::POST, people, &door.write, &wrong).await;
    assert_eq!(answer["errors"][0]["pointer"], "/rows/0/answer");
}
