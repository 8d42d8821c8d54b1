//! Signing in at a provider, against one that runs here and can be made to say anything.

use std::collections::HashMap;
use std::sync::{Arc, Mutex};

use app::accounts::model::{Grant, Role};
use app::accounts::port::{Accounts as _, Arrival};
use app::shared::lang::Lang;
use app::shared::time::Instant;
use axum::extract::{Form, State};
use axum::http::{HeaderMap, StatusCode};
use axum::response::{IntoResponse as _, Response};
use axum::routing::{get, post};
use axum::{Json, Router};
use base64::Engine as _;
use base64::engine::general_purpose::{STANDARD, URL_SAFE_NO_PAD};
use openidconnect::core::{
    CoreEdDsaPrivateSigningKey, CoreIdToken, CoreIdTokenClaims, CoreJsonWebKeySet, CoreJwsSigningAlgorithm,
};
use openidconnect::{
    Audience, EmptyAdditionalClaims, EndUserEmail, EndUserName, IssuerUrl, JsonWebKeyId, LocalizedClaim,
    Nonce, PrivateSigningKey as _, StandardClaims, SubjectIdentifier,
};
use serde_json::json;
use sha2::{Digest as _, Sha256};

use super::{AccountsService, store};
use crate::config::OidcSetting;
use crate::test::parts::{TestParts, parts};

/// A fresh key for signing (Ed25519, as PKCS#8).
fn key() -> String {
    let mut der = hex::decode("302e020100300506032b657004220420").unwrap();
    der.extend(rand::random::<[u8; 32]>());
    format!(
        "-----BEGIN PRIVATE KEY-----\n{}\n-----END PRIVATE KEY-----\n",
        STANDARD.encode(der)
    )
}

fn signing(pem: &str) -> CoreEdDsaPrivateSigningKey {
    CoreEdDsaPrivateSigningKey::from_ed25519_pem(pem, Some(JsonWebKeyId::new("k".into()))).unwrap()
}

/// The challenge of each code that was given out, with the token it is good for.
type Codes = Arc<Mutex<HashMap<String, (String, String)>>>;

struct Provider {
    issuer: String,
    key: String,
    codes: Codes,
}

/// What the provider says of somebody.
struct Claims {
    issuer: String,
    audience: String,
    nonce: String,
    subject: String,
    email: String,
    verified: Option<bool>,
    expires: Instant,
    key: String,
}

async fn exchange(
    State(codes): State<Codes>,
    headers: HeaderMap,
    Form(form): Form<HashMap<String, String>>,
) -> Response {
    let expected = format!("Basic {}", STANDARD.encode("videre:hemmelig"));
    let is_us = headers
        .get("authorization")
        .is_some_and(|v| v == expected.as_str());
    let given = codes.lock().unwrap().remove(&form["code"]);
    let challenge = URL_SAFE_NO_PAD.encode(Sha256::digest(form["code_verifier"].as_bytes()));
    match given {
        Some((asked, token)) if is_us && asked == challenge => {
            let body = json!({ "access_token": "x", "token_type": "Bearer", "id_token": token });
            Json(body).into_response()
        }
        _ => (StatusCode::BAD_REQUEST, Json(json!({ "error": "invalid_grant" }))).into_response(),
    }
}

impl Provider {
    async fn start() -> Self {
        let listener = tokio::net::TcpListener::bind("127.0.0.1:0").await.unwrap();
        let issuer = format!("http://{}", listener.local_addr().unwrap());
        let (key, codes) = (key(), Codes::default());
        let about = json!({
            "issuer": issuer,
            "authorization_endpoint": format!("{issuer}/authorize"),
            "token_endpoint": format!("{issuer}/token"),
            "jwks_uri": format!("{issuer}/keys"),
            "response_types_supported": ["code"],
            "subject_types_supported": ["public"],
            "id_token_signing_alg_values_supported": ["EdDSA"],
        });
        let keys = CoreJsonWebKeySet::new(vec![signing(&key).as_verification_key()]);
        let keys = serde_json::to_value(keys).unwrap();
        let app = Router::new()
            .route(
                "/.well-known/openid-configuration",
                get(async move || Json(about)),
            )
            .route("/keys", get(async move || Json(keys)))
            .route("/token", post(exchange))
            .with_state(codes.clone());
        tokio::spawn(async move { axum::serve(listener, app).await.unwrap() });
        Provider { issuer, key, codes }
    }

