//! Every address of the site as a function; nobody else writes a slash.

use crate::shared::ids::{
    BulkId, CaseId, EvaluationId, FindingId, GuidelineId, ImportId, InstitutionId, OfferId, QuestionnaireId,
    VersionId,
};
use crate::shared::lang::Lang;
use crate::shared::time::StudyYear;

#[must_use]
pub fn front(lang: Lang) -> String {
    format!("/{lang}/")
}

#[must_use]
pub fn offers(lang: Lang) -> String {
    format!("/{lang}/tilbud")
}

/// Results for these parameters.
#[must_use]
pub fn offers_with<N: AsRef<str>, V: AsRef<str>>(
    lang: Lang,
    pairs: impl IntoIterator<Item = (N, V)>,
) -> String {
    with_query(&offers(lang), pairs)
}

#[must_use]
pub fn offer(lang: Lang, offer: OfferId) -> String {
    format!("/{lang}/tilbud/{offer}")
}

#[must_use]
pub fn offer_year(lang: Lang, offer: OfferId, year: StudyYear) -> String {
    format!("/{lang}/tilbud/{offer}?ar={}", year.0)
}

#[must_use]
pub fn compare(lang: Lang, offers: &[OfferId]) -> String {
    with_query(
        &format!("/{lang}/sammenlign"),
        offers.iter().map(|o| ("tilbud", o.to_string())),
    )
}

/// Which credits the rules ask for, and what of them is missing.
#[must_use]
pub fn competence(lang: Lang) -> String {
    format!("/{lang}/kompetanse")
}

/// The same page for these parameters.
#[must_use]
pub fn competence_with<N: AsRef<str>, V: AsRef<str>>(
    lang: Lang,
    pairs: impl IntoIterator<Item = (N, V)>,
) -> String {
    with_query(&competence(lang), pairs)
}

#[must_use]
pub fn answer(lang: Lang, token: &str) -> String {
    format!("/{lang}/svar/{token}")
}

#[must_use]
pub fn thanks(lang: Lang) -> String {
    format!("/{lang}/svar-takk")
}

#[must_use]
pub fn sign_in(lang: Lang) -> String {
    format!("/{lang}/logg-inn")
}

/// The sign-in page that leads on to `next` afterwards.
#[must_use]
pub fn sign_in_to(lang: Lang, next: &str) -> String {
    with_query(&sign_in(lang), [("til", next)])
}

/// The page behind a one-time link: a button, so that a scanner's visit spends nothing.
#[must_use]
pub fn sign_in_link(lang: Lang, token: &str) -> String {
    format!("/{lang}/logg-inn/{token}")
}

#[must_use]
pub fn me(lang: Lang) -> String {
    format!("/{lang}/meg")
}

/// What a person has saved.
#[must_use]
pub fn saved(lang: Lang) -> String {
    format!("/{lang}/meg/lagret")
}

#[must_use]
pub fn saved_csv(lang: Lang) -> String {
    format!("/{lang}/meg/lagret/csv")
}

/// The page an offer was saved from, at the button that saved it.
#[must_use]
pub fn at_saving(page: &str, offer: OfferId) -> String {
    format!("{page}#lagre-{offer}")
}

/// The calendar of somebody's saved offers; its secret is all it takes to read it.
#[must_use]
pub fn saved_calendar(lang: Lang, secret: &str) -> String {
    format!("/{lang}/meg/lagret/{secret}/kalender.ics")
}

#[must_use]
pub fn offer_calendar(lang: Lang, offer: OfferId) -> String {
    format!("/{lang}/tilbud/{offer}/kalender.ics")
}

/// The calendar of the hits for these parameters.
#[must_use]
pub fn search_calendar<N: AsRef<str>, V: AsRef<str>>(
    lang: Lang,
    pairs: impl IntoIterator<Item = (N, V)>,
) -> String {
    with_query(&format!("/{lang}/tilbud.ics"), pairs)
}

/// Where a letter's receiver ends its alerts; short, since it stands in a header.
#[must_use]
pub fn unsubscribe(lang: Lang, token: &str) -> String {
    format!("/{lang}/avmeld/{token}")
}

#[must_use]
pub fn privacy(lang: Lang) -> String {
    format!("/{lang}/personvern")
}

#[must_use]
pub fn accessibility(lang: Lang) -> String {
    format!("/{lang}/tilgjengelighet")
}

#[must_use]
pub fn workbench(lang: Lang) -> String {
    format!("/{lang}/institusjon")
}

