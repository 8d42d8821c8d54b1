//! Every query on ballots, answers, remarks and counts: the side that knows no people.

use std::collections::{BTreeMap, HashMap, HashSet};

use app::evaluation::model::{Answer, EvaluationState};
use app::shared::ids::EvaluationId;
use sea_orm::ActiveValue::Set;
use sea_orm::entity::prelude::*;
use sea_orm::sea_query::{Expr, Query};
use sea_orm::{QueryOrder, QuerySelect};

use super::entity::{answer, ballot, evaluation, remark, tally};
use super::key::BallotHash;
use super::store::{count, counted};

/// Rows of one statement: far below what either database takes as parameters.
const CHUNK: usize = 1_000;

/// Counts by item and choice; see `entity::tally`.
pub type Counts = BTreeMap<(String, String), u32>;

/// Writes a survey's ballots in the order of their hashes.
pub async fn insert(
    db: &impl ConnectionTrait,
    evaluation: EvaluationId,
    hashes: &[BallotHash],
) -> Result<(), DbErr> {
    for chunk in hashes.chunks(CHUNK) {
        let rows = chunk.iter().map(|hash| ballot::ActiveModel {
            hash: Set(hash.to_vec()),
            evaluation_id: Set(evaluation.0),
            spent: Set(false),
        });
        ballot::Entity::insert_many(rows)
            .exec_without_returning(db)
            .await?;
    }
    Ok(())
}

/// How many ballots a survey has; none before its first invitations.
pub async fn number(db: &impl ConnectionTrait, evaluation: EvaluationId) -> Result<u32, DbErr> {
    let n = ballot::Entity::find()
        .filter(ballot::Column::EvaluationId.eq(evaluation.0))
        .count(db)
        .await?;
    Ok(u32::try_from(n).unwrap_or(u32::MAX))
}

/// Surveys that have ballots and are not closed.
pub async fn unclosed(db: &impl ConnectionTrait) -> Result<Vec<EvaluationId>, DbErr> {
    let with_ballots = Query::select()
        .distinct()
        .column(ballot::Column::EvaluationId)
        .from(ballot::Entity)
        .to_owned();
    let ids: Vec<i64> = evaluation::Entity::find()
        .select_only()
        .column(evaluation::Column::Id)
        .filter(evaluation::Column::State.ne(EvaluationState::Closed.code()))
        .filter(evaluation::Column::Id.in_subquery(with_ballots))
        .into_tuple()
        .all(db)
        .await?;
    Ok(ids.into_iter().map(EvaluationId).collect())
}

/// How many of a survey's ballots are spent.
pub async fn spent(db: &impl ConnectionTrait, evaluation: EvaluationId) -> Result<u32, DbErr> {
    let n = ballot::Entity::find()
        .filter(ballot::Column::EvaluationId.eq(evaluation.0))
        .filter(ballot::Column::Spent.eq(true))
        .count(db)
        .await?;
    Ok(u32::try_from(n).unwrap_or(u32::MAX))
}

/// All ballots of a survey: whether each is spent, by hash.
pub async fn all(
    db: &impl ConnectionTrait,
    evaluation: EvaluationId,
) -> Result<HashMap<Vec<u8>, bool>, DbErr> {
    let rows = ballot::Entity::find()
        .filter(ballot::Column::EvaluationId.eq(evaluation.0))
        .all(db)
        .await?;
    Ok(rows.into_iter().map(|b| (b.hash, b.spent)).collect())
}

/// One ballot with its survey.
pub async fn find(
    db: &impl ConnectionTrait,
    hash: &BallotHash,
) -> Result<Option<(ballot::Model, evaluation::Model)>, DbErr> {
    let Some(ballot) = ballot::Entity::find_by_id(hash.to_vec()).one(db).await? else {
        return Ok(None);
    };
    let evaluation = evaluation::Entity::find_by_id(ballot.evaluation_id)
        .one(db)
        .await?;
    Ok(evaluation.map(|e| (ballot, e)))
}

/// Whether this is one of the survey's ballots.
pub async fn has(
    db: &impl ConnectionTrait,
    evaluation: EvaluationId,
    hash: &BallotHash,
) -> Result<bool, DbErr> {
    let ballot = ballot::Entity::find_by_id(hash.to_vec()).one(db).await?;
    Ok(ballot.is_some_and(|b| b.evaluation_id == evaluation.0))
}

/// Which of these surveys take answers; until the transaction ends none of them can close, and nobody else
/// keeps answers to them. Held in the order of their ids, so that two nodes never wait for each other.
pub async fn taking_answers(db: &impl ConnectionTrait, ids: &HashSet<i64>) -> Result<HashSet<i64>, DbErr> {
    let open: Vec<i64> = evaluation::Entity::find()
        .select_only()
        .column(evaluation::Column::Id)
        .filter(evaluation::Column::Id.is_in(ids.iter().copied()))
        .filter(evaluation::Column::State.eq(EvaluationState::Open.code()))
        .order_by_asc(evaluation::Column::Id)
        .lock_exclusive()
        .into_tuple()
        .all(db)
        .await?;
    Ok(open.into_iter().collect())
}