    fn service(&self, t: &TestParts, trusts_email: bool) -> AccountsService {
        let mut parts = t.parts.clone();
        let mut config = (*parts.config).clone();
        config.oidc = Some(OidcSetting {
            issuer: self.issuer.clone(),
            client_id: "videre".into(),
            client_secret: "hemmelig".into(),
            name: "Feide".into(),
            trusts_email,
        });
        parts.config = Arc::new(config);
        AccountsService::new(parts)
    }

    /// Somebody agrees at the provider: gives the state and the code her browser comes back with.
    fn agree(&self, t: &TestParts, url: &str, change: impl FnOnce(&mut Claims)) -> (String, String) {
        let query = url.split_once('?').unwrap().1;
        let asked: HashMap<String, String> = form_urlencoded::parse(query.as_bytes()).into_owned().collect();
        assert_eq!(asked["response_type"], "code");
        assert_eq!(asked["code_challenge_method"], "S256");
        assert_eq!(asked["redirect_uri"], "http://127.0.0.1:3000/logg-inn/ekstern");
        let now = t.parts.clock.now();
        let mut claims = Claims {
            issuer: self.issuer.clone(),
            audience: asked["client_id"].clone(),
            nonce: asked["nonce"].clone(),
            subject: "s-1".into(),
            email: "Kari@Skole.example".into(),
            verified: Some(true),
            expires: now + chrono::Duration::minutes(5),
            key: self.key.clone(),
        };
        change(&mut claims);
        let standard = StandardClaims::new(SubjectIdentifier::new(claims.subject))
            .set_email(Some(EndUserEmail::new(claims.email)))
            .set_email_verified(claims.verified)
            .set_name(Some(LocalizedClaim::from(EndUserName::new("Kari Lærer".into()))));
        let issuer = IssuerUrl::new(claims.issuer).unwrap();
        let audience = vec![Audience::new(claims.audience)];
        let said = CoreIdTokenClaims::new(
            issuer,
            audience,
            claims.expires,
            now,
            standard,
            EmptyAdditionalClaims {},
        );
        let said = said.set_nonce(Some(Nonce::new(claims.nonce)));
        let token = CoreIdToken::new(
            said,
            &signing(&claims.key),
            CoreJwsSigningAlgorithm::EdDsa,
            None,
            None,
        );
        let code = format!("code-{}", rand::random::<u64>());
        let given = (asked["code_challenge"].clone(), token.unwrap().to_string());
        self.codes.lock().unwrap().insert(code.clone(), given);
        (asked["state"].clone(), code)
    }
}

/// Goes to the provider and comes back.
async fn sign_in(
    p: &Provider,
    t: &TestParts,
    service: &AccountsService,
    change: impl FnOnce(&mut Claims),
) -> Arrival {
    let begun = service
        .begin_outside(Lang::Nn, "/nn/meg/lagret")
        .await
        .unwrap()
        .unwrap();
    let (state, code) = p.agree(t, &begun.url, change);
    let arrived = service.enter_outside(&begun.kept, &state, &code, "Firefox").await;
    arrived.unwrap()
}

#[tokio::test]
async fn somebody_known_signs_in_and_is_known_by_more_than_her_address_from_then_on() {
    let (t, p) = (parts().await, Provider::start().await);
    let service = p.service(&t, false);
    assert_eq!(service.outside(), Some("Feide"));
    let tx = t.parts.db.write().await.unwrap();
    let grants = [Grant {
        role: Role::Reviewer,
        institution: None,
    }];
    let id = store::add_person(&*tx, "Kari", "kari@skole.example", Lang::Nb, false, &grants)
        .await
        .unwrap();
    tx.commit().await.unwrap();
    for email in ["kari@skole.example", "kari.ny@skole.example"] {
        let Arrival::In {
            signed_in,
            lang,
            next,
        } = sign_in(&p, &t, &service, |c| c.email = email.into()).await
        else {
            panic!("{email} was not let in");
        };
        assert_eq!((signed_in.person.id, signed_in.is_new), (id, false));
        assert_eq!((lang, next.as_str()), (Lang::Nn, "/nn/meg/lagret"));
        let actor = service.actor(Some(&signed_in.secret)).await.unwrap();
        assert!(actor.may_review());
    }
    // Whoever has the old address at the provider now is somebody else.
    let Arrival::In { signed_in, .. } = sign_in(&p, &t, &service, |c| {
        c.subject = "s-2".into();
        c.email = "ola@skole.example".into();
    })
    .await
    else {
        panic!("somebody new was not let in");
    };
    assert!(signed_in.is_new && signed_in.person.id != id);
    let actor = service.actor(Some(&signed_in.secret)).await.unwrap();
    assert_eq!(
        actor.grants.iter().map(|g| g.role).collect::<Vec<_>>(),
        [Role::Teacher]
    );
    assert_eq!(signed_in.person.name, "Kari Lærer");
}

