//! Addresses of what participants said and what came of it.

use super::with_query;
use crate::catalogue::exchange::model::FileKind;
use crate::shared::ids::{EvaluationId, FindingId, InstitutionId, OfferId, QuestionnaireId};
use crate::shared::lang::Lang;
use crate::shared::time::StudyYear;

/// The results of one survey, for institution and directorate alike.
#[must_use]
pub fn results(lang: Lang, evaluation: EvaluationId) -> String {
    format!("/{lang}/resultater/{evaluation}")
}

/// One survey's figures as a file.
#[must_use]
pub fn results_file(lang: Lang, evaluation: EvaluationId, kind: FileKind) -> String {
    format!("/{lang}/resultater/{evaluation}/{kind}")
}

/// The overview over many surveys, for institution and directorate alike.
#[must_use]
pub fn overview(lang: Lang) -> String {
    format!("/{lang}/resultater")
}

/// How figures are made, for everyone.
#[must_use]
pub fn method(lang: Lang) -> String {
    format!("/{lang}/slik-regnes-tallene")
}

/// The overview's figures as a file.
#[must_use]
pub fn overview_file<N: AsRef<str>, V: AsRef<str>>(
    lang: Lang,
    kind: FileKind,
    pairs: impl IntoIterator<Item = (N, V)>,
) -> String {
    with_query(&format!("/{lang}/resultater/{kind}"), pairs)
}

/// Findings and what came of them.
#[must_use]
pub fn findings(lang: Lang) -> String {
    format!("/{lang}/oppfolging")
}

#[must_use]
pub fn finding(lang: Lang, finding: FindingId) -> String {
    format!("/{lang}/oppfolging/{finding}")
}

/// Where a finding about this survey is opened.
#[must_use]
pub fn new_finding(lang: Lang, evaluation: EvaluationId) -> String {
    format!("/{lang}/oppfolging/ny?undersokelse={evaluation}")
}

#[must_use]
pub fn findings_csv<N: AsRef<str>, V: AsRef<str>>(
    lang: Lang,
    pairs: impl IntoIterator<Item = (N, V)>,
) -> String {
    with_query(&format!("/{lang}/oppfolging/csv"), pairs)
}

/// Rules that open findings.
#[must_use]
pub fn finding_rules(lang: Lang) -> String {
    format!("/{lang}/oppfolging/regler")
}

/// Institutions with their dossiers.
#[must_use]
pub fn dossiers(lang: Lang) -> String {
    format!("/{lang}/dossier")
}

/// What is laid on the table of an institution's dialogue meeting about a study year.
#[must_use]
pub fn dossier(lang: Lang, institution: InstitutionId, year: StudyYear) -> String {
    format!("/{lang}/dossier/{institution}/{}", year.0)
}

/// The same as a workbook.
#[must_use]
pub fn dossier_xlsx(lang: Lang, institution: InstitutionId, year: StudyYear) -> String {
    format!("/{lang}/dossier/{institution}/{}/xlsx", year.0)
}

/// Where the minutes of the meeting are written and remarked on.
#[must_use]
pub fn minutes(lang: Lang, institution: InstitutionId, year: StudyYear) -> String {
    format!("/{lang}/dossier/{institution}/{}/referat", year.0)
}

/// The figures a partner reads.
#[must_use]
pub fn partner(lang: Lang) -> String {
    format!("/{lang}/partner")
}

#[must_use]
pub fn partner_csv<N: AsRef<str>, V: AsRef<str>>(
    lang: Lang,
    pairs: impl IntoIterator<Item = (N, V)>,
) -> String {
    with_query(&format!("/{lang}/partner/csv"), pairs)
}

/// Surveys whose texts wait to be read.
#[must_use]
pub fn remarks(lang: Lang) -> String {
    format!("/{lang}/direktorat/fritekst")
}

/// One survey's texts before whoever reads them.
#[must_use]
pub fn reading(lang: Lang, evaluation: EvaluationId) -> String {
    format!("/{lang}/direktorat/fritekst/{evaluation}")
}

/// What participants wrote about, over many surveys.
#[must_use]
pub fn remarks_overview<N: AsRef<str>, V: AsRef<str>>(
    lang: Lang,
    pairs: impl IntoIterator<Item = (N, V)>,
) -> String {
    with_query(&format!("/{lang}/resultater/fritekst"), pairs)
}

#[must_use]
pub fn remarks_overview_csv<N: AsRef<str>, V: AsRef<str>>(
    lang: Lang,
    pairs: impl IntoIterator<Item = (N, V)>,
) -> String {
    with_query(&format!("/{lang}/resultater/fritekst/csv"), pairs)
}

/// What participants of one survey wrote, as a file: `csv` or `xlsx`.
#[must_use]
pub fn remarks_told(lang: Lang, evaluation: EvaluationId) -> String {
    format!("/{lang}/resultater/{evaluation}/fritekst")
}

#[must_use]
pub fn remarks_file(lang: Lang, evaluation: EvaluationId, kind: &str) -> String {
    format!("/{lang}/resultater/{evaluation}/fritekst/{kind}")
}

/// The bank of questionnaires.
#[must_use]
pub fn questionnaires(lang: Lang) -> String {
    format!("/{lang}/resultater/sporreskjema")
}

/// One version of the questionnaire.
#[must_use]
pub fn questionnaire(lang: Lang, id: QuestionnaireId) -> String {
    format!("/{lang}/resultater/sporreskjema/{id}")
}

/// An offer's figures over the years.
#[must_use]
pub fn series(lang: Lang, offer: OfferId) -> String {
    format!("/{lang}/resultater/serie/{offer}")
}

/// The same as a file.
#[must_use]
pub fn series_file(lang: Lang, offer: OfferId, kind: FileKind) -> String {
    format!("/{lang}/resultater/serie/{offer}/{kind}")
}

/// What fell, what rose, what nobody can know yet.
#[must_use]
pub fn changes(lang: Lang) -> String {
    format!("/{lang}/resultater/endringer")
}

/// Views of the figures that have been kept.
#[must_use]
pub fn views(lang: Lang) -> String {
    format!("/{lang}/resultater/visninger")
}

/// Subjects and institutions by theme.
#[must_use]
pub fn heat(lang: Lang) -> String {
    format!("/{lang}/resultater/fag-og-tema")
}

/// The heat table for these parameters.
#[must_use]
pub fn heat_with<N: AsRef<str>, V: AsRef<str>>(
    lang: Lang,
    pairs: impl IntoIterator<Item = (N, V)>,
) -> String {
    with_query(&heat(lang), pairs)
}

/// The heat table's figures as a file.
#[must_use]
pub fn heat_file<N: AsRef<str>, V: AsRef<str>>(
    lang: Lang,
    kind: FileKind,
    pairs: impl IntoIterator<Item = (N, V)>,
) -> String {
    with_query(&format!("/{lang}/resultater/fag-og-tema/{kind}"), pairs)
}
