//! What can be read of a half-done form: enough to show a draft in a list, nothing invented.

use app::catalogue::form::OfferForm;
use app::catalogue::model::{
    Delivery, Funding, OfferPlan, Outcomes, StageRange, TargetGroup, TeachingLanguage,
};
use app::shared::lang::Lang;
use app::shared::units::Credits;

fn lines(typed: &str) -> Vec<String> {
    let lines = typed.lines().map(str::trim).filter(|l| !l.is_empty());
    lines.map(str::to_owned).collect()
}

/// A plan of what is readable so far; what is not is absent.
pub fn glimpse(form: &OfferForm) -> OfferPlan {
    let stages = || {
        let stage = |typed: &str| typed.trim().parse::<u8>().ok();
        StageRange::new(stage(&form.stage_from)?, stage(&form.stage_to)?)
    };
    let price = form.price.trim().parse::<i64>().ok();
    OfferPlan {
        title: form.title.trim().to_owned(),
        code: form.code.trim().to_owned(),
        credits: Credits::parse(&form.credits),
        subject: form.subject.clone(),
        stages: stages(),
        groups: form
            .groups
            .iter()
            .filter_map(|c| TargetGroup::from_code(c))
            .collect(),
        delivery: form
            .delivery
            .iter()
            .filter_map(|c| Delivery::from_code(c))
            .collect(),
        teaching_language: TeachingLanguage::from_code(&form.teaching_language)
            .unwrap_or(TeachingLanguage::Norwegian),
        text_lang: Lang::from_code(&form.text_lang).unwrap_or(Lang::Nb),
        funding: Funding::from_code(&form.funding),
        summary: form.summary.trim().to_owned(),
        content: form.content.trim().to_owned(),
        outcomes: Outcomes {
            knowledge: lines(&form.knowledge),
            skills: lines(&form.skills),
            competence: lines(&form.competence),
        },
        practice: form.practice.trim().to_owned(),
        exam: form.exam.trim().to_owned(),
        admission: form.admission.trim().to_owned(),
        price_ore: price.filter(|kr| (0..=500_000).contains(kr)).map(|kr| kr * 100),
        contact_name: form.contact_name.trim().to_owned(),
        contact_email: form.contact_email.trim().to_owned(),
        places: lines(&form.places.replace(',', "\n")),
        counties: form.counties.clone(),
        source_url: form.source_url.trim().to_owned(),
        institutions: form.institutions.clone(),
        partners: lines(&form.partners.replace(',', "\n")),
        ranking: form.ranking.trim().to_owned(),
        materials: form.materials.trim().to_owned(),
        ..OfferPlan::titled("")
    }
}