#[tokio::test]
async fn an_address_nobody_vouches_for_opens_no_account() {
    for verified in [None, Some(false)] {
        let (t, p) = (parts().await, Provider::start().await);
        let strict = p.service(&t, false);
        let refused = sign_in(&p, &t, &strict, |c| c.verified = verified).await;
        assert!(matches!(refused, Arrival::Unverified { lang: Lang::Nn }));
        let known = store::person_by_email(t.parts.db.read(), "kari@skole.example").await;
        assert_eq!(known.unwrap(), None);
        let trusting = p.service(&t, true);
        let let_in = sign_in(&p, &t, &trusting, |c| c.verified = verified).await;
        assert!(
            matches!(let_in, Arrival::In { .. }),
            "the operator has said that it may be trusted"
        );
    }
}

#[tokio::test]
async fn what_the_provider_did_not_say_for_us_and_now_lets_nobody_in() {
    let (t, p) = (parts().await, Provider::start().await);
    let service = p.service(&t, true);
    let failed = |arrival: Arrival| matches!(arrival, Arrival::Failed { .. });
    assert!(failed(
        sign_in(&p, &t, &service, |c| c.nonce = "another".into()).await
    ));
    assert!(failed(
        sign_in(&p, &t, &service, |c| c.audience = "another".into()).await
    ));
    assert!(failed(
        sign_in(&p, &t, &service, |c| c.issuer = "https://ond.example".into()).await
    ));
    assert!(failed(sign_in(&p, &t, &service, |c| c.key = key()).await));
    let past = t.parts.clock.now() - chrono::Duration::seconds(1);
    assert!(failed(sign_in(&p, &t, &service, |c| c.expires = past).await));

    let begin = async || service.begin_outside(Lang::Nb, "").await.unwrap().unwrap();
    let (mine, theirs) = (begin().await, begin().await);
    let enter = async |kept: &str, state: &str, code: &str| {
        let arrived = service.enter_outside(kept, state, code, "").await;
        failed(arrived.unwrap())
    };
    // A code that belongs to another browser: its state is not ours, and its challenge is not either.
    let (state, code) = p.agree(&t, &theirs.url, |_| {});
    assert!(enter(&mine.kept, &state, &code).await);
    let (own, _) = p.agree(&t, &mine.url, |_| {});
    assert!(enter(&mine.kept, &own, &code).await);
    for (kept, state, code) in [
        ("", "", ""),
        ("x", "x", "x"),
        (mine.kept.as_str(), own.as_str(), ""),
    ] {
        assert!(enter(kept, state, code).await, "{kept} {state}");
    }
    // An unsigned token says whatever somebody likes.
    let (state, code) = p.agree(&t, &mine.url, |_| {});
    {
        let mut codes = p.codes.lock().unwrap();
        let (_, token) = codes.get_mut(&code).unwrap();
        let said = token.split('.').nth(1).unwrap().to_owned();
        *token = format!("{}.{said}.", URL_SAFE_NO_PAD.encode(r#"{"alg":"none"}"#));
    }
    assert!(enter(&mine.kept, &state, &code).await);
    // A code is good once.
    let (state, code) = p.agree(&t, &mine.url, |_| {});
    assert!(!enter(&mine.kept, &state, &code).await);
    assert!(enter(&mine.kept, &state, &code).await);
}

#[tokio::test]
async fn without_settings_or_with_a_provider_that_is_down_there_is_no_way_out() {
    let t = parts().await;
    let none = AccountsService::new(t.parts.clone());
    assert_eq!(none.outside(), None);
    assert_eq!(
        none.begin_outside(Lang::Nb, "").await.err(),
        Some(app::shared::fault::Fault::Missing)
    );
    let nobody = Provider {
        issuer: "http://127.0.0.1:9".into(),
        key: key(),
        codes: Codes::default(),
    };
    let service = nobody.service(&t, false);
    assert!(service.begin_outside(Lang::Nb, "").await.unwrap().is_none());
}