/// The overview of an institution's offers for these parameters.
#[must_use]
pub fn workbench_with<N: AsRef<str>, V: AsRef<str>>(
    lang: Lang,
    pairs: impl IntoIterator<Item = (N, V)>,
) -> String {
    with_query(&workbench(lang), pairs)
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

/// Who changed what at an institution.
#[must_use]
pub fn trail<N: AsRef<str>, V: AsRef<str>>(lang: Lang, pairs: impl IntoIterator<Item = (N, V)>) -> String {
    with_query(&format!("/{lang}/institusjon/endringer"), pairs)
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

/// What the machine interface answers, told to people.
#[must_use]
pub fn machine_interface(lang: Lang) -> String {
    format!("/{lang}/maskingrensesnitt")
}

/// The same for programs.
#[must_use]
pub fn openapi() -> String {
    "/api/v1/openapi.json".to_owned()
}

#[must_use]
pub fn surveys(lang: Lang) -> String {
    format!("/{lang}/institusjon/undersokelser")
}

#[must_use]
pub fn survey(lang: Lang, evaluation: EvaluationId) -> String {
    format!("/{lang}/institusjon/undersokelser/{evaluation}")
}

/// The results of one survey, for institution and directorate alike.
#[must_use]
pub fn results(lang: Lang, evaluation: EvaluationId) -> String {
    format!("/{lang}/resultater/{evaluation}")
}

#[must_use]
pub fn results_csv(lang: Lang, evaluation: EvaluationId) -> String {
    format!("/{lang}/resultater/{evaluation}/csv")
}

/// The overview over many surveys, for institution and directorate alike.
#[must_use]
pub fn overview(lang: Lang) -> String {
    format!("/{lang}/resultater")
}

/// The overview in one of its breakdowns and years.
#[must_use]
pub fn overview_with<N: AsRef<str>, V: AsRef<str>>(
    lang: Lang,
    pairs: impl IntoIterator<Item = (N, V)>,
) -> String {
    with_query(&overview(lang), pairs)
}

#[must_use]
pub fn overview_csv<N: AsRef<str>, V: AsRef<str>>(
    lang: Lang,
    pairs: impl IntoIterator<Item = (N, V)>,
) -> String {
    with_query(&format!("/{lang}/resultater/csv"), pairs)
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
pub fn partner_with<N: AsRef<str>, V: AsRef<str>>(
    lang: Lang,
    pairs: impl IntoIterator<Item = (N, V)>,
) -> String {
    with_query(&partner(lang), pairs)
}

#[must_use]
pub fn partner_csv<N: AsRef<str>, V: AsRef<str>>(
    lang: Lang,
    pairs: impl IntoIterator<Item = (N, V)>,
) -> String {
    with_query(&format!("/{lang}/partner/csv"), pairs)
}

/// What institutions have answered in public about an offer.
#[must_use]
pub fn replies(lang: Lang, offer: OfferId) -> String {
    format!("/{lang}/tilbud/{offer}/svar")
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

/// What fell, what rose, what nobody can know yet.
#[must_use]
pub fn changes(lang: Lang) -> String {
    format!("/{lang}/resultater/endringer")
}

/// Subjects and institutions by theme.
#[must_use]
pub fn heat(lang: Lang) -> String {
    format!("/{lang}/resultater/fag-og-tema")
}

#[must_use]
pub fn heat_csv<N: AsRef<str>, V: AsRef<str>>(lang: Lang, pairs: impl IntoIterator<Item = (N, V)>) -> String {
    with_query(&format!("/{lang}/resultater/fag-og-tema/csv"), pairs)
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

/// The same, on one offer.
#[must_use]
pub fn decisions_on(lang: Lang, offer: OfferId) -> String {
    format!("{}?tilbud={offer}", decisions(lang))
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

#[must_use]
pub fn guideline(lang: Lang) -> String {
    format!("/{lang}/foringer")
}

/// Where a form posts: a server function, told which language to answer in.
#[must_use]
pub fn act(lang: Lang, endpoint: &str) -> String {
    format!("/do/{endpoint}?lang={lang}")
}

#[must_use]
pub fn demo_mail() -> String {
    "/dev/mail".to_owned()
}

/// `base` with parameters, percent-encoded.
#[must_use]
pub fn with_query<N: AsRef<str>, V: AsRef<str>>(
    base: &str,
    pairs: impl IntoIterator<Item = (N, V)>,
) -> String {
    let mut url = base.to_owned();
    for (i, (name, value)) in pairs.into_iter().enumerate() {
        url.push(if i == 0 { '?' } else { '&' });
        encode(&mut url, name.as_ref());
        url.push('=');
        encode(&mut url, value.as_ref());
    }
    url
}

/// The same page in another language.
#[must_use]
pub fn in_language(path: &str, lang: Lang) -> String {
    let rest = path
        .get(1..)
        .and_then(|p| p.split_once('/'))
        .map_or("", |(_, rest)| rest);
    format!("/{lang}/{rest}")
}

fn encode(out: &mut String, text: &str) {
    for byte in text.bytes() {
        match byte {
            b'a'..=b'z' | b'A'..=b'Z' | b'0'..=b'9' | b'-' | b'_' | b'.' | b'~' => out.push(byte as char),
            b' ' => out.push('+'),
            _ => {
                use std::fmt::Write as _;
                write!(out, "%{byte:02X}").expect("writing to a string");
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn parameters_are_encoded() {
        assert_eq!(
            offers_with(Lang::Nb, [("q", "får & ål")]),
            "/nb/tilbud?q=f%C3%A5r+%26+%C3%A5l"
        );
    }

    #[test]
    fn a_page_keeps_its_address_in_another_language() {
        assert_eq!(
            in_language("/nb/tilbud/3?ar=2026", Lang::Nn),
            "/nn/tilbud/3?ar=2026"
        );
        assert_eq!(in_language("/nb/", Lang::En), "/en/");
    }
}
