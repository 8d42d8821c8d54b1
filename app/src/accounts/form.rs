//! What a person types to be let in.

use serde::{Deserialize, Serialize};

/// Asks for a one-time link; whether the address is one is checked by the port.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct LinkForm {
    pub email: String,
    /// Where the person was going; kept while the form is shown again.
    pub next: String,
}
