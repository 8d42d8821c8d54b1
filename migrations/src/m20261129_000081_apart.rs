//! Which questions of the versions kept so far are no part of an index, since not every version asks them.

use sea_orm_migration::prelude::*;

#[derive(DeriveMigrationName)]
pub struct Migration;

const APART: [&str; 4] = [
    "motivation_level",
    "support_leadership",
    "support_try_out",
    "relevance_teaching",
];

/// A version's content with the mark on them; nothing where it knows of marks.
fn marked(content: &str) -> Option<String> {
    if content.contains("\"apart\"") {
        return None;
    }
    let mut new = content.to_owned();
    for code in APART {
        for said in [format!("\"code\":\"{code}\","), format!("\"code\": \"{code}\",")] {
            new = new.replace(&said, &format!("{said} \"apart\": true,"));
        }
    }
    (new != content).then_some(new)
}

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        let db = manager.get_connection();
        let kept = Query::select()
            .columns(["id", "content"])
            .from("questionnaire")
            .to_owned();
        for row in db.query_all(&kept).await? {
            let id: i64 = row.try_get("", "id")?;
            let content: String = row.try_get("", "content")?;
            let Some(content) = marked(&content) else {
                continue;
            };
            let anew = Query::update()
                .table("questionnaire")
                .value("content", content)
                .and_where(Expr::col("id").eq(id))
                .to_owned();
            manager.execute(anew).await?;
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::marked;

    #[test]
    fn both_ways_of_writing_are_marked_once() {
        let compact = r#"{"code":"motivation_level","area":1},{"code":"quality","area":2}"#;
        let first = marked(compact).unwrap();
        assert_eq!(first.matches("apart").count(), 1);
        assert_eq!(marked(&first), None);
        assert_eq!(
            marked(r#"{"code": "support_try_out", "area": 1}"#)
                .unwrap()
                .matches("true")
                .count(),
            1
        );
        assert_eq!(marked(r#"{"code":"quality","area":2}"#), None);
    }
}
