//! Who may do what with whose survey.

use app::accounts::model::{Actor, Role};
use app::evaluation::form::{DaysForm, PlanForm};
use app::evaluation::port::Evaluations as _;
use app::shared::fault::Fault;
use app::shared::ids::EvaluationId;

use crate::test::surveys::{NTNU, OSLOMET, World, actor};

#[tokio::test]
async fn an_institution_runs_its_own_surveys_and_the_directorate_reads_them() {
    let w = World::new().await;
    let run = w.run(1).await;
    let open = w.plan(run, "2026-12-01", "2026-12-20").await;
    let closed = w.closed((2, 7), OSLOMET, "norsk", 2024, &[4; 6]).await;
    let (yes, no, sign_in) = ("yes", "no", "sign in");
    let table: [(&str, Actor, [&str; 3]); 9] = [
        ("visitor", Actor::visitor(), [sign_in, sign_in, sign_in]),
        ("teacher", actor(Role::Teacher, None), [no, no, no]),
        ("own editor", actor(Role::Editor, Some(OSLOMET)), [yes, yes, yes]),
        (
            "own admin",
            actor(Role::InstitutionAdmin, Some(OSLOMET)),
            [yes, yes, yes],
        ),
        ("other editor", actor(Role::Editor, Some(NTNU)), [yes, no, no]),
        ("reviewer", actor(Role::Reviewer, None), [no, no, yes]),
        ("analyst", actor(Role::Analyst, None), [no, no, yes]),
        ("directorate", actor(Role::DirectorateAdmin, None), [no, no, yes]),
        ("partner", actor(Role::Partner, None), [no, no, no]),
    ];
    let said = |fault: Option<Fault>| match fault {
        None | Some(Fault::Stale | Fault::Invalid(_)) => yes,
        Some(Fault::Forbidden) => no,
        Some(Fault::SignIn) => sign_in,
        Some(other) => panic!("{other:?}"),
    };
    for (who, actor, [runs, edit, read]) in table {
        let surveys = &w.surveys;
        assert_eq!(said(surveys.runs(&actor).await.err()), runs, "{who} lists runs");
        let plan = surveys.plan(&actor, run, PlanForm::default()).await;
        assert_eq!(said(plan.err()), edit, "{who} plans");
        assert_eq!(
            said(surveys.evaluation(&actor, open).await.err()),
            edit,
            "{who} follows"
        );
        let moved = surveys.move_days(&actor, open, DaysForm::default()).await;
        assert_eq!(said(moved.err()), edit, "{who} moves days");
        let cancelled = surveys.cancel(&actor, open, "").await;
        assert_eq!(said(cancelled.err()), edit, "{who} gives up");
        let add = surveys.add_participants(&actor, open, b"", false).await;
        assert_eq!(said(add.err()), edit, "{who} adds");
        assert_eq!(
            said(surveys.results(&actor, closed).await.err()),
            read,
            "{who} reads"
        );
        if runs != sign_in {
            let nothing = surveys.results(&actor, EvaluationId(99)).await;
            assert_eq!(
                nothing.err(),
                Some(Fault::Missing),
                "{who} reads what is not there"
            );
        }
    }
    let others = w.surveys.runs(&actor(Role::Editor, Some(NTNU))).await.unwrap();
    assert!(others.is_empty());
}
