//! Fields that must agree with each other, with the study year and with the subject.

use super::*;

#[test]
fn a_study_begins_in_the_half_year_chosen_and_in_the_year_of_the_text() {
    let year = StudyYear(2027);
    let after = |change: fn(&mut OfferForm)| {
        let mut form = complete();
        change(&mut form);
        let faults = form.faults(&SUBJECTS, &COUNTIES, year);
        faults
            .into_iter()
            .map(|f| (f.field, f.problem))
            .collect::<Vec<_>>()
    };
    assert_eq!(after(|_| ()), []);
    let field = |name: &str| format!("run[{name}]");
    let early = after(|f| f.run.starts_on = "2027-05-20".into());
    assert!(
        early.contains(&(field("starts_on"), Problem::OtherSemester)),
        "{early:?}"
    );
    let other = after(|f| f.run.semester = "2028v".into());
    assert_eq!(other, [(field("starts_on"), Problem::OtherSemester)]);
    let other = after(|f| {
        f.run.semester = "2029h".into();
        f.run.starts_on = "2029-08-20".into();
        f.run.ends_on = "2030-06-10".into();
        f.run.gatherings.clear();
    });
    assert_eq!(other, [(field("semester"), Problem::OtherStudyYear)]);
    let endless = after(|f| f.run.ends_on = "2037-06-10".into());
    assert_eq!(endless, [(field("ends_on"), Problem::StudyTooLong)]);
    let before_it = after(|f| {
        f.run.starts_on.clear();
        f.run.gatherings[0].from = "2027-05-30".into();
        f.run.gatherings[0].to.clear();
    });
    assert!(
        before_it.contains(&("run[gatherings][0][from]".into(), Problem::OutsideSemester)),
        "without a start the half-year is the limit: {before_it:?}"
    );
}

#[test]
fn the_years_of_an_offer_lie_within_those_of_its_subject() {
    let subjects = ["matematikk", "mat_og_helse", "krle", "begynneropplaering"];
    let after = |subject: &str, from: &str, to: &str| {
        let mut form = complete();
        form.subject = subject.into();
        (form.stage_from, form.stage_to) = (from.into(), to.into());
        form.faults(&subjects, &COUNTIES, StudyYear(2027))
    };
    let beyond = FieldFault::new("stage_to", Problem::NotTaughtThere(1, 10));
    assert_eq!(after("mat_og_helse", "8", "13"), [beyond]);
    let outside = FieldFault::new("stage_from", Problem::NotTaughtThere(1, 10));
    assert_eq!(after("mat_og_helse", "11", "13"), [outside]);
    assert_eq!(after("mat_og_helse", "5", "10"), []);
    assert_eq!(after("krle", "1", "13"), [], "with religion and ethics");
    assert_eq!(after("begynneropplaering", "1", "7"), [], "as it is offered");
    assert_eq!(after("begynneropplaering", "1", "10").len(), 1);
}

#[test]
fn a_publication_has_come_out_and_its_doi_could_be_one() {
    let faults = |change: fn(&mut CitationForm)| {
        let mut form = complete();
        change(&mut form.citations[0]);
        form.faults(&SUBJECTS, &COUNTIES, StudyYear(2027))
    };
    let future = faults(|c| c.year = "2028".into());
    let field = |name: &str| format!("citations[0][{name}]");
    assert_eq!(
        future,
        [FieldFault::new(field("year"), Problem::Range(1950, 2027))]
    );
    assert_eq!(faults(|c| c.year = "2027".into()), []);
    let no_doi = [FieldFault::new(field("doi"), Problem::NotADoi)];
    for doi in [
        "10.1/x",
        "10.abcd/x",
        "10.1016/",
        "10.1016/a b",
        "10.1016",
        "11.1016/x",
        "10.1016./x",
    ] {
        let mut form = complete();
        form.citations[0].doi = doi.into();
        assert_eq!(
            form.faults(&SUBJECTS, &COUNTIES, StudyYear(2027)),
            no_doi,
            "{doi}"
        );
    }
    for doi in [
        "DOI: 10.1016/x",
        "http://dx.doi.org/10.1000.10/123",
        "10.123456789/a(b)c;d",
    ] {
        let mut form = complete();
        form.citations[0].doi = doi.into();
        let (plan, _) = form.check(&SUBJECTS, &COUNTIES).unwrap();
        assert!(plan.citations[0].doi.starts_with("10."), "{doi}");
    }
}
