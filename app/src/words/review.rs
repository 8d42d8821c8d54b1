//! Words of the directorate's review.

use super::words;

words! {
    pub struct Review {
        title: "Til kontroll" | "Til kontroll" | "For review";
    }
}
