//! Signing in at somebody else's: an OpenID Connect provider such as Feide.
//!
//! The authorization code flow with PKCE, state and nonce (OpenID Connect Core 3.1, RFC 7636). Between leaving and
//! coming back everything lies in the browser, so any node can finish what another began. Tokens are used once in
//! memory and neither stored nor logged; of a provider's refusal only the step is noted.

use app::shared::fault::Fault;
use app::shared::lang::Lang;
use app::shared::time::Instant;
use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use openidconnect::core::{
    CoreAuthenticationFlow, CoreClient, CoreJwsSigningAlgorithm as Alg, CoreProviderMetadata,
};
use openidconnect::{
    AuthorizationCode, ClientId, ClientSecret, CsrfToken, EndpointMaybeSet, EndpointNotSet, EndpointSet,
    HttpRequest, HttpResponse, IssuerUrl, Nonce, PkceCodeChallenge, PkceCodeVerifier, RedirectUrl, Scope,
    TokenResponse as _,
};
use serde::{Deserialize, Serialize};

use super::token;
use crate::config::{Config, OidcSetting};

/// Longest the provider may take to answer.
const PATIENCE: std::time::Duration = std::time::Duration::from_secs(5);
/// Signatures that are taken: with a public key, so that nobody who knows our secret can make one.
const ALGORITHMS: [Alg; 5] = [
    Alg::RsaSsaPkcs1V15Sha256,
    Alg::RsaSsaPssSha256,
    Alg::EcdsaP256Sha256,
    Alg::EcdsaP384Sha384,
    Alg::EdDsa,
];

type Client = CoreClient<
    EndpointSet,
    EndpointNotSet,
    EndpointNotSet,
    EndpointNotSet,
    EndpointMaybeSet,
    EndpointMaybeSet,
>;

/// The provider people may sign in at.
pub struct Outside {
    pub setting: OidcSetting,
    redirect: String,
    http: reqwest::Client,
}

/// What a browser holds until it comes back.
#[derive(Serialize, Deserialize)]
pub struct Kept {
    state: String,
    nonce: String,
    verifier: String,
    pub lang: Lang,
    pub next: String,
}

/// Who somebody is, as the provider says.
#[derive(Clone, Debug, PartialEq)]
pub struct Identity {
    pub issuer: String,
    pub subject: String,
    /// Only where the provider vouches for it; in lower case.
    pub email: Option<String>,
    pub name: Option<String>,
}

/// The step at which a provider did not do its part.
#[derive(Debug)]
pub struct Trouble(&'static str);

impl Kept {
    fn write(&self) -> Result<String, Fault> {
        Ok(URL_SAFE_NO_PAD.encode(serde_json::to_vec(self)?))
    }

    /// What came back, if it is what left for this `state`.
    pub fn read(kept: &str, state: &str) -> Option<Self> {
        let kept: Kept = serde_json::from_slice(&URL_SAFE_NO_PAD.decode(kept).ok()?).ok()?;
        // Hashes are compared, so that the time it takes tells nothing.
        let is_same = token::hash(state).is_some() && token::hash(state) == token::hash(&kept.state);
        is_same.then_some(kept)
    }
}

async fn send(http: reqwest::Client, request: HttpRequest) -> Result<HttpResponse, reqwest::Error> {
    let answer = http.execute(request.try_into()?).await?;
    let (status, headers) = (answer.status(), answer.headers().clone());
    let mut response = HttpResponse::new(answer.bytes().await?.to_vec());
    *response.status_mut() = status;
    *response.headers_mut() = headers;
    Ok(response)
}

impl Outside {
    /// The provider of these settings, if they name one.
    #[must_use]
    pub fn of(config: &Config) -> Option<Self> {
        let http = reqwest::Client::builder()
            .redirect(reqwest::redirect::Policy::none())
            .timeout(PATIENCE);
        Some(Outside {
            setting: config.oidc.clone()?,
            redirect: format!("{}{}", config.public_url, app::path::sign_in_outside_back()),
            http: http
                .build()
                .inspect_err(|error| tracing::error!(%error, "no client for the provider"))
                .ok()?,
        })
    }

    /// The provider as it describes itself just now: its addresses and keys may change at any time.
    async fn client(&self) -> Result<Client, Trouble> {
        let issuer = IssuerUrl::new(self.setting.issuer.clone()).map_err(|_| Trouble("issuer"))?;
        let http = |request| send(self.http.clone(), request);
        let about = CoreProviderMetadata::discover_async(issuer, &http)
            .await
            .map_err(|_| Trouble("discovery"))?;
        let redirect = RedirectUrl::new(self.redirect.clone()).map_err(|_| Trouble("redirect"))?;
        let (id, secret) = (self.setting.client_id.clone(), self.setting.client_secret.clone());
        let client =
            CoreClient::from_provider_metadata(about, ClientId::new(id), Some(ClientSecret::new(secret)));
        Ok(client.set_redirect_uri(redirect))
    }

    /// Where to send the browser, and what it is to keep.
    pub async fn begin(&self, lang: Lang, next: &str) -> Result<Result<(String, String), Trouble>, Fault> {
        let client = match self.client().await {
            Ok(client) => client,
            Err(trouble) => return Ok(Err(trouble)),
        };
        let (challenge, verifier) = PkceCodeChallenge::new_random_sha256();
        let (url, state, nonce) = client
            .authorize_url(
                CoreAuthenticationFlow::AuthorizationCode,
                CsrfToken::new_random,
                Nonce::new_random,
            )
            .add_scope(Scope::new("email".into()))
            .add_scope(Scope::new("profile".into()))
            .set_pkce_challenge(challenge)
            .url();
        let kept = Kept {
            state: state.secret().clone(),
            nonce: nonce.secret().clone(),
            verifier: verifier.secret().clone(),
            lang,
            next: next.to_owned(),
        };
        Ok(Ok((url.to_string(), kept.write()?)))
    }

    /// Who came back.
    pub async fn finish(&self, kept: &Kept, code: &str, now: Instant) -> Result<Identity, Trouble> {
        let client = self.client().await?;
        let http = |request| send(self.http.clone(), request);
        let answer = client
            .exchange_code(AuthorizationCode::new(code.to_owned()))
            .map_err(|_| Trouble("endpoint"))?
            .set_pkce_verifier(PkceCodeVerifier::new(kept.verifier.clone()))
            .request_async(&http)
            .await
            .map_err(|_| Trouble("token"))?;
        let id_token = answer.id_token().ok_or(Trouble("no id token"))?;
        let verifier = client
            .id_token_verifier()
            .set_allowed_algs(ALGORITHMS)
            .set_time_fn(move || now);
        let claims = id_token
            .claims(&verifier, &Nonce::new(kept.nonce.clone()))
            .map_err(|_| Trouble("id token"))?;
        let vouches = self.setting.trusts_email || claims.email_verified() == Some(true);
        let email = claims.email().filter(|_| vouches);
        Ok(Identity {
            issuer: claims.issuer().to_string(),
            subject: claims.subject().to_string(),
            email: email.and_then(|e| app::accounts::form::email_of(e).ok()),
            name: claims
                .name()
                .and_then(|name| name.get(None))
                .map(|name| name.to_string()),
        })
    }
}

impl Trouble {
    /// Notes the step, and nothing of what was said at it.
    pub fn noted(&self) {
        tracing::warn!(step = self.0, "signing in at the provider failed");
    }
}