/// Spends these ballots in one statement; gives those that were not spent before.
pub async fn spend(db: &impl ConnectionTrait, hashes: &[&BallotHash]) -> Result<HashSet<Vec<u8>>, DbErr> {
    let spent = ballot::Entity::update_many()
        .col_expr(ballot::Column::Spent, Expr::value(true))
        .filter(ballot::Column::Hash.is_in(hashes.iter().map(|h| h.to_vec())))
        .filter(ballot::Column::Spent.eq(false))
        .exec_with_returning(db)
        .await?;
    Ok(spent.into_iter().map(|b| b.hash).collect())
}

/// The state of a remark nobody has read.
const UNREAD: &str = "unread";

fn random_key() -> Vec<u8> {
    rand::random::<[u8; 16]>().to_vec()
}

/// What is said in free text: survey, item, text and state.
type Remark = (i64, String, String, String);

/// Keeps answers, `(survey, sealed)`, under random keys.
pub async fn insert_answers(db: &impl ConnectionTrait, answers: Vec<(i64, Vec<u8>)>) -> Result<(), DbErr> {
    let rows = answers.into_iter().map(|(evaluation, sealed)| answer::Model {
        id: random_key(),
        evaluation_id: evaluation,
        sealed,
    });
    let rows: Vec<_> = rows.map(answer::ActiveModel::from).collect();
    for chunk in rows.chunks(CHUNK) {
        answer::Entity::insert_many(chunk.iter().cloned())
            .exec_without_returning(db)
            .await?;
    }
    Ok(())
}

/// Keeps remarks under random keys and in the order of those, so that neither the order of the answers nor
/// whose they are is left in them.
async fn insert_remarks(db: &impl ConnectionTrait, remarks: Vec<Remark>) -> Result<(), DbErr> {
    let rows = remarks
        .into_iter()
        .map(|(evaluation, item, text, state)| remark::Model {
            id: random_key(),
            evaluation_id: evaluation,
            item,
            text,
            state,
        });
    let mut rows: Vec<_> = rows.collect();
    rows.sort_unstable_by(|a, b| a.id.cmp(&b.id));
    for chunk in rows.chunks(CHUNK) {
        remark::Entity::insert_many(chunk.iter().cloned().map(remark::ActiveModel::from))
            .exec_without_returning(db)
            .await?;
    }
    Ok(())
}

/// All answers to a survey, sealed, in the order of their random keys.
pub async fn answers(db: &impl ConnectionTrait, evaluation: EvaluationId) -> Result<Vec<Vec<u8>>, DbErr> {
    answer::Entity::find()
        .select_only()
        .column(answer::Column::Sealed)
        .filter(answer::Column::EvaluationId.eq(evaluation.0))
        .order_by_asc(answer::Column::Id)
        .into_tuple()
        .all(db)
        .await
}

/// Keeps what is read of a closed survey – its counts, and its texts apart from them and from each other –
/// and deletes its answers, so that none is left whole. Gives the counts.
pub async fn mix(
    db: &impl ConnectionTrait,
    evaluation: EvaluationId,
    answers: &[Answer],
) -> Result<Counts, DbErr> {
    let counts = tallied(answers);
    insert_tally(db, evaluation, &counts).await?;
    let remarks = answers.iter().flat_map(|a| &a.remarks);
    let remarks = remarks.map(|(item, text)| (evaluation.0, item.clone(), text.clone(), UNREAD.to_owned()));
    insert_remarks(db, remarks.collect()).await?;
    answer::Entity::delete_many()
        .filter(answer::Column::EvaluationId.eq(evaluation.0))
        .exec(db)
        .await?;
    Ok(counts)
}

/// Counts answers by item and choice.
fn tallied(answers: &[Answer]) -> Counts {
    let mut counts = Counts::new();
    let mut add = |item: &str, choice: &str| {
        *counts.entry((item.to_owned(), choice.to_owned())).or_default() += 1;
    };
    for answer in answers {
        add("", "");
        for (item, choices) in &answer.ratings {
            add(item, "");
            choices.iter().for_each(|choice| add(item, choice));
        }
    }
    counts
}

/// Keeps a survey's counts.
async fn insert_tally(
    db: &impl ConnectionTrait,
    evaluation: EvaluationId,
    counts: &Counts,
) -> Result<(), DbErr> {
    let rows: Vec<_> = counts
        .iter()
        .map(|((item, choice), n)| tally::ActiveModel {
            evaluation_id: Set(evaluation.0),
            item: Set(item.clone()),
            choice: Set(choice.clone()),
            n: Set(count(*n)),
        })
        .collect();
    for chunk in rows.chunks(CHUNK) {
        tally::Entity::insert_many(chunk.iter().cloned())
            .exec_without_returning(db)
            .await?;
    }
    Ok(())
}

/// The counts of these surveys, by survey.
pub(crate) async fn tallies(
    db: &impl ConnectionTrait,
    evaluations: impl IntoIterator<Item = i64>,
) -> Result<HashMap<i64, Counts>, DbErr> {
    let rows = tally::Entity::find()
        .filter(tally::Column::EvaluationId.is_in(evaluations))
        .all(db)
        .await?;
    let mut all: HashMap<i64, Counts> = HashMap::new();
    for row in rows {
        let counts = all.entry(row.evaluation_id).or_default();
        counts.insert((row.item, row.choice), counted(row.n));
    }
    Ok(all)
}
