//! Every form with a post about one object, and who may send it.

use app::review::model::NOBODY;

use crate::may::May;
use crate::objects::Objects;
use crate::surveys::of_surveys;

/// An endpoint, the fields of a post to it, and who may send it.
pub type Post = (&'static str, Vec<(String, String)>, May);

/// Each form with a post about one of these objects, and who may send it.
pub fn forms(f: &Objects) -> Vec<Post> {
    let field = |name: &str, value: i64| (name.to_owned(), value.to_string());
    let seen = field("seen", 1);
    let change = || {
        vec![
            field("version", f.version),
            seen.clone(),
            ("form[title]".into(), "x".into()),
        ]
    };
    let others = vec![
        // First: what follows begins a text that names no partner.
        (
            "offer/share",
            vec![
                field("version", f.version),
                field("offer", f.offer),
                field("partner", f.partner),
                ("access".into(), "les".into()),
            ],
            May::OwnInstitution,
        ),
        (
            "offer/create",
            vec![field("institution", f.institution)],
            May::OwnInstitution,
        ),
        ("offer/revise", vec![field("offer", f.offer)], May::OwnInstitution),
        (
            "offer/save",
            vec![
                field("version", f.version),
                seen.clone(),
                ("form[title]".into(), "x".into()),
            ],
            May::OwnInstitution,
        ),
        (
            "offer/submit",
            vec![
                field("version", f.version),
                seen.clone(),
                ("form[title]".into(), "x".into()),
            ],
            May::OwnInstitution,
        ),
        (
            "offer/mark_run",
            vec![field("run", f.run), ("mark".into(), "avlyst".into())],
            May::OwnInstitution,
        ),
        (
            "offer/plan_bulk",
            vec![
                ("form[action]".into(), "kopier".into()),
                ("form[offers][]".into(), f.offer.to_string()),
            ],
            May::AnyInstitution,
        ),
        (
            "offer/do_bulk",
            vec![
                ("form[action]".into(), "avlyst".into()),
                ("form[offers][]".into(), f.offer.to_string()),
            ],
            May::AnyInstitution,
        ),
        (
            "people/invite",
            vec![
                field("form[institution]", f.institution),
                ("form[name]".into(), "Nemo".into()),
                ("form[email]".into(), "nemo@uni.example".into()),
                ("form[role]".into(), "editor".into()),
            ],
            May::OwnAdmin,
        ),
        (
            "people/set_role",
            vec![
                field("person", f.person),
                field("institution", f.institution),
                ("role".into(), "editor".into()),
            ],
            May::OwnAdmin,
        ),
        (
            "people/remove",
            vec![field("person", f.person), field("institution", f.institution)],
            May::OwnAdmin,
        ),
        (
            "staff/invite",
            vec![("form[role]".into(), "reviewer".into())],
            May::DirectorateAdmin,
        ),
        (
            "staff/remove",
            vec![field("grant", f.grant)],
            May::DirectorateAdmin,
        ),
        ("offer/undo_bulk", vec![field("bulk", f.bulk)], May::Hers),
        (
            "offer/say_of_run",
            vec![
                field("version", f.version),
                field("form[run]", f.run),
                ("form[mark]".into(), "avlyst".into()),
            ],
            May::OwnInstitution,
        ),
        ("offer/weigh_change", change(), May::OwnInstitution),
        ("offer/publish_change", change(), May::OwnInstitution),
        ("offer/branch", change(), May::OwnInstitution),
        ("offer/preview_change", change(), May::OwnInstitution),
        ("offer/into_draft", change(), May::OwnInstitution),
        (
            "exchange/map",
            vec![
                field("import", f.import),
                seen.clone(),
                ("form[columns][0]".into(), "code".into()),
            ],
            May::OwnInstitution,
        ),
        (
            "exchange/fix",
            vec![
                field("import", f.import),
                seen.clone(),
                ("form[row]".into(), "2".into()),
            ],
            May::OwnInstitution,
        ),
        (
            "exchange/apply",
            vec![field("import", f.import), seen.clone()],
            May::OwnInstitution,
        ),
        (
            "exchange/drop",
            vec![field("import", f.import), seen.clone()],
            May::OwnInstitution,
        ),
        (
            "exchange/make_key",
            vec![
                ("form[institution]".into(), f.institution.to_string()),
                ("form[name]".into(), "x".into()),
            ],
            May::OwnAdmin,
        ),
        ("exchange/revoke_key", vec![field("key", f.key)], May::OwnAdmin),
        (
            "review/save",
            vec![field("case", f.case), field("seen", -1)],
            May::Reviewer,
        ),
        (
            "review/approve",
            vec![field("case", f.case), field("seen", -1)],
            May::Reviewer,
        ),
        (
            "review/return",
            vec![field("case", f.case), field("seen", -1)],
            May::Reviewer,
        ),
        (
            "review/phrase",
            vec![field("case", f.case), field("seen", -1)],
            May::Reviewer,
        ),
        (
            "review/confirm",
            vec![field("case", f.case), field("seen", -1)],
            May::Reviewer,
        ),
        (
            "review/take_back",
            vec![field("case", f.case), field("seen", -1)],
            May::Reviewer,
        ),
        (
            "review/assign",
            vec![field("cases[]", f.case), ("to".into(), NOBODY.into())],
            May::Reviewer,
        ),
        ("review/conflict", vec![field("case", f.case)], May::Reviewer),
        (
            "review/clear_conflict",
            vec![field("case", f.case), field("person", f.person)],
            May::DirectorateAdmin,
        ),
        (
            "review/appeal",
            vec![field("case", f.decided), ("form[reason]".into(), "x".into())],
            May::OwnInstitution,
        ),
        (
            "review/answer",
            vec![
                field("case", f.decided),
                ("form[answer]".into(), "dismissed".into()),
                ("form[text]".into(), "x".into()),
            ],
            May::OtherReviewer,
        ),
        ("guideline/begin", vec![], May::DirectorateAdmin),
        (
            "guideline/save",
            vec![field("guideline", f.guideline), field("seen", -1)],
            May::DirectorateAdmin,
        ),
        (
            "guideline/set",
            vec![field("guideline", f.guideline), field("seen", -1)],
            May::DirectorateAdmin,
        ),
        (
            // In force: whoever may throw drafts away is told that this is none.
            "guideline/discard",
            vec![field("guideline", 1)],
            May::DirectorateAdmin,
        ),
        (
            "phrase/save",
            vec![("form[nb]".into(), "x".into())],
            May::Reviewer,
        ),
        ("phrase/remove", vec![field("phrase", 999_999)], May::Reviewer),
        (
            "priorities/save",
            vec![field("year", 2027)],
            May::DirectorateAdmin,
        ),
        (
            "institution/letter_lang",
            vec![
                field("institution", f.institution),
                ("letter_lang".into(), "nb".into()),
            ],
            May::DirectorateAdmin,
        ),
        (
            "synonym/save",
            vec![
                ("form[kind]".into(), "naer".into()),
                ("form[words]".into(), "x".into()),
                ("form[alternatives]".into(), "y".into()),
            ],
            May::Reviewer,
        ),
        ("synonym/remove", vec![field("id", 1)], May::Reviewer),
        ("saved/save_offer", vec![field("offer", f.offer)], May::Person),
        ("saved/remove_offer", vec![field("offer", f.offer)], May::Person),
        (
            "saved/save_search",
            vec![
                ("query".into(), "q=norsk".into()),
                ("alert".into(), "true".into()),
            ],
            May::Person,
        ),
        (
            "saved/set_alert",
            vec![field("search", f.search), ("on".into(), "true".into())],
            May::Hers,
        ),
        ("saved/new_calendar", vec![], May::Person),
        ("saved/stop_calendar", vec![], May::Person),
        (
            "competence/keep",
            vec![
                ("trinn".into(), "8-10".into()),
                ("fag".into(), "norsk".into()),
                ("stp".into(), "45".into()),
            ],
            May::Person,
        ),
        ("competence/forget", vec![], May::Person),
        (
            "accounts/set_letter_lang",
            vec![("letter_lang".into(), "nn".into())],
            May::Person,
        ),
        ("accounts/revoke", vec![field("session", f.session)], May::Hers),
        // What ends its object comes last.
        ("saved/remove_search", vec![field("search", f.search)], May::Hers),
        (
            "offer/withdraw",
            vec![field("offer", f.offer), ("reason".into(), "x".into())],
            May::OwnInstitution,
        ),
    ];
    [of_surveys(f), others].concat()
}

/// Forms anybody may post, whose own tests prove what they do, and those in parts.
pub const OPEN_FORMS: [&str; 9] = [
    "saved/unsubscribe",
    "evaluation/stop_letters",
    "accounts/request_link",
    "accounts/open_link",
    "accounts/enter_demo",
    "accounts/sign_out",
    "evaluation/answer",
    // A file comes in these; `main` sends them.
    "evaluation/add_participants",
    "exchange/upload",
];
