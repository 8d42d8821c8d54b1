//! The machine interface refuses by name what it does not know, and is described as it is.

use super::*;

#[test]
fn the_description_lists_exactly_what_is_routed() {
    let document: Value = serde_json::from_str(OPENAPI).unwrap();
    assert!(document["openapi"].as_str().unwrap().starts_with("3.1"));
    let described: Vec<_> = document["paths"].as_object().unwrap().keys().cloned().collect();
    let mut routed: Vec<_> = routes().into_iter().map(|(path, _)| path.to_owned()).collect();
    routed.sort_unstable();
    assert_eq!(described, routed);
    let _ = router();
}

#[test]
fn every_parameter_of_the_search_is_described_with_its_values() {
    let document: Value = serde_json::from_str(OPENAPI).unwrap();
    let parameters = document["paths"]["/api/v1/offers"]["get"]["parameters"]
        .as_array()
        .unwrap();
    let named: Vec<_> = parameters.iter().filter_map(|p| p["name"].as_str()).collect();
    for name in &named {
        let value = match *name {
            "side" => "1",
            "stp_min" | "stp_max" => "15",
            "start_fra" | "start_til" | "frist_etter" | "frist_til" => "2027-01-01",
            "sorter" => "frist",
            "kvalitet_min" => "3,5",
            _ => "x",
        };
        let form = SearchForm {
            pairs: vec![((*name).to_owned(), value.to_owned())],
        };
        assert_eq!(
            form.check(|_, _| true).1,
            [],
            "{name} is described but not understood"
        );
    }
    for facet in Facet::ALL {
        assert!(named.contains(&facet.code()), "{facet} is not described");
    }
    let listed = |name: &str| -> Vec<String> {
        let parameter = parameters.iter().find(|p| p["name"] == name).unwrap();
        let values = parameter["schema"]["items"]["enum"].as_array().unwrap();
        values.iter().map(|v| v.as_str().unwrap().to_owned()).collect()
    };
    let reference = Reference::default();
    for facet in [
        Facet::Stage,
        Facet::Theme,
        Facet::Delivery,
        Facet::Language,
        Facet::Group,
        Facet::Funding,
        Facet::Status,
    ] {
        for value in listed(facet.code()) {
            assert!(facet.has_value(&value, &reference), "{facet}={value}");
        }
    }
}

async fn ask(app: &Router, uri: &str) -> (StatusCode, String, String) {
    use tower::ServiceExt as _;
    let request = axum::http::Request::get(uri)
        .body(axum::body::Body::empty())
        .unwrap();
    let response = app.clone().oneshot(request).await.unwrap();
    let status = response.status();
    let kind = response
        .headers()
        .get(header::CONTENT_TYPE)
        .unwrap()
        .to_str()
        .unwrap()
        .to_owned();
    let body = axum::body::to_bytes(response.into_body(), 1_000_000)
        .await
        .unwrap();
    (status, kind, String::from_utf8(body.to_vec()).unwrap())
}

#[tokio::test]
async fn what_is_not_known_is_refused_by_name_and_pages_only_say_so() {
    let t = crate::test::parts::parts().await;
    let config = (*t.parts.config).clone();
    let platform = crate::platform::Platform::build(config, t.clock.clone())
        .await
        .unwrap();
    platform.search.catch_up().await.unwrap();
    let app = crate::http::router::router(AppState::new(platform));
    let (status, kind, body) = ask(&app, "/api/v1/offers?q=norsk&stp_min=7,5").await;
    let found: Value = serde_json::from_str(&body).unwrap();
    assert_eq!((status, kind.as_str()), (StatusCode::OK, "application/json"));
    assert_eq!((&found["total"], &found["page_size"]), (&json!(0), &json!(20)));
    assert!(found["facets"]["fag"].is_array() && found["items"].is_array());
    // What was read out of the words, what else to try and what stretches would give are told as on the page.
    let (_, _, body) = ask(&app, "/api/v1/offers?q=norsk+5-10").await;
    let found: Value = serde_json::from_str(&body).unwrap();
    assert_eq!(
        found["understood"],
        json!([{ "kind": "trinn", "typed": "5-10", "value": "5-10", "without": "norsk" }])
    );
    assert!(found["also"].is_array());
    let chosen: Vec<&Value> = found["ranges"]
        .as_array()
        .unwrap()
        .iter()
        .map(|r| &r["parameters"])
        .collect();
    assert!(chosen.contains(&&json!({ "stp_min": "60" })), "{chosen:?}");
    for (uri, named) in [
        ("/api/v1/offers?hund=1", "hund"),
        ("/api/v1/offers?hund=", "hund"),
        ("/api/v1/offers?q=norsk&hund", "hund"),
        ("/api/v1/offers?trinn=99", "trinn"),
        ("/api/v1/offers?side=0", "side"),
        ("/api/v1/suggest?q=no&lang=xx", "lang"),
    ] {
        let (status, kind, body) = ask(&app, uri).await;
        let problem: Value = serde_json::from_str(&body).unwrap();
        assert_eq!(
            (status, kind.as_str()),
            (StatusCode::BAD_REQUEST, "application/problem+json"),
            "{uri}"
        );
        assert_eq!(problem["errors"][0]["parameter"], named);
    }
    for uri in ["/api/v1/offers/1", "/api/v1/offers/x", "/api/v1/nothing"] {
        let (status, kind, _) = ask(&app, uri).await;
        assert_eq!(
            (status, kind.as_str()),
            (StatusCode::NOT_FOUND, "application/problem+json"),
            "{uri}"
        );
    }
    let (status, _, page) = ask(&app, "/nn/tilbud?q=xyzzy&hund=1").await;
    assert!(
        status == StatusCode::OK && page.replace("<!>", "").contains("<code>hund</code>"),
        "{page}"
    );
    for uri in [
        "/nb/sammenlign",
        "/nb/sammenlign?tilbud=1&tilbud=x",
        "/en/sammenlign?tilbud=1&tilbud=2",
    ] {
        assert_eq!(ask(&app, uri).await.0, StatusCode::OK, "{uri}");
    }
}

