//! Everything people and machines may try with texts, in any order, guidelines with and without four eyes, two
//! institutions, appeals, imports and changes of live texts included: nothing is ever published without an
//! approval of exactly that text, and nothing live changes in what needs one.
//!
//! `attempt` does one step, `holds` says what must be true after it.

mod attempt;
mod holds;

use std::collections::HashMap;

use app::accounts::model::{Actor, Role};
use app::catalogue::port::Catalogue as _;
use app::shared::ids::VersionId;
use app::shared::lang::Lang;
use proptest::prelude::*;

use crate::test::stage::{Stage, full_form};

/// What may be tried.
#[derive(Clone, Debug)]
enum Try {
    Create,
    Save(u8),
    Submit(u8),
    Revise,
    Withdraw,
    /// With something that needs a review, or not.
    ChangeLive(u8, bool),
    Branch(u8, bool),
    MarkRun(u8),
    Bulk(u8),
    UndoBulk,
    Import(u8),
    /// By somebody of the other institution.
    Intrude,
    /// By the first reviewer or the second.
    Decide(bool, bool),
    DecideOld(bool),
    Confirm(bool),
    TakeBack(bool),
    Conflict(bool),
    Appeal,
    Answer(bool, bool),
}

/// Somebody at one of two institutions tries something with one of its offers.
#[derive(Clone, Debug)]
struct Step {
    at_uib: bool,
    which: u8,
    what: Try,
}

fn steps() -> impl Strategy<Value = Vec<Step>> {
    let two = || (any::<bool>(), any::<bool>());
    let text = || (any::<u8>(), any::<bool>());
    let what = prop_oneof![
        1 => Just(Try::Create),
        2 => any::<u8>().prop_map(Try::Save),
        6 => any::<u8>().prop_map(Try::Submit),
        8 => two().prop_map(|(a, b)| Try::Decide(a || b, b)),
        1 => any::<bool>().prop_map(Try::DecideOld),
        4 => any::<bool>().prop_map(Try::Confirm),
        1 => any::<bool>().prop_map(Try::TakeBack),
        1 => any::<bool>().prop_map(Try::Conflict),
        2 => Just(Try::Appeal),
        3 => two().prop_map(|(a, b)| Try::Answer(a, b)),
        2 => Just(Try::Revise),
        1 => Just(Try::Withdraw),
        4 => text().prop_map(|(n, m)| Try::ChangeLive(n, m)),
        2 => text().prop_map(|(n, m)| Try::Branch(n, m)),
        2 => any::<u8>().prop_map(Try::MarkRun),
        2 => any::<u8>().prop_map(Try::Bulk),
        1 => Just(Try::UndoBulk),
        2 => any::<u8>().prop_map(Try::Import),
        2 => Just(Try::Intrude),
    ];
    // Mostly at one place and with its newest text, so that steps lead somewhere.
    let at = prop_oneof![3 => Just(false), 1 => Just(true)];
    let which = prop_oneof![3 => Just(0u8), 1 => any::<u8>()];
    let step = (at, which, what).prop_map(|(at_uib, which, what)| Step { at_uib, which, what });
    proptest::collection::vec(step, 1..24)
}

/// The first reviewer, or the directorate's administrator.
pub(super) async fn colleague(s: &Stage, first: bool) -> Actor {
    let role = if first {
        Role::Reviewer
    } else {
        Role::DirectorateAdmin
    };
    s.actor(role, None).await
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 20, max_shrink_iters: 60, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn nothing_is_ever_published_without_an_approval_of_exactly_that_text(
        steps in steps(),
        four_eyes in any::<bool>(),
    ) {
        let runtime = tokio::runtime::Runtime::new().unwrap();
        runtime.block_on(async {
            let s = Stage::new().await;
            if four_eyes {
                s.demand_four_eyes().await;
            }
            let editor = s.editor().await;
            let version: VersionId = s.catalogue.create(&editor, s.hvl, Lang::Nn).await.unwrap();
            s.catalogue.submit(&editor, version, 1, full_form("Sendt først")).await.unwrap();
            let mut submitted = HashMap::new();
            let mut tried = attempt::Tried::new(&s);
            for step in &steps {
                tried.attempt(step).await;
                holds::holds(&s, four_eyes, &mut submitted).await;
            }
        });
    }
}
