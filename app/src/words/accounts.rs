//! Words of signing in and of a person's own pages.

use super::words;

words! {
    pub struct Accounts {
        title: "Logg inn" | "Logg inn" | "Sign in";
    }
}
