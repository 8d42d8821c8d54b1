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
