//! Every query on people, roles and sessions; those on one-time links are in `links`.

use std::collections::HashMap;

use app::accounts::model::{Grant, Partnership, Person, Role};
use app::shared::ids::{InstitutionId, PersonId, SessionId};
use app::shared::lang::Lang;
use sea_orm::ActiveValue::Set;
use sea_orm::entity::prelude::*;
use sea_orm::sea_query::Expr;
use sea_orm::{FromQueryResult, JoinType, QueryOrder, QuerySelect, RelationTrait};

use super::entity::{partner, person, role, session};

mod identities;
mod links;

pub use identities::*;
pub use links::*;

/// A session joined with its person and one of her roles; one row a role.
#[derive(Debug, FromQueryResult)]
pub struct SessionRow {
    pub session_id: i64,
    pub created_at: i64,
    pub seen_at: i64,
    pub person_id: i64,
    pub name: String,
    pub email: String,
    pub lang: String,
    pub is_demo: bool,
    pub role: Option<String>,
    pub institution_id: Option<i64>,
}

pub fn to_person(row: person::Model) -> Person {
    Person {
        id: PersonId(row.id),
        name: row.name,
        email: row.email,
        lang: Lang::from_code(&row.lang).unwrap_or(Lang::Nb),
        is_demo: row.is_demo,
    }
}

/// A role this version of the platform does not know grants nothing.
pub fn to_grant(role: &str, institution: Option<i64>) -> Option<Grant> {
    Some(Grant {
        role: Role::from_code(role)?,
        institution: institution.map(InstitutionId),
    })
}

/// The session with this hash, with person and roles, in one query; empty when there is none.
pub async fn session(db: &impl ConnectionTrait, hash: &str) -> Result<Vec<SessionRow>, DbErr> {
    session::Entity::find()
        .join(JoinType::InnerJoin, session::Relation::Person.def())
        .join(JoinType::LeftJoin, person::Relation::Role.def())
        .filter(session::Column::Hash.eq(hash))
        .select_only()
        .column_as(session::Column::Id, "session_id")
        .column(session::Column::CreatedAt)
        .column(session::Column::SeenAt)
        .column_as(person::Column::Id, "person_id")
        .column(person::Column::Name)
        .column(person::Column::Email)
        .column(person::Column::Lang)
        .column(person::Column::IsDemo)
        .column(role::Column::Role)
        .column(role::Column::InstitutionId)
        .into_model()
        .all(db)
        .await
}

/// The organisation a person reads figures for, if she does.
pub async fn partnership(db: &impl ConnectionTrait, person: PersonId) -> Result<Option<Partnership>, DbErr> {
    let row = partner::Entity::find_by_id(person.0).one(db).await?;
    Ok(row.as_ref().map(to_partnership))
}

pub fn to_partnership(row: &partner::Model) -> Partnership {
    let codes = row.counties.split(',').filter(|c| !c.is_empty());
    Partnership {
        organisation: row.organisation.clone(),
        counties: codes.map(str::to_owned).collect(),
    }
}

/// Binds a partner to her organisation.
pub async fn add_partnership(
    db: &impl ConnectionTrait,
    person: PersonId,
    of: &Partnership,
) -> Result<(), DbErr> {
    let row = partner::ActiveModel {
        person_id: Set(person.0),
        organisation: Set(of.organisation.clone()),
        counties: Set(of.counties.join(",")),
    };
    partner::Entity::insert(row).exec_without_returning(db).await?;
    Ok(())
}

/// One role of one person; nothing when it is gone or unknown to this version.
pub async fn role(db: &impl ConnectionTrait, id: i64) -> Result<Option<Grant>, DbErr> {
    let row = role::Entity::find_by_id(id).one(db).await?;
    Ok(row.and_then(|r| to_grant(&r.role, r.institution_id)))
}

pub async fn add_session(db: &impl ConnectionTrait, row: session::ActiveModel) -> Result<(), DbErr> {
    session::Entity::insert(row).exec_without_returning(db).await?;
    Ok(())
}

