//! What a person types to be let in, and how names and addresses are kept.

use serde::{Deserialize, Serialize};

use crate::catalogue::form::looks_like_email;
use crate::shared::fault::Problem;

/// Longest name, in characters.
pub const NAME: usize = 120;

/// Asks for a one-time link; whether the address is one is checked by the port.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct LinkForm {
    pub email: String,
    /// Where the person was going; kept while the form is shown again.
    pub next: String,
}

/// What somebody without an account says of herself when she opens her first link.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct NameForm {
    pub name: String,
}

/// A name as it is kept: on one line, with single spaces.
///
/// # Errors
/// `Required`, `TooLong`.
pub fn name_of(typed: &str) -> Result<String, Problem> {
    let visible: String = typed
        .chars()
        .map(|c| if c.is_control() { ' ' } else { c })
        .collect();
    let name = visible.split_whitespace().collect::<Vec<_>>().join(" ");
    match name.chars().count() {
        0 => Err(Problem::Required),
        n if n > NAME => Err(Problem::TooLong(NAME)),
        _ => Ok(name),
    }
}

/// An address as it is kept: in lower case.
///
/// # Errors
/// `Required`, `NotAnEmail`.
pub fn email_of(typed: &str) -> Result<String, Problem> {
    let email = typed.trim().to_lowercase();
    if email.is_empty() {
        Err(Problem::Required)
    } else if looks_like_email(&email) {
        Ok(email)
    } else {
        Err(Problem::NotAnEmail)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_is_kept_on_one_line_and_an_address_in_lower_case() {
        assert_eq!(name_of("  Kari \0\r\n  Lærer "), Ok("Kari Lærer".to_owned()));
        assert_eq!(name_of(" \t"), Err(Problem::Required));
        assert_eq!(name_of(&"å".repeat(121)), Err(Problem::TooLong(120)));
        assert_eq!(
            email_of(" Kari@Skole.example "),
            Ok("kari@skole.example".to_owned())
        );
        assert_eq!(email_of("kari@skole"), Err(Problem::NotAnEmail));
        assert_eq!(email_of(""), Err(Problem::Required));
    }
}
