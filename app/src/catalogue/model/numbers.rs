//! Numbers that carry a check digit.

/// Whether this is an organisation number: nine digits, the last of which follows from the others.
///
/// Source: the Brønnøysund Register Centre, modulus 11 with the weights 3 2 7 6 5 4 3 2.
#[must_use]
pub fn is_organisation_number(text: &str) -> bool {
    const WEIGHTS: [u32; 9] = [3, 2, 7, 6, 5, 4, 3, 2, 1];
    let digits: Option<Vec<u32>> = text.chars().map(|c| c.to_digit(10)).collect();
    digits.is_some_and(|digits| {
        let sum: u32 = digits
            .iter()
            .zip(WEIGHTS)
            .map(|(digit, weight)| digit * weight)
            .sum();
        digits.len() == 9 && sum.is_multiple_of(11)
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_organisation_number_ends_in_its_check_digit() {
        for right in ["974760673", "974767880", "971035854"] {
            assert!(is_organisation_number(right), "{right}");
        }
        // One digit wrong, two changed places, too short, too long, no number.
        for wrong in [
            "974760674",
            "974760763",
            "97476067",
            "9747606730",
            "97476067x",
            "",
        ] {
            assert!(!is_organisation_number(wrong), "{wrong}");
        }
    }
}
