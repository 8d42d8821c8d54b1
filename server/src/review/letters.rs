//! The review's letters: a case has arrived, a case is decided, an appeal has come in or is answered.

use std::fmt::Write as _;

use app::path;
use app::review::model::{AppealState, Outcome, Reason};
use app::shared::ids::{CaseId, VersionId};
use app::shared::lang::Lang;

use crate::mail::Letter;

/// What every letter here speaks of.
pub struct Facts<'a> {
    pub public_url: &'a str,
    /// What the reader reads pages in, and so the language of those a letter leads to. A letter to an institution
    /// is itself written in the form of Norwegian the institution uses, as its document is.
    pub reads: Lang,
    pub title: &'a str,
    pub institution: &'a str,
}

/// To a reviewer: there is something to judge.
pub fn arrived(lang: Lang, facts: &Facts<'_>, case: CaseId) -> Letter {
    let Facts {
        public_url,
        title,
        institution,
        ..
    } = facts;
    let url = format!("{public_url}{}", path::case(facts.reads, case));
    let (subject, text) = match lang {
        Lang::Nn => (
            format!("Til kontroll: {title}"),
            format!(
                "{institution} har sendt studietilbodet «{title}» til kontroll.\n\n\
                 Les tilbodet og gå gjennom sjekklista:\n{url}\n\nHelsing Videre\n"
            ),
        ),
        Lang::En => (
            format!("For review: {title}"),
            format!(
                "{institution} has submitted the study offer “{title}” for review.\n\n\
                 Read the offer and go through the checklist:\n{url}\n\nKind regards, Videre\n"
            ),
        ),
        Lang::Nb | Lang::Se => (
            format!("Til kontroll: {title}"),
            format!(
                "{institution} har sendt studietilbudet «{title}» til kontroll.\n\n\
                 Les tilbudet og gå gjennom sjekklisten:\n{url}\n\nHilsen Videre\n"
            ),
        ),
    };
    Letter { subject, text }
}

/// To an editor: how the case was decided, and why.
pub fn decision(
    lang: Lang,
    facts: &Facts<'_>,
    (version, case): (VersionId, CaseId),
    outcome: Outcome,
    summary: &str,
    reasons: &[Reason],
) -> Letter {
    let url = format!("{}{}", facts.public_url, path::draft(facts.reads, version));
    let document = document(lang, facts, case);
    match outcome {
        Outcome::Approved => approved(lang, facts, &url, &document, summary),
        Outcome::Returned => returned(lang, facts, &url, &document, summary, reasons),
    }
}

/// Where the decision stands as a document.
fn document(lang: Lang, facts: &Facts<'_>, case: CaseId) -> String {
    let url = format!("{}{}", facts.public_url, path::decision(facts.reads, case));
    match lang {
        Lang::Nn => format!("Vedtaket, med grunngivingar og klagerett:\n{url}"),
        Lang::En => format!("The decision, with reasons and right of appeal:\n{url}"),
        Lang::Nb | Lang::Se => format!("Vedtaket, med begrunnelser og klagerett:\n{url}"),
    }
}

/// To a reviewer: an institution appeals.
pub fn appeal_arrived(lang: Lang, facts: &Facts<'_>, case: CaseId) -> Letter {
    let (title, institution) = (facts.title, facts.institution);
    let url = format!("{}{}#klage", facts.public_url, path::decision(facts.reads, case));
    let (subject, text) = match lang {
        Lang::Nn => (
            format!("Klage: {title}"),
            format!(
                "{institution} har klaga på vedtaket om studietilbodet «{title}». Ein annan enn den som gjorde \
                 vedtaket, må svare.\n\nLes klaga og svar:\n{url}\n\nHelsing Videre\n"
            ),
        ),
        Lang::En => (
            format!("Appeal: {title}"),
            format!(
                "{institution} has appealed against the decision on the study offer “{title}”. Somebody other than \
                 the one who made the decision must answer.\n\nRead the appeal and answer it:\n{url}\n\n\
                 Kind regards, Videre\n"
            ),
        ),
        Lang::Nb | Lang::Se => (
            format!("Klage: {title}"),
            format!(
                "{institution} har klaget på vedtaket om studietilbudet «{title}». En annen enn den som gjorde \
                 vedtaket, må svare.\n\nLes klagen og svar:\n{url}\n\nHilsen Videre\n"
            ),
        ),
    };
    Letter { subject, text }
}

