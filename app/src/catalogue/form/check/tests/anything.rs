//! Whatever may be typed.

use proptest::prelude::*;

use super::*;

/// What people and others type: anything, and above all what comes close to being right.
fn typed() -> impl Strategy<Value = String> {
    prop_oneof![
        2 => "\\PC{0,30}",
        1 => "[0-9]{1,25}",
        1 => "[0-9]{1,2}\\.[0-9]{1,2}\\.20[0-9]{2}",
        3 => prop::sample::select(vec![
            "", " ", "-1", "0", "1", "3", "5", "7,5", "30", "١٥", "2027-02-30", "2027-10-01", "2028v", "æøå2h", "+5",
            "nettbasert", "skoleledere", "norsk", "nn", "https://x", "10.1016/x", "a@b.c", "a,,b\r\nc,", "1 000",
        ])
        .prop_map(str::to_owned),
    ]
}

/// A complete form in which up to six texts were typed over.
fn nearly_complete() -> impl Strategy<Value = OfferForm> {
    prop::collection::vec((any::<prop::sample::Index>(), typed()), 0..6).prop_map(|changes| {
        let mut value = serde_json::to_value(complete()).unwrap();
        let paths = leaves(&value);
        for (index, text) in changes {
            *value.pointer_mut(index.get::<String>(&paths)).unwrap() = Value::String(text);
        }
        serde_json::from_value(value).unwrap()
    })
}

proptest! {
    #[test]
    fn whatever_is_typed_is_checked_without_panic(form in nearly_complete()) {
        let _ = form.check_size();
        if let Err(faults) = form.check(&SUBJECTS, &COUNTIES) {
            prop_assert!(!faults.is_empty());
        }
    }

    #[test]
    fn a_plan_written_back_into_the_form_stays_the_same_plan(form in nearly_complete()) {
        if let Ok((plan, run)) = form.check(&SUBJECTS, &COUNTIES) {
            let again = OfferForm::from_plan(&plan, Some(&run));
            prop_assert_eq!(again.check(&SUBJECTS, &COUNTIES), Ok((plan.clone(), run.clone())));
            prop_assert_eq!(OfferForm::from_plan(&plan, Some(&run)), again);
        }
    }
}
