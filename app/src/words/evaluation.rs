//! Words of participant surveys.

use super::words;

words! {
    pub struct Evaluation {
        title: "Deltakerundersøkelse" | "Deltakarundersøking" | "Participant survey";
    }
}