/// To an editor: the appeal is answered.
pub fn appeal_answered(
    lang: Lang,
    facts: &Facts<'_>,
    case: CaseId,
    answer: AppealState,
    reasons: &str,
) -> Letter {
    let title = facts.title;
    let url = format!("{}{}#klage", facts.public_url, path::decision(facts.reads, case));
    let granted = answer == AppealState::Granted;
    let (subject, said, end) = match lang {
        Lang::Nn => (
            format!("Svar på klage: {title}"),
            if granted {
                "Direktoratet gir dykk medhald i klaga. Har de ikkje endra teksten sidan, blir han teken opp til ny vurdering."
            } else {
                "Direktoratet gir dykk ikkje medhald i klaga. Vedtaket står ved lag."
            },
            format!("Les svaret:\n{url}\n\nHelsing Videre\n"),
        ),
        Lang::En => (
            format!("Answer to the appeal: {title}"),
            if granted {
                "The directorate upholds your appeal. Unless you have changed the text since, it is judged anew."
            } else {
                "The directorate does not uphold your appeal. The decision stands."
            },
            format!("Read the answer:\n{url}\n\nKind regards, Videre\n"),
        ),
        Lang::Nb | Lang::Se => (
            format!("Svar på klage: {title}"),
            if granted {
                "Direktoratet gir dere medhold i klagen. Har dere ikke endret teksten siden, tas den opp til ny vurdering."
            } else {
                "Direktoratet gir dere ikke medhold i klagen. Vedtaket står ved lag."
            },
            format!("Les svaret:\n{url}\n\nHilsen Videre\n"),
        ),
    };
    Letter {
        subject,
        text: format!("{said}\n\n{reasons}\n\n{end}"),
    }
}

/// What the reviewer wrote to the institution, as a paragraph of its own.
fn paragraph(summary: &str) -> String {
    if summary.is_empty() {
        String::new()
    } else {
        format!("{summary}\n\n")
    }
}

fn approved(lang: Lang, facts: &Facts<'_>, url: &str, document: &str, summary: &str) -> Letter {
    let (title, summary) = (facts.title, paragraph(summary));
    let (subject, text) = match lang {
        Lang::Nn => (
            format!("Godkjent: {title}"),
            format!(
                "Direktoratet har godkjent studietilbodet «{title}». Det er no publisert i katalogen.\n\n\
                 {summary}Sjå tilbodet:\n{url}\n\n{document}\n\nHelsing Videre\n"
            ),
        ),
        Lang::En => (
            format!("Approved: {title}"),
            format!(
                "The directorate has approved the study offer “{title}”. It is now published in the catalogue.\n\n\
                 {summary}See the offer:\n{url}\n\n{document}\n\nKind regards, Videre\n"
            ),
        ),
        Lang::Nb | Lang::Se => (
            format!("Godkjent: {title}"),
            format!(
                "Direktoratet har godkjent studietilbudet «{title}». Det er nå publisert i katalogen.\n\n\
                 {summary}Se tilbudet:\n{url}\n\n{document}\n\nHilsen Videre\n"
            ),
        ),
    };
    Letter { subject, text }
}

fn returned(
    lang: Lang,
    facts: &Facts<'_>,
    url: &str,
    document: &str,
    summary: &str,
    reasons: &[Reason],
) -> Letter {
    let (title, summary) = (facts.title, paragraph(summary));
    let mut list = String::new();
    for reason in reasons {
        let _ = write!(list, "– {}\n  {}\n\n", reason.criterion.get(lang), reason.reason);
    }
    let (subject, text) = match lang {
        Lang::Nn => (
            format!("Sendt tilbake: {title}"),
            format!(
                "Direktoratet har sendt tilbake studietilbodet «{title}». Dette må rettast før det kan publiserast:\n\n\
                 {list}{summary}Grunngivingane står òg ved felta i teksten. Rett han og send han inn på nytt:\n{url}\n\n{document}\n\n\
                 Helsing Videre\n"
            ),
        ),
        Lang::En => (
            format!("Returned: {title}"),
            format!(
                "The directorate has returned the study offer “{title}”. This must be corrected before it can be published:\n\n\
                 {list}{summary}The reasons also stand beside the fields of the text. Correct it and submit it again:\n{url}\n\n{document}\n\n\
                 Kind regards, Videre\n"
            ),
        ),
        Lang::Nb | Lang::Se => (
            format!("Sendt tilbake: {title}"),
            format!(
                "Direktoratet har sendt tilbake studietilbudet «{title}». Dette må rettes før det kan publiseres:\n\n\
                 {list}{summary}Begrunnelsene står også ved feltene i teksten. Rett den og send den inn på nytt:\n{url}\n\n{document}\n\n\
                 Hilsen Videre\n"
            ),
        ),
    };
    Letter { subject, text }
}

