//! What refers to something else in the text, and what the rest of the catalogue allows.

use super::*;

#[test]
fn numbers_lead_to_what_stands_in_the_text() {
    let (plan, _) = complete().check(&SUBJECTS, &COUNTIES).unwrap();
    assert_eq!(plan.citations[0].outcomes, [0, 2]);
    assert_eq!(plan.modules[1].requires, [0]);
    let beyond = faults_after(|f| f.citations[0].outcomes = "2, 4".into());
    assert_eq!(
        beyond,
        [FieldFault::new("citations[0][outcomes]", Problem::Range(1, 3))]
    );
    let itself = faults_after(|f| f.modules[1].requires = "2".into());
    assert_eq!(
        itself,
        [FieldFault::new("modules[1][requires]", Problem::Range(1, 1))]
    );
    let first = faults_after(|f| f.modules[0].requires = "1".into());
    assert_eq!(
        first,
        [FieldFault::new("modules[0][requires]", Problem::NothingBefore)]
    );
    let words = faults_after(|f| f.citations[0].outcomes = "alle".into());
    assert_eq!(
        words,
        [FieldFault::new("citations[0][outcomes]", Problem::NotANumber)]
    );
}