pub async fn seen(db: &impl ConnectionTrait, session: SessionId, at: i64) -> Result<(), DbErr> {
    session::Entity::update_many()
        .col_expr(session::Column::SeenAt, Expr::value(at))
        .filter(session::Column::Id.eq(session.0))
        .filter(session::Column::SeenAt.lt(at))
        .exec(db)
        .await?;
    Ok(())
}

/// A person's sessions, newest first.
pub async fn sessions(db: &impl ConnectionTrait, person: PersonId) -> Result<Vec<session::Model>, DbErr> {
    session::Entity::find()
        .filter(session::Column::PersonId.eq(person.0))
        .order_by_desc(session::Column::CreatedAt)
        .order_by_desc(session::Column::Id)
        .all(db)
        .await
}

/// Ends a session of this person; false when she has no such session.
pub async fn end_session(
    db: &impl ConnectionTrait,
    person: PersonId,
    session: SessionId,
) -> Result<bool, DbErr> {
    let ended = session::Entity::delete_many()
        .filter(session::Column::Id.eq(session.0))
        .filter(session::Column::PersonId.eq(person.0))
        .exec(db)
        .await?;
    Ok(ended.rows_affected == 1)
}

/// Forgets sessions begun before an instant.
pub async fn forget_sessions(db: &impl ConnectionTrait, before: i64) -> Result<(), DbErr> {
    session::Entity::delete_many()
        .filter(session::Column::CreatedAt.lt(before))
        .exec(db)
        .await?;
    Ok(())
}

pub async fn person_by_email(db: &impl ConnectionTrait, email: &str) -> Result<Option<Person>, DbErr> {
    let row = person::Entity::find()
        .filter(person::Column::Email.eq(email))
        .one(db)
        .await?;
    Ok(row.map(to_person))
}

pub async fn person(db: &impl ConnectionTrait, id: PersonId) -> Result<Option<Person>, DbErr> {
    Ok(person::Entity::find_by_id(id.0).one(db).await?.map(to_person))
}

/// Sets the language a person is written to in.
pub async fn set_lang(db: &impl ConnectionTrait, id: PersonId, lang: Lang) -> Result<(), DbErr> {
    person::Entity::update_many()
        .col_expr(person::Column::Lang, Expr::value(lang.code()))
        .filter(person::Column::Id.eq(id.0))
        .exec(db)
        .await?;
    Ok(())
}

/// Demo accounts with their roles, in the order they were made.
pub async fn demo_people(db: &impl ConnectionTrait) -> Result<Vec<(Person, Vec<Grant>)>, DbErr> {
    let rows = person::Entity::find()
        .find_with_related(role::Entity)
        .filter(person::Column::IsDemo.eq(true))
        .order_by_asc(person::Column::Id)
        .order_by_asc(role::Column::Id)
        .all(db)
        .await?;
    let people = rows.into_iter().map(|(person, roles)| {
        let grants = roles.iter().filter_map(|r| to_grant(&r.role, r.institution_id));
        (to_person(person), grants.collect())
    });
    Ok(people.collect())
}

/// Whether any demo account exists; a real installation must have none.
pub(crate) async fn has_demo_people(db: &impl ConnectionTrait) -> Result<bool, DbErr> {
    let found = person::Entity::find()
        .filter(person::Column::IsDemo.eq(true))
        .count(db)
        .await?;
    Ok(found > 0)
}

/// Everyone who edits for an institution, each once, by id.
pub(crate) async fn people_of(
    db: &impl ConnectionTrait,
    institution: InstitutionId,
) -> Result<Vec<Person>, DbErr> {
    let works = [Role::Editor.code(), Role::InstitutionAdmin.code()];
    let at = sea_orm::Condition::all()
        .add(role::Column::Role.is_in(works))
        .add(role::Column::InstitutionId.eq(institution.0));
    with_role(db, at).await
}

/// Everyone who decides cases, each once, by id.
pub(crate) async fn reviewers(db: &impl ConnectionTrait) -> Result<Vec<Person>, DbErr> {
    let decides = [Role::Reviewer.code(), Role::DirectorateAdmin.code()];
    with_role(
        db,
        sea_orm::Condition::all().add(role::Column::Role.is_in(decides)),
    )
    .await
}

