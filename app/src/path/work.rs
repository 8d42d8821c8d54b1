//! Addresses of the desks of institutions and of the directorate.

use super::with_query;
use crate::audit::model::TrailOf;
use crate::shared::ids::{BulkId, CaseId, EvaluationId, GuidelineId, ImportId, InstitutionId, VersionId};
use crate::shared::lang::Lang;

#[must_use]
pub fn workbench(lang: Lang) -> String {
    format!("/{lang}/institusjon")
}

#[must_use]
pub fn workbench_csv<N: AsRef<str>, V: AsRef<str>>(
    lang: Lang,
    pairs: impl IntoIterator<Item = (N, V)>,
) -> String {
    with_query(&format!("/{lang}/institusjon/csv"), pairs)
}

/// What is about to be done to many offers.
#[must_use]
pub fn bulk(lang: Lang) -> String {
    format!("/{lang}/institusjon/samlet")
}

/// What was done to many offers.
#[must_use]
pub fn bulk_report(lang: Lang, bulk: BulkId) -> String {
    format!("/{lang}/institusjon/samlet/{bulk}")
}

/// The people of an institution.
#[must_use]
pub fn people(lang: Lang) -> String {
    format!("/{lang}/institusjon/folk")
}

/// The people of the directorate.
#[must_use]
pub fn staff(lang: Lang) -> String {
    format!("/{lang}/direktorat/folk")
}

/// Who changed what, at an institution or at the directorate.
#[must_use]
pub fn trail<N: AsRef<str>, V: AsRef<str>>(
    lang: Lang,
    of: TrailOf,
    pairs: impl IntoIterator<Item = (N, V)>,
) -> String {
    with_query(&format!("/{lang}/{of}/endringer"), pairs)
}

/// The same as a file.
#[must_use]
pub fn trail_csv<N: AsRef<str>, V: AsRef<str>>(
    lang: Lang,
    of: TrailOf,
    pairs: impl IntoIterator<Item = (N, V)>,
) -> String {
    with_query(&format!("/{lang}/{of}/endringer/csv"), pairs)
}

/// The runs of a live version.
#[must_use]
pub fn runs(lang: Lang, version: VersionId) -> String {
    format!("/{lang}/institusjon/tilbud/{version}/gjennomforinger")
}

/// How the public page of a version would look.
#[must_use]
pub fn preview(lang: Lang, version: VersionId) -> String {
    format!("/{lang}/institusjon/tilbud/{version}/forhandsvis")
}

/// Where the text of a live version is changed.
#[must_use]
pub fn change_live(lang: Lang, version: VersionId) -> String {
    format!("/{lang}/institusjon/tilbud/{version}/endre")
}

/// How the public page would look with changes of a live version that are typed and not made.
#[must_use]
pub fn preview_change(lang: Lang, version: VersionId) -> String {
    format!("/{lang}/institusjon/tilbud/{version}/endre/forhandsvis")
}

#[must_use]
pub fn draft(lang: Lang, version: VersionId) -> String {
    format!("/{lang}/institusjon/tilbud/{version}")
}

/// Tables of offers: to take away, to bring, and those brought before.
#[must_use]
pub fn exchange(lang: Lang) -> String {
    format!("/{lang}/institusjon/import")
}

#[must_use]
pub fn import(lang: Lang, import: ImportId) -> String {
    format!("/{lang}/institusjon/import/{import}")
}

/// An institution's offers as a file of this kind.
#[must_use]
pub fn export(lang: Lang, institution: InstitutionId, kind: &str) -> String {
    format!("/{lang}/institusjon/eksport/{institution}/{kind}")
}

/// An empty table to fill in, as a file of this kind.
#[must_use]
pub fn template(lang: Lang, kind: &str) -> String {
    format!("/{lang}/institusjon/mal/{kind}")
}

/// The keys machines present.
#[must_use]
pub fn api_keys(lang: Lang) -> String {
    format!("/{lang}/institusjon/nokler")
}

#[must_use]
pub fn surveys(lang: Lang) -> String {
    format!("/{lang}/institusjon/undersokelser")
}

/// The list of runs with a question; `evaluation::listing` says what it can ask.
#[must_use]
pub fn surveys_with(lang: Lang, pairs: Vec<(&'static str, String)>) -> String {
    with_query(&surveys(lang), pairs)
}

#[must_use]
pub fn survey(lang: Lang, evaluation: EvaluationId) -> String {
    format!("/{lang}/institusjon/undersokelser/{evaluation}")
}

#[must_use]
pub fn queue(lang: Lang) -> String {
    format!("/{lang}/direktorat")
}

#[must_use]
pub fn case(lang: Lang, case: CaseId) -> String {
    format!("/{lang}/direktorat/saker/{case}")
}

/// The queue as a file, for these parameters.
#[must_use]
pub fn queue_csv<N: AsRef<str>, V: AsRef<str>>(
    lang: Lang,
    pairs: impl IntoIterator<Item = (N, V)>,
) -> String {
    with_query(&format!("/{lang}/direktorat/csv"), pairs)
}

/// A decided case as a document, for institution and directorate alike.
#[must_use]
pub fn decision(lang: Lang, case: CaseId) -> String {
    format!("/{lang}/vedtak/{case}")
}

/// Decisions on an institution's texts.
#[must_use]
pub fn decisions(lang: Lang) -> String {
    format!("/{lang}/institusjon/vedtak")
}

/// Guidelines as the directorate works with them: those in force and the drafts.
#[must_use]
pub fn guidelines(lang: Lang) -> String {
    format!("/{lang}/direktorat/foringer")
}

#[must_use]
pub fn guideline_draft(lang: Lang, guideline: GuidelineId) -> String {
    format!("/{lang}/direktorat/foringer/{guideline}")
}

/// What a draft would mean for every live offer.
#[must_use]
pub fn guideline_preview(lang: Lang, guideline: GuidelineId) -> String {
    format!("/{lang}/direktorat/foringer/{guideline}/proving")
}

/// The sentences the directorate writes often.
#[must_use]
pub fn phrases(lang: Lang) -> String {
    format!("/{lang}/direktorat/formuleringer")
}

/// The national picture.
#[must_use]
pub fn picture(lang: Lang) -> String {
    format!("/{lang}/direktorat/bilde")
}

/// The national picture as a file, for these parameters.
#[must_use]
pub fn picture_csv<N: AsRef<str>, V: AsRef<str>>(
    lang: Lang,
    pairs: impl IntoIterator<Item = (N, V)>,
) -> String {
    with_query(&format!("/{lang}/direktorat/bilde/csv"), pairs)
}

/// What the directorate asks for by subject and year.
#[must_use]
pub fn priorities(lang: Lang) -> String {
    format!("/{lang}/direktorat/prioriteringer")
}

/// The form of Norwegian written to each institution.
#[must_use]
pub fn letter_langs(lang: Lang) -> String {
    format!("/{lang}/direktorat/malform")
}

#[must_use]
pub fn synonyms(lang: Lang) -> String {
    format!("/{lang}/direktorat/synonymer")
}

/// Part of the dictionary: a piece of its text, a kind, a page; empty what does not narrow.
#[must_use]
pub fn synonyms_shown(lang: Lang, shown: &[String; 3]) -> String {
    let named = ["q", "slag", "side"].into_iter().zip(shown);
    with_query(&synonyms(lang), named.filter(|(_, value)| !value.is_empty()))
}
