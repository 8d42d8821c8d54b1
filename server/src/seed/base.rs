//! What everything else refers to: institutions, subjects, places, the guideline, and the demo accounts.

use std::collections::HashMap;

use app::accounts::model::{Grant, Partnership, Role};
use app::catalogue::model::is_organisation_number;
use app::review::model::{Criterion, Guideline, Rule, Terms, Texts};
use app::shared::fault::{Fault, Ticket};
use app::shared::ids::{CriterionId, GuidelineId, InstitutionId, PersonId};
use app::shared::lang::Lang;
use app::shared::time::Date;
use sea_orm::ActiveValue::Set;
use sea_orm::entity::prelude::*;
use serde::Deserialize;

use super::facts::rows;
use super::texts::{PlanTexts, SubjectRow, plan_texts, subjects};
use crate::catalogue::entity::{institution, place, subject};
use crate::db::Tx;
use crate::{accounts, review};

/// An institution as the seed knows it.
pub struct Home {
    pub id: InstitutionId,
    /// County codes.
    pub counties: Vec<String>,
    /// Somebody who edits for it, if anyone does.
    pub editor: Option<PersonId>,
}

/// A county or municipality with the county it lies in.
struct PlaceRow {
    code: String,
    name: String,
    full_name: String,
    county: String,
}

/// What has been stored, by the names the files use.
pub struct Base {
    institutions: HashMap<String, Home>,
    subjects: Vec<SubjectRow>,
    texts: Vec<PlanTexts>,
    places: Vec<PlaceRow>,
    pub reviewer: Option<PersonId>,
}

impl Base {
    /// An institution by its short name.
    pub fn home(&self, short: &str) -> Result<&Home, Fault> {
        let home = self.institutions.get(short);
        home.ok_or_else(|| flaw("institution", short))
    }

    /// The texts of the subject an area of the real offers belongs to.
    pub fn texts(&self, area: &str) -> Result<&PlanTexts, Fault> {
        let subject = self.subjects.iter().find(|s| s.areas.iter().any(|a| a == area));
        let code = &subject.ok_or_else(|| flaw("subject area", area))?.subject.code;
        let texts = self.texts.iter().find(|t| t.subject == *code);
        texts.ok_or_else(|| flaw("texts", code))
    }

    /// Whether the catalogue has a subject of this code.
    pub fn knows_subject(&self, code: &str) -> bool {
        self.subjects.iter().any(|s| s.subject.code == code)
    }

    /// The counties of places by name, each once; a place abroad has none.
    pub fn counties(&self, places: &[String]) -> Vec<String> {
        let mut counties: Vec<String> = vec![];
        for name in places {
            let place = self.places.iter().find(|p| p.name == *name);
            let county = place.map(|p| p.county.clone());
            counties.extend(county.filter(|c| !counties.contains(c)));
        }
        counties
    }
}

/// A mistake in the embedded data, which the tests would have shown.
fn flaw(what: &str, name: &str) -> Fault {
    Fault::Internal(Ticket(format!("the demo content has no {what} {name}")))
}

/// Whether there is content already.
pub async fn is_filled(db: &impl ConnectionTrait) -> Result<bool, DbErr> {
    Ok(institution::Entity::find().count(db).await? > 0)
}

/// Stores it all; the accounts in the demonstration only.
pub async fn store(tx: &Tx, with_people: bool) -> Result<Base, Fault> {
    let places = places();
    let subjects = subjects();
    store_places(tx, &places).await?;
    store_subjects(tx, &subjects).await?;
    let mut base = Base {
        institutions: HashMap::new(),
        texts: plan_texts()?,
        subjects,
        places,
        reviewer: None,
    };
    let by_dbh = store_institutions(tx, &mut base).await?;
    review::store::add_guideline(&**tx, &guideline()?).await?;
    if with_people {
        store_people(tx, &mut base, &by_dbh).await?;
    }
    Ok(base)
}

fn places() -> Vec<PlaceRow> {
    rows(include_str!("data/places.tsv"), |row| {
        let code = row.get("code").to_owned();
        let county = match row.get("county_code") {
            "" => code.clone(),
            county => county.to_owned(),
        };
        PlaceRow {
            code,
            county,
            name: row.get("name").to_owned(),
            full_name: row.get("name_full").to_owned(),
        }
    })
}

async fn store_places(tx: &Tx, places: &[PlaceRow]) -> Result<(), DbErr> {
    let rows = places.iter().map(|p| place::ActiveModel {
        code: Set(p.code.clone()),
        name: Set(p.name.clone()),
        full_name: Set(p.full_name.clone()),
    });
    place::Entity::insert_many(rows)
        .exec_without_returning(&**tx)
        .await?;
    Ok(())
}

async fn store_subjects(tx: &Tx, subjects: &[SubjectRow]) -> Result<(), DbErr> {
    let rows = (0..).zip(subjects).map(|(position, row)| subject::ActiveModel {
        code: Set(row.subject.code.clone()),
        position: Set(position),
        nb: Set(row.subject.nb.clone()),
        nn: Set(row.subject.nn.clone()),
        en: Set(row.subject.en.clone()),
    });
    subject::Entity::insert_many(rows)
        .exec_without_returning(&**tx)
        .await?;
    Ok(())
}

