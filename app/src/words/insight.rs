//! Words of figures and overviews.

use super::words;

words! {
    pub struct Insight {
        title: "Resultater" | "Resultat" | "Results";
    }
}