/// The platform over these parts' data, as a node that starts.
async fn node(t: &crate::test::parts::TestParts) -> (crate::platform::Platform, Router) {
    let config = (*t.parts.config).clone();
    let platform = crate::platform::Platform::build(config, t.clock.clone())
        .await
        .unwrap();
    let app = crate::http::router::router(AppState::new(platform.clone()));
    (platform, app)
}

#[tokio::test]
async fn a_damaged_index_is_answered_without_built_anew_and_told_of() {
    let stage = crate::test::stage::Stage::new().await;
    stage.published().await;
    let index = stage.t.parts.config.data_dir.join("index");
    {
        let (platform, _) = node(&stage.t).await;
        platform.search.catch_up().await.unwrap();
    }
    let of = |folder: &std::path::Path| -> Vec<std::path::PathBuf> {
        std::fs::read_dir(folder)
            .unwrap()
            .map(|f| f.unwrap().path())
            .collect()
    };
    let layouts = of(&index).into_iter().filter(|path| path.is_dir());
    for file in layouts
        .flat_map(|l| of(&l))
        .flat_map(|generation| of(&generation))
    {
        if file.extension().is_some_and(|e| e == "term" || e == "fast") {
            let mut bytes = std::fs::read(&file).unwrap();
            bytes[0] ^= 0xff;
            std::fs::write(file, bytes).unwrap();
        }
    }
    let (platform, app) = node(&stage.t).await;
    let found = async |uri: &str| -> Value { serde_json::from_str(&ask(&app, uri).await.2).unwrap() };
    let reduced = found("/api/v1/offers?fag=matematikk").await;
    assert_eq!(
        (&reduced["reduced"], &reduced["total"]),
        (&json!(true), &json!(1))
    );
    assert_eq!(found("/api/v1/offers?institusjon=1120").await["total"], 0);
    let (status, _, said) = ask(&app, "/ready").await;
    assert_eq!(status, StatusCode::SERVICE_UNAVAILABLE);
    assert!(said.contains("index_lag none"), "{said}");

    // On PostgreSQL a change is read once no older transaction of the whole cluster is open.
    while platform.services.search.lag().await.unwrap() != Some(0) {
        platform.search.catch_up().await.unwrap();
        tokio::task::yield_now().await;
    }
    let whole = found("/api/v1/offers?fag=matematikk").await;
    assert_eq!((&whole["reduced"], &whole["total"]), (&json!(false), &json!(1)));
    let (status, _, said) = ask(&app, "/ready").await;
    assert!(status == StatusCode::OK && said.contains("index_lag 0"), "{said}");

    // What is told and not yet read is counted.
    let tx = platform.db.write().await.unwrap();
    tx.tell(crate::feed::OFFER, 1).await.unwrap();
    tx.commit().await.unwrap();
    assert!(ask(&app, "/ready").await.2.contains("index_lag 1"));
    let metrics = ask(&app, "/metrics").await.2;
    assert!(metrics.lines().any(|l| l == "index_lag_changes 1"), "{metrics}");
}
