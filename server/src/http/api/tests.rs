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
