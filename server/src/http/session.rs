//! The session cookie: only its secret's hash is stored, so nobody can sign in from a copy of the database.

use crate::config::Config;

/// `__Host-` binds the cookie to this host over HTTPS; a demonstration on plain HTTP cannot have it.
#[must_use]
pub fn cookie_name(config: &Config) -> &'static str {
    if config.public_url.starts_with("https://") {
        "__Host-videre"
    } else {
        "videre"
    }
}

/// The name of the cookie that lies in the browser while its person is at a provider outside.
#[must_use]
pub fn outside_name(config: &Config) -> &'static str {
    if config.public_url.starts_with("https://") {
        "__Host-videre-ekstern"
    } else {
        "videre_ekstern"
    }
}

/// The header that sets that cookie for so many seconds; 0 clears it.
#[must_use]
pub fn outside_cookie(config: &Config, kept: &str, seconds: u32) -> String {
    let name = outside_name(config);
    let secure = if name.starts_with("__Host-") {
        "; Secure"
    } else {
        ""
    };
    format!("{name}={kept}; Path=/; Max-Age={seconds}; HttpOnly; SameSite=Lax{secure}")
}

/// The header that sets or clears the cookie.
#[must_use]
pub fn set_cookie(config: &Config, secret: Option<&str>) -> String {
    let name = cookie_name(config);
    let secure = if name.starts_with("__Host-") {
        "; Secure"
    } else {
        ""
    };
    match secret {
        Some(secret) => format!("{name}={secret}; Path=/; HttpOnly; SameSite=Lax{secure}"),
        None => format!("{name}=; Path=/; HttpOnly; SameSite=Lax; Max-Age=0{secure}"),
    }
}
