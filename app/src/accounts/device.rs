//! What a browser calls itself, in words its owner knows.
//!
//! Only for the list of places one is signed in: nothing is decided by it, and what is not recognised is shown as it came.

use crate::words::{Words, fill};

/// Name and mark in the user agent; the first that fits counts, since most claim to be the later ones too.
const BROWSERS: [(&str, &str); 6] = [
    ("Edge", "Edg"),
    ("Opera", "OPR/"),
    ("Samsung Internet", "SamsungBrowser/"),
    ("Firefox", "Firefox/"),
    ("Chrome", "Chrome/"),
    ("Safari", "Safari/"),
];

const SYSTEMS: [(&str, &str); 7] = [
    ("iPhone", "iPhone"),
    ("iPad", "iPad"),
    ("Android", "Android"),
    ("Windows", "Windows"),
    ("Mac", "Mac OS X"),
    ("ChromeOS", "CrOS"),
    ("Linux", "Linux"),
];

/// `Firefox på Windows`.
#[must_use]
pub fn device_words(user_agent: &str, words: Words) -> String {
    let find = |known: &[(&'static str, &str)]| {
        known
            .iter()
            .find(|(_, mark)| user_agent.contains(mark))
            .map(|(name, _)| *name)
    };
    match (find(&BROWSERS), find(&SYSTEMS)) {
        (Some(browser), Some(system)) => fill(
            words.accounts.device_on,
            &[("browser", browser), ("system", system)],
        ),
        _ => user_agent.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::shared::lang::Lang;

    #[test]
    fn a_browser_is_named_and_a_stranger_keeps_its_own_words() {
        let words = Words::of(Lang::Nb);
        let edge = "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/140.0 Safari/537.36 Edg/140.0";
        assert_eq!(device_words(edge, words), "Edge på Windows");
        let phone = "Mozilla/5.0 (iPhone; CPU iPhone OS 18_1 like Mac OS X) AppleWebKit/605.1 (KHTML, like Gecko) Version/18.1 Mobile/15E148 Safari/604.1";
        assert_eq!(device_words(phone, words), "Safari på iPhone");
        assert_eq!(device_words("curl/8.5", words), "curl/8.5");
    }
}
