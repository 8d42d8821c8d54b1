//! Every page with the address of one object, and who may read it.

use std::collections::BTreeMap;

use crate::may::May;
use crate::objects::Objects;

/// Each page's template with the address of one of these objects, and who may read it.
pub fn pages(f: &Objects) -> BTreeMap<&'static str, (String, May)> {
    let plain = |path: &str| path.replace("{lang}", "nb");
    let mut table = BTreeMap::new();
    for (path, may) in [
        ("/{lang}/", May::Everyone),
        ("/{lang}/tilbud", May::Everyone),
        ("/{lang}/sammenlign", May::Everyone),
        ("/{lang}/kompetanse", May::Everyone),
        ("/{lang}/svar-takk", May::Everyone),
        ("/{lang}/svar-stoppet", May::Everyone),
        ("/{lang}/foringer", May::Everyone),
        ("/{lang}/personvern", May::Everyone),
        ("/{lang}/tilgjengelighet", May::Everyone),
        ("/{lang}/slik-regnes-tallene", May::Everyone),
        ("/{lang}/logg-inn", May::Everyone),
        ("/{lang}/maskingrensesnitt", May::Everyone),
        ("/dev/mail", May::Everyone),
        ("/{lang}/meg", May::Person),
        ("/{lang}/meg/lagret", May::Person),
        ("/{lang}/institusjon", May::AnyInstitution),
        ("/{lang}/institusjon/samlet", May::AnyInstitution),
        ("/{lang}/institusjon/endringer", May::InstitutionAdmin),
        ("/{lang}/institusjon/folk", May::InstitutionAdmin),
        ("/{lang}/institusjon/undersokelser", May::AnyInstitution),
        ("/{lang}/institusjon/import", May::AnyInstitution),
        ("/{lang}/institusjon/nokler", May::InstitutionAdmin),
        ("/{lang}/direktorat", May::Reviewer),
        ("/{lang}/direktorat/synonymer", May::Reviewer),
        ("/{lang}/direktorat/foringer", May::Reviewer),
        ("/{lang}/direktorat/formuleringer", May::Reviewer),
        ("/{lang}/direktorat/endringer", May::DirectorateAdmin),
        ("/{lang}/direktorat/bilde", May::Directorate),
        ("/{lang}/resultater/sporreskjema", May::Directorate),
        ("/{lang}/direktorat/fritekst", May::Moderator),
        ("/{lang}/resultater/fritekst", May::Directorate),
        ("/{lang}/direktorat/prioriteringer", May::Directorate),
        ("/{lang}/direktorat/malform", May::Directorate),
        ("/{lang}/direktorat/folk", May::DirectorateAdmin),
        ("/{lang}/institusjon/vedtak", May::AnyInstitution),
        ("/{lang}/resultater", May::Staff),
        ("/{lang}/oppfolging", May::Staff),
        ("/{lang}/resultater/endringer", May::Staff),
        ("/{lang}/resultater/fag-og-tema", May::Directorate),
        ("/{lang}/resultater/visninger", May::Directorate),
        ("/{lang}/oppfolging/regler", May::Directorate),
        ("/{lang}/dossier", May::Staff),
        ("/{lang}/partner", May::Partner),
    ] {
        table.insert(path, (plain(path), may));
    }
    let with = [
        (
            "/{lang}/tilbud/{id}",
            format!("/nb/tilbud/{}", f.offer),
            May::Everyone,
        ),
        (
            "/{lang}/tilbud/{id}/svar",
            format!("/nb/tilbud/{}/svar", f.offer),
            May::Everyone,
        ),
        (
            "/{lang}/oppfolging/ny",
            format!("/nb/oppfolging/ny?undersokelse={}", f.evaluation),
            May::DirectorateOrOwn,
        ),
        (
            "/{lang}/oppfolging/{id}",
            format!("/nb/oppfolging/{}", f.finding),
            May::DirectorateOrOwn,
        ),
        (
            "/{lang}/logg-inn/{token}",
            "/nb/logg-inn/ingen-slik".to_owned(),
            May::Everyone,
        ),
        (
            "/{lang}/institusjon/tilbud/{version}",
            format!("/nb/institusjon/tilbud/{}", f.version),
            May::OwnInstitution,
        ),
        (
            "/{lang}/institusjon/tilbud/{version}/endre",
            format!("/nb/institusjon/tilbud/{}/endre", f.version),
            May::OwnInstitution,
        ),
        (
            "/{lang}/institusjon/tilbud/{version}/endre/forhandsvis",
            format!("/nb/institusjon/tilbud/{}/endre/forhandsvis", f.version),
            May::OwnInstitution,
        ),
        (
            "/{lang}/institusjon/tilbud/{version}/forhandsvis",
            format!("/nb/institusjon/tilbud/{}/forhandsvis", f.version),
            May::OwnInstitution,
        ),
        (
            "/{lang}/institusjon/tilbud/{version}/gjennomforinger",
            format!("/nb/institusjon/tilbud/{}/gjennomforinger", f.version),
            May::OwnInstitution,
        ),
        (
            "/{lang}/institusjon/samlet/{bulk}",
            format!("/nb/institusjon/samlet/{}", f.bulk),
            May::Hers,
        ),
        (
            "/{lang}/institusjon/undersokelser/{evaluation}",
            format!("/nb/institusjon/undersokelser/{}", f.evaluation),
            May::OwnInstitution,
        ),
        (
            "/{lang}/institusjon/import/{import}",
            format!("/nb/institusjon/import/{}", f.import),
            May::OwnInstitution,
        ),
        (
            "/{lang}/direktorat/saker/{id}",
            format!("/nb/direktorat/saker/{}", f.case),
            May::Reviewer,
        ),
        (
            "/{lang}/direktorat/fritekst/{evaluation}",
            format!("/nb/direktorat/fritekst/{}", f.evaluation),
            May::Moderator,
        ),
        (
            "/{lang}/vedtak/{id}",
            format!("/nb/vedtak/{}", f.decided),
            May::DirectorateOrOwn,
        ),
        (
            "/{lang}/resultater/sporreskjema/{id}",
            "/nb/resultater/sporreskjema/1".to_owned(),
            May::Directorate,
        ),
        (
            "/{lang}/direktorat/foringer/{id}",
            format!("/nb/direktorat/foringer/{}", f.guideline),
            May::Reviewer,
        ),
        (
            "/{lang}/direktorat/foringer/{id}/proving",
            format!("/nb/direktorat/foringer/{}/proving", f.guideline),
            May::Reviewer,
        ),
        (
            "/{lang}/resultater/serie/{offer}",
            format!("/nb/resultater/serie/{}", f.surveyed),
            May::DirectorateOrOwn,
        ),
        (
            "/{lang}/dossier/{institution}/{year}",
            format!("/nb/dossier/{}/{}", f.institution, f.year),
            May::DirectorateOrOwn,
        ),
        (
            "/{lang}/dossier/{institution}/{year}/referat",
            format!("/nb/dossier/{}/{}/referat", f.institution, f.year),
            May::DirectorateOrOwn,
        ),
        (
            "/{lang}/resultater/{evaluation}/fritekst",
            format!("/nb/resultater/{}/fritekst", f.evaluation),
            May::DirectorateOrOwn,
        ),
        (
            "/{lang}/resultater/{evaluation}",
            format!("/nb/resultater/{}", f.evaluation),
            May::DirectorateOrOwn,
        ),
    ];
    table.extend(
        with.into_iter()
            .map(|(path, address, may)| (path, (address, may))),
    );
    table
}