/// Gives the institutions by their DBH code, as the accounts name them.
async fn store_institutions(tx: &Tx, base: &mut Base) -> Result<HashMap<String, String>, Fault> {
    let read = rows(include_str!("data/institutions.tsv"), |row| {
        let counties: Vec<String> = row
            .get("county")
            .split(';')
            .map(|c| c.trim().to_owned())
            .collect();
        let active = institution::ActiveModel {
            short_name: Set(row.get("short_name").to_owned()),
            name: Set(row.get("name_official").to_owned()),
            other_names: Set(row.get("name_other").to_owned()),
            dbh_code: Set(row.get("dbh_code").to_owned()),
            organisation_number: Set(row.get("organisation_number").to_owned()),
            website: Set(row.get("website").to_owned()),
            letter_lang: Set(letter_lang(row.get("name_official")).code().to_owned()),
            ..Default::default()
        };
        (active, counties)
    });
    let mut by_dbh = HashMap::new();
    for (mut row, counties) in read {
        let number = row.organisation_number.as_ref();
        // Some are not known; one with a slip would be shown as the institution's own.
        if !number.is_empty() && !is_organisation_number(number) {
            return Err(flaw("organisation number", number));
        }
        let counties = base.counties(&counties);
        row.counties = Set(counties.join(","));
        let stored = row.insert(&**tx).await?;
        by_dbh.insert(stored.dbh_code, stored.short_name.clone());
        let home = Home {
            id: InstitutionId(stored.id),
            counties,
            editor: None,
        };
        base.institutions.insert(stored.short_name, home);
    }
    Ok(by_dbh)
}

/// An institution that calls itself in nynorsk is written to in nynorsk.
fn letter_lang(name: &str) -> Lang {
    if name.starts_with("Høgskulen") {
        Lang::Nn
    } else {
        Lang::Nb
    }
}

#[derive(Deserialize)]
struct GuidelineFile {
    code: String,
    title: Texts,
    valid_from: Date,
    criteria: Vec<CriterionFile>,
}

#[derive(Deserialize)]
struct CriterionFile {
    code: String,
    group: String,
    field: String,
    text: Texts,
    help: Texts,
    #[serde(default)]
    rule: Option<Rule>,
}

/// The guideline to begin with. Its file names what a criterion is about; a form has a field for each.
fn guideline() -> Result<Guideline, Fault> {
    let file: GuidelineFile = serde_json::from_str(include_str!("data/guideline.json"))?;
    let criteria = file.criteria.into_iter().map(|c| Criterion {
        id: CriterionId(0),
        code: c.code,
        group: c.group,
        field: form_field(&c.field),
        text: c.text,
        help: c.help,
        rule: c.rule,
    });
    Ok(Guideline {
        id: GuidelineId(0),
        code: file.code,
        title: file.title,
        valid_from: file.valid_from,
        is_set: true,
        terms: Terms::default(),
        changes: Texts::default(),
        criteria: criteria.collect(),
    })
}

/// The first field of `OfferForm` that a criterion's subject is typed in.
fn form_field(about: &str) -> String {
    match about.split_once('.') {
        Some(("themes", theme)) => format!("themes[{theme}][passage]"),
        _ => match about {
            "citations" => "citations[0][title]",
            "outcomes" => "knowledge",
            "runs" => "run[starts_on]",
            "language" => "teaching_language",
            field => field,
        }
        .to_owned(),
    }
}

#[derive(Deserialize)]
struct PersonFile {
    name: String,
    email: String,
    language: Lang,
    demo: bool,
    roles: Vec<RoleFile>,
}

#[derive(Deserialize)]
struct RoleFile {
    role: Role,
    organisation: Option<OrganisationFile>,
}

#[derive(Deserialize)]
struct OrganisationFile {
    kind: String,
    code: String,
    name: String,
    #[serde(default)]
    scope: Option<ScopeFile>,
}

/// What a partner's organisation reads of; no county is the whole country.
#[derive(Deserialize)]
struct ScopeFile {
    county_code: Option<String>,
}

async fn store_people(tx: &Tx, base: &mut Base, by_dbh: &HashMap<String, String>) -> Result<(), Fault> {
    let people: Vec<PersonFile> = serde_json::from_str(include_str!("data/people.json"))?;
    for person in people {
        let mut edits_for = vec![];
        let mut grants = vec![];
        for role in &person.roles {
            let works_at = role.organisation.as_ref().filter(|o| o.kind == "institution");
            let short = match works_at {
                Some(o) => Some(by_dbh.get(&o.code).ok_or_else(|| flaw("institution", &o.code))?),
                None => None,
            };
            let institution = match short {
                Some(short) => Some(base.home(short)?.id),
                None => None,
            };
            edits_for.extend(short.filter(|_| role.role == Role::Editor));
            grants.push(Grant {
                role: role.role,
                institution,
            });
        }
        let id = accounts::store::add_person(
            &**tx,
            &person.name,
            &person.email,
            person.language,
            person.demo,
            &grants,
        )
        .await?;
        for organisation in person.roles.iter().filter_map(|r| r.organisation.as_ref()) {
            if let Some(scope) = &organisation.scope {
                let partnership = Partnership {
                    organisation: organisation.name.clone(),
                    counties: scope.county_code.iter().cloned().collect(),
                };
                accounts::store::add_partnership(&**tx, id, &partnership).await?;
            }
        }
        for short in edits_for {
            if let Some(home) = base.institutions.get_mut(short) {
                home.editor = home.editor.or(Some(id));
            }
        }
        if grants.iter().any(|g| g.role == Role::Reviewer) {
            base.reviewer = base.reviewer.or(Some(id));
        }
    }
    Ok(())
}
