//! Every address that is no page: files, calendars, and what machines read and write with a key.

use std::collections::BTreeMap;

use crate::may::May;
use crate::objects::Objects;

/// Each file's template with the address of one of these objects, and who may take it away.
pub fn files(f: &Objects) -> BTreeMap<&'static str, (String, May)> {
    let (institution, year) = (f.institution, f.year);
    let all = [
        ("/{lang}/partner/csv", "/nb/partner/csv".to_owned(), May::Partner),
        (
            "/{lang}/dossier/{institution}/{year}/xlsx",
            format!("/nb/dossier/{institution}/{year}/xlsx"),
            May::DirectorateOrOwn,
        ),
        (
            "/{lang}/oppfolging/csv",
            "/nb/oppfolging/csv".to_owned(),
            May::Staff,
        ),
        (
            "/{lang}/direktorat/csv",
            "/nb/direktorat/csv".to_owned(),
            May::Reviewer,
        ),
        (
            "/{lang}/direktorat/bilde/csv",
            "/nb/direktorat/bilde/csv".to_owned(),
            May::Directorate,
        ),
        (
            "/{lang}/direktorat/endringer/csv",
            "/nb/direktorat/endringer/csv".to_owned(),
            May::DirectorateAdmin,
        ),
        (
            "/{lang}/institusjon/endringer/csv",
            "/nb/institusjon/endringer/csv".to_owned(),
            May::InstitutionAdmin,
        ),
        (
            "/{lang}/resultater/csv",
            "/nb/resultater/csv".to_owned(),
            May::Staff,
        ),
        (
            "/{lang}/resultater/xlsx",
            "/nb/resultater/xlsx".to_owned(),
            May::Staff,
        ),
        (
            "/{lang}/resultater/fag-og-tema/xlsx",
            "/nb/resultater/fag-og-tema/xlsx".to_owned(),
            May::Directorate,
        ),
        (
            "/{lang}/resultater/{evaluation}/xlsx",
            format!("/nb/resultater/{}/xlsx", f.evaluation),
            May::DirectorateOrOwn,
        ),
        (
            "/{lang}/resultater/fag-og-tema/csv",
            "/nb/resultater/fag-og-tema/csv".to_owned(),
            May::Directorate,
        ),
        (
            "/{lang}/resultater/serie/{offer}/csv",
            format!("/nb/resultater/serie/{}/csv", f.surveyed),
            May::DirectorateOrOwn,
        ),
        (
            "/{lang}/resultater/serie/{offer}/xlsx",
            format!("/nb/resultater/serie/{}/xlsx", f.surveyed),
            May::DirectorateOrOwn,
        ),
        (
            "/{lang}/resultater/{evaluation}/csv",
            format!("/nb/resultater/{}/csv", f.evaluation),
            May::DirectorateOrOwn,
        ),
        (
            "/{lang}/resultater/{evaluation}/fritekst/{kind}",
            format!("/nb/resultater/{}/fritekst/csv", f.evaluation),
            May::DirectorateOrOwn,
        ),
        (
            "/{lang}/resultater/fritekst/csv",
            "/nb/resultater/fritekst/csv".to_owned(),
            May::Directorate,
        ),
        (
            "/{lang}/institusjon/csv",
            "/nb/institusjon/csv".to_owned(),
            May::AnyInstitution,
        ),
        (
            "/{lang}/meg/lagret/csv",
            "/nb/meg/lagret/csv".to_owned(),
            May::Person,
        ),
        (
            "/{lang}/institusjon/eksport/{institution}/{kind}",
            format!("/nb/institusjon/eksport/{institution}/csv"),
            May::OwnInstitution,
        ),
        (
            "/{lang}/institusjon/mal/{kind}",
            "/nb/institusjon/mal/csv".to_owned(),
            May::Everyone,
        ),
        (
            "/{lang}/tilbud/{id}/kalender.ics",
            format!("/nb/tilbud/{}/kalender.ics", f.offer),
            May::Everyone,
        ),
        (
            "/{lang}/tilbud.ics",
            "/nb/tilbud.ics?q=norsk".to_owned(),
            May::Everyone,
        ),
    ];
    all.into_iter()
        .map(|(path, address, may)| (path, (address, may)))
        .collect()
}

/// Addresses whose way in is a secret of their own, a form, or nothing; their own tests prove what they do.
const OTHERS: [&str; 10] = [
    "/",
    "/logg-inn/ekstern",
    "/{lang}/logg-inn/ekstern",
    "/{lang}/svar-stopp/{stop}",
    "/do/{*endpoint}",
    "/{lang}/meg/lagret/{secret}/kalender.ics",
    "/{lang}/avmeld/{token}",
    "/live",
    "/ready",
    "/metrics",
];

/// Every address the router names is in the table, or is one of the others.
pub fn are_complete(files: &BTreeMap<&str, (String, May)>) {
    let source = include_str!("../../src/http/router.rs");
    let literals = source
        .split('"')
        .skip(1)
        .step_by(2)
        .filter(|t| t.starts_with('/'));
    let is_open = |path: &str| OTHERS.contains(&path) || path == "/{*rest}" || path.starts_with("/files");
    let known = |path: &str| files.contains_key(path) || is_open(path);
    let mut n = 0;
    for path in literals {
        assert!(known(path), "{path} is not in the table of rights");
        n += 1;
    }
    assert!(n >= files.len(), "the router's addresses can be read");
}