#[cfg(test)]
mod tests {
    use app::review::model::Texts;

    use super::*;

    const FACTS: Facts<'_> = Facts {
        public_url: "https://videre.example",
        reads: Lang::Nb,
        title: "Matematikk 1",
        institution: "Høgskulen på Vestlandet",
    };

    fn reason() -> Reason {
        Reason {
            field: "admission".into(),
            criterion: Texts {
                nb: "Opptakskravene er tydelige.".into(),
                nn: "Opptakskrava er tydelege.".into(),
                en: "Admission requirements are clear.".into(),
            },
            reason: "Krav om praksis manglar.".into(),
        }
    }

    #[test]
    fn a_returned_offer_comes_with_its_reasons() {
        let letter = decision(
            Lang::Nn,
            &FACTS,
            (VersionId(7), CaseId(3)),
            Outcome::Returned,
            "Bra elles.",
            &[reason()],
        );
        insta::assert_snapshot!(format!("{}\n\n{}", letter.subject, letter.text), @r"
        Sendt tilbake: Matematikk 1

        Direktoratet har sendt tilbake studietilbodet «Matematikk 1». Dette må rettast før det kan publiserast:

        – Opptakskrava er tydelege.
          Krav om praksis manglar.

        Bra elles.

        Grunngivingane står òg ved felta i teksten. Rett han og send han inn på nytt:
        https://videre.example/nb/institusjon/tilbud/7

        Vedtaket, med grunngivingar og klagerett:
        https://videre.example/nb/vedtak/3

        Helsing Videre
        ");
    }

    #[test]
    fn an_approved_offer_is_said_to_be_published() {
        let letter = decision(
            Lang::Nb,
            &FACTS,
            (VersionId(7), CaseId(3)),
            Outcome::Approved,
            "",
            &[],
        );
        insta::assert_snapshot!(letter.text, @r"
        Direktoratet har godkjent studietilbudet «Matematikk 1». Det er nå publisert i katalogen.

        Se tilbudet:
        https://videre.example/nb/institusjon/tilbud/7

        Vedtaket, med begrunnelser og klagerett:
        https://videre.example/nb/vedtak/3

        Hilsen Videre
        ");
    }

    #[test]
    fn an_answer_to_an_appeal_says_what_comes_of_it() {
        let granted = appeal_answered(Lang::Nn, &FACTS, CaseId(3), AppealState::Granted, "De har rett.");
        insta::assert_snapshot!(format!("{}\n\n{}", granted.subject, granted.text), @r"
        Svar på klage: Matematikk 1

        Direktoratet gir dykk medhald i klaga. Har de ikkje endra teksten sidan, blir han teken opp til ny vurdering.

        De har rett.

        Les svaret:
        https://videre.example/nb/vedtak/3#klage

        Helsing Videre
        ");
        let stands = appeal_answered(Lang::Nb, &FACTS, CaseId(3), AppealState::Dismissed, "");
        assert!(stands.text.contains("Vedtaket står ved lag."));
        assert_eq!(
            appeal_arrived(Lang::Nb, &FACTS, CaseId(3)).subject,
            "Klage: Matematikk 1"
        );
    }

    #[test]
    fn every_letter_can_be_written_in_each_language() {
        let en = decision(
            Lang::En,
            &FACTS,
            (VersionId(7), CaseId(3)),
            Outcome::Returned,
            "",
            &[reason()],
        );
        assert!(en.text.contains("Admission requirements are clear."));
        assert_eq!(
            arrived(Lang::En, &FACTS, CaseId(3)).subject,
            "For review: Matematikk 1"
        );
        insta::assert_snapshot!(arrived(Lang::Nb, &FACTS, CaseId(3)).text, @r"
        Høgskulen på Vestlandet har sendt studietilbudet «Matematikk 1» til kontroll.

        Les tilbudet og gå gjennom sjekklisten:
        https://videre.example/nb/direktorat/saker/3

        Hilsen Videre
        ");
    }
}