async fn with_role(db: &impl ConnectionTrait, roles: sea_orm::Condition) -> Result<Vec<Person>, DbErr> {
    let rows = person::Entity::find()
        .join(JoinType::InnerJoin, person::Relation::Role.def())
        .filter(roles)
        .order_by_asc(person::Column::Id)
        .distinct()
        .all(db)
        .await?;
    Ok(rows.into_iter().map(to_person).collect())
}

/// The names of these people and of everyone who decides cases, and of the latter alone. One query.
pub(crate) async fn names_and_reviewers(
    db: &impl ConnectionTrait,
    people: &[PersonId],
) -> Result<(HashMap<PersonId, String>, HashMap<PersonId, String>), DbErr> {
    let decides = [Role::Reviewer.code(), Role::DirectorateAdmin.code()];
    let rows: Vec<(i64, String, Option<String>)> = person::Entity::find()
        .join(JoinType::LeftJoin, person::Relation::Role.def())
        .filter(
            sea_orm::Condition::any()
                .add(role::Column::Role.is_in(decides))
                .add(person::Column::Id.is_in(people.iter().map(|p| p.0))),
        )
        .select_only()
        .column(person::Column::Id)
        .column(person::Column::Name)
        .column(role::Column::Role)
        .into_tuple()
        .all(db)
        .await?;
    let mut names = HashMap::new();
    let mut reviewers = HashMap::new();
    for (id, name, role) in rows {
        if role.is_some_and(|r| decides.contains(&r.as_str())) {
            reviewers.insert(PersonId(id), name.clone());
        }
        names.insert(PersonId(id), name);
    }
    Ok((names, reviewers))
}

/// People's names by id; who is gone is left out.
pub(crate) async fn names(
    db: &impl ConnectionTrait,
    people: &[PersonId],
) -> Result<HashMap<PersonId, String>, DbErr> {
    let rows = person::Entity::find()
        .filter(person::Column::Id.is_in(people.iter().map(|p| p.0)))
        .all(db)
        .await?;
    Ok(rows.into_iter().map(|p| (PersonId(p.id), p.name)).collect())
}

/// Makes a teacher's account; false when two links for one address were opened at once and this one came second.
pub async fn add_teacher(
    db: &impl ConnectionTrait,
    name: &str,
    email: &str,
    lang: Lang,
) -> Result<bool, DbErr> {
    let row = person::ActiveModel {
        name: Set(name.to_owned()),
        email: Set(email.to_owned()),
        lang: Set(lang.code().to_owned()),
        is_demo: Set(false),
        ..Default::default()
    };
    let made = person::Entity::insert(row)
        .on_conflict_do_nothing_on([person::Column::Email])
        .exec_without_returning(db)
        .await?;
    let is_new = matches!(made, sea_orm::TryInsertResult::Inserted(n) if n > 0);
    if is_new && let Some(person) = person_by_email(db, email).await? {
        let row = role::ActiveModel {
            person_id: Set(person.id.0),
            role: Set(Role::Teacher.code().to_owned()),
            institution_id: Set(None),
            ..Default::default()
        };
        role::Entity::insert(row).exec_without_returning(db).await?;
    }
    Ok(is_new)
}

/// Makes a person with roles; the address is kept in lower case.
pub(crate) async fn add_person(
    db: &impl ConnectionTrait,
    name: &str,
    email: &str,
    lang: Lang,
    is_demo: bool,
    grants: &[Grant],
) -> Result<PersonId, DbErr> {
    let row = person::ActiveModel {
        name: Set(name.to_owned()),
        email: Set(email.to_lowercase()),
        lang: Set(lang.code().to_owned()),
        is_demo: Set(is_demo),
        ..Default::default()
    };
    let person = row.insert(db).await?.id;
    for grant in grants {
        let row = role::ActiveModel {
            person_id: Set(person),
            role: Set(grant.role.code().to_owned()),
            institution_id: Set(grant.institution.map(|i| i.0)),
            ..Default::default()
        };
        role::Entity::insert(row).exec_without_returning(db).await?;
    }
    Ok(PersonId(person))
}
