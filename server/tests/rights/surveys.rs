//! Forms about surveys and what comes of them: plans and participants, the questionnaire, findings, dossiers, kept views
//! and what participants wrote.

use std::sync::atomic::Ordering;

use crate::forms::Post;
use crate::may::May;
use crate::objects::Objects;

/// Each with a post about one of these objects, and who may send it.
pub fn of_surveys(f: &Objects) -> Vec<Post> {
    let field = |name: &str, value: i64| (name.to_owned(), value.to_string());
    let seen = field("seen", 1);
    vec![
        (
            "evaluation/plan",
            vec![
                field("run", f.run),
                ("form[opens_on]".into(), "2027-06-01".into()),
                ("form[closes_on]".into(), "2027-06-21".into()),
            ],
            May::OwnInstitution,
        ),
        (
            "evaluation/move_days",
            vec![field("evaluation", f.evaluation)],
            May::OwnInstitution,
        ),
        (
            "evaluation/cancel",
            vec![field("evaluation", f.evaluation)],
            May::OwnInstitution,
        ),
        (
            "evaluation/readdress",
            vec![
                field("evaluation", f.evaluation),
                field("participant", 1),
                ("email".into(), "a@b.example".into()),
            ],
            May::OwnInstitution,
        ),
        (
            "evaluation/remove_participant",
            vec![
                field("evaluation", f.evaluation),
                field("participant", f.participant.fetch_add(1, Ordering::Relaxed)),
            ],
            May::OwnInstitution,
        ),
        (
            "evaluation/ask_own",
            vec![field("evaluation", f.evaluation)],
            May::OwnInstitution,
        ),
        ("questionnaire/begin", vec![], May::DirectorateAdmin),
        (
            "questionnaire/save",
            vec![field("questionnaire", 1), field("seen", -1)],
            May::DirectorateAdmin,
        ),
        (
            "questionnaire/set",
            vec![field("questionnaire", 1), field("seen", -1)],
            May::DirectorateAdmin,
        ),
        (
            // In use: whoever may throw drafts away is told that this is none.
            "questionnaire/discard",
            vec![field("questionnaire", 1)],
            May::DirectorateAdmin,
        ),
        (
            "followup/open",
            vec![field("evaluation", f.evaluation)],
            May::DirectorateOrOwn,
        ),
        (
            "followup/reply",
            vec![field("finding", f.finding), seen.clone()],
            May::OwnInstitution,
        ),
        (
            "followup/promise",
            vec![field("finding", f.finding), seen.clone()],
            May::OwnInstitution,
        ),
        (
            "followup/end_action",
            vec![
                field("finding", f.finding),
                seen.clone(),
                field("form[action]", f.action),
            ],
            May::OwnInstitution,
        ),
        (
            "followup/settle",
            vec![field("finding", f.finding), seen.clone()],
            May::Directorate,
        ),
        (
            "followup/set_aside",
            vec![field("finding", f.finding), seen.clone()],
            May::Directorate,
        ),
        (
            "followup/set_rules",
            vec![field("seen", 0), ("form[valid_from]".into(), "x".into())],
            May::DirectorateAdmin,
        ),
        (
            "view/save",
            vec![("form[name]".into(), "x".into())],
            May::Directorate,
        ),
        ("view/rename", vec![field("view", f.view)], May::Keeper),
        ("view/begin_with", vec![field("view", f.view)], May::Keeper),
        ("view/delete", vec![field("view", f.view)], May::Keeper),
        (
            "dossier/save_minutes",
            vec![
                field("institution", f.institution),
                field("year", f.year),
                field("seen", 0),
                ("form[text]".into(), "x".into()),
            ],
            May::Dialogue,
        ),
        (
            "dossier/save_remark",
            vec![
                field("institution", f.institution),
                field("year", f.year),
                field("seen", 0),
                ("form[remark]".into(), "x".into()),
            ],
            May::OwnInstitution,
        ),
        (
            "remarks/decide",
            vec![field("evaluation", f.evaluation)],
            May::Moderator,
        ),
        (
            "remarks/undo",
            vec![field("evaluation", f.evaluation), seen.clone()],
            May::Moderator,
        ),
        (
            "remarks/tell",
            vec![field("evaluation", f.evaluation), seen.clone()],
            May::Moderator,
        ),
    ]
}
