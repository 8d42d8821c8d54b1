//! Tells offers of one subject apart: what the facts leave open is filled in differently for each.
//!
//! Depends on the offer's number alone, so that every seeding gives the same catalogue.

use app::catalogue::model::{Delivery, OfferPlan, Outcomes, RunPlan};
use app::shared::lang::Lang;

/// Where an institution teaches when a row states no place.
const HOMES: [(&str, &str); 20] = [
    ("UiO", "Oslo"),
    ("UiB", "Bergen"),
    ("UiT", "Tromsø"),
    ("NTNU", "Trondheim"),
    ("UiS", "Stavanger"),
    ("UiA", "Kristiansand"),
    ("NMBU", "Ås"),
    ("Nord", "Bodø"),
    ("OsloMet", "Oslo"),
    ("USN", "Drammen"),
    ("INN", "Hamar"),
    ("HVL", "Bergen"),
    ("HVO", "Volda"),
    ("HiØ", "Halden"),
    ("SH", "Kautokeino"),
    ("NMH", "Oslo"),
    ("NIH", "Oslo"),
    ("NHH", "Bergen"),
    ("MF", "Oslo"),
    ("NLA", "Bergen"),
];

/// A place for those who meet somewhere.
pub fn place(plan: &mut OfferPlan, short: &str) {
    let meets = plan.delivery.iter().any(|d| *d != Delivery::Online);
    if meets && plan.places.is_empty() {
        let home = HOMES.iter().find(|(institution, _)| *institution == short);
        plan.places.extend(home.map(|(_, place)| (*place).to_owned()));
    }
}

/// Turns a list by `n`, and gives where each entry went.
fn turned(list: &mut [String], n: usize) -> impl Fn(usize) -> usize + use<> {
    let len = list.len().max(1);
    let n = n % len;
    list.rotate_left(n);
    move |i| (i + len - n) % len
}

/// The order of outcomes and publications; every theme still refers to its own outcome.
pub fn order(number: usize, plan: &mut OfferPlan) {
    let Outcomes {
        knowledge,
        skills,
        competence,
    } = &mut plan.outcomes;
    let (first, second) = (knowledge.len(), skills.len());
    let in_knowledge = turned(knowledge, number);
    let in_skills = turned(skills, number / 2);
    let in_competence = turned(competence, number / 3);
    for evidence in &mut plan.themes {
        evidence.outcome = match evidence.outcome {
            i if i < first => in_knowledge(i),
            i if i < first + second => first + in_skills(i - first),
            i => first + second + in_competence(i - first - second),
        };
    }
    let citations = plan.citations.len().max(1);
    plan.citations.rotate_left(number % citations);
}

/// How it is taught, as a last paragraph.
pub fn organisation(plan: &mut OfferPlan, run: &RunPlan) {
    let (days, n) = (run.gathering_days(), run.gatherings.len());
    let place = plan.places.first().cloned().unwrap_or_default();
    let said = match (plan.text_lang, n, place.is_empty()) {
        (Lang::Nn, 0, _) => {
            "Studiet går på nett, med faste møte på kveldstid og rettleiing mellom dei.".to_owned()
        }
        (_, 0, _) => "Studiet går på nett, med faste møter på kveldstid og veiledning mellom dem.".to_owned(),
        (Lang::Nn, _, true) => format!("Studiet har {n} samlingar, til saman {days} dagar."),
        (_, _, true) => format!("Studiet har {n} samlinger, til sammen {days} dager."),
        (Lang::Nn, _, false) => {
            format!(
                "Studiet har {n} samlingar i {place}, til saman {days} dagar, og arbeid på nett mellom dei."
            )
        }
        (_, _, false) => {
            format!(
                "Studiet har {n} samlinger i {place}, til sammen {days} dager, og arbeid på nett mellom dem."
            )
        }
    };
    plan.content = format!("{}\n\n{said}", plan.content);
}

/// Those who build on an earlier course say so.
pub fn admission(plan: &mut OfferPlan) {
    let builds_on = plan
        .title
        .split(|c: char| !c.is_alphanumeric())
        .any(|word| word == "2");
    if builds_on {
        plan.admission.push_str(match plan.text_lang {
            Lang::Nn => " Du må ha minst 30 studiepoeng i faget frå før.",
            _ => " Du må ha minst 30 studiepoeng i faget fra før.",
        });
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_turned_list_knows_where_each_entry_went() {
        for n in 0..7 {
            let mut list: Vec<String> = ["a", "b", "c"].map(String::from).to_vec();
            let to = turned(&mut list, n);
            for (i, entry) in ["a", "b", "c"].iter().enumerate() {
                assert_eq!(list[to(i)], *entry);
            }
        }
    }
}
