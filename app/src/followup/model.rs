//! Findings, replies and actions, and the rules between their states.

use serde::{Deserialize, Serialize};

use super::rules::model::ByRule;
use crate::codes;
use crate::shared::ids::{ActionId, EvaluationId, FindingId, InstitutionId, OfferId};
use crate::shared::lang::Lang;
use crate::shared::time::{Date, Instant, StudyYear};

codes! {
    /// Who saw it.
    pub enum Origin {
        Directorate = "direktorat",
        Institution = "institusjon",
    }
}

codes! {
    /// What a finding is about: one of the five themes, one of the three areas of the survey, or something else.
    pub enum Topic {
        AdaptedTeaching = "adapted_teaching",
        Digitalisation = "digitalisation",
        LeadingLearning = "leading_learning",
        PracticalVaried = "practical_varied",
        Assessment = "assessment",
        Facilitation = "tilrettelegging",
        StudyQuality = "studiekvalitet",
        Benefit = "utbytte",
        Other = "annet",
    }
}

codes! {
    /// Where a finding stands; follows from what has been done, and is never set by itself.
    pub enum FindingState {
        Open = "ubesvart",
        Answered = "besvart",
        Acting = "tiltak",
        Settled = "avsluttet",
    }
}

codes! {
    /// How an action stands (PRODUCT.md 3).
    pub enum ActionState {
        Promised = "lovet",
        Done = "gjort",
        Dropped = "ikke_gjort",
    }
}

/// Something the institution has promised to do.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Action {
    pub id: ActionId,
    pub what: String,
    /// Role or name, as the institution wrote it.
    pub owner: String,
    pub due_on: Date,
    pub state: ActionState,
    /// What shows that it is done, or why it was dropped.
    pub note: String,
    pub settled_at: Option<Instant>,
}

impl Action {
    /// Promised for a day that has passed.
    #[must_use]
    pub fn is_overdue(&self, today: Date) -> bool {
        self.state == ActionState::Promised && self.due_on < today
    }
}

/// What the institution answers.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Reply {
    pub text: String,
    pub replied_at: Instant,
    pub replied_by: String,
    /// Shown, with the actions, to everyone on the offer's page.
    pub is_public: bool,
}

/// The end of it, in the words of whoever opened it.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Settlement {
    pub note: String,
    pub settled_at: Instant,
    pub settled_by: String,
}

/// What the results of one survey say, and what came of it.
#[derive(Clone, Debug, PartialEq)]
pub struct Finding {
    pub id: FindingId,
    pub offer: OfferId,
    pub evaluation: EvaluationId,
    pub institution: InstitutionId,
    pub institution_short: String,
    /// The offer's title when the survey was planned.
    pub title: String,
    pub year: StudyYear,
    pub origin: Origin,
    pub topic: Topic,
    /// As it was opened; `said` gives it in a reader's language.
    pub text: String,
    pub opened_at: Instant,
    pub opened_by: String,
    pub reply: Option<Reply>,
    /// By due date.
    pub actions: Vec<Action>,
    pub settlement: Option<Settlement>,
    /// Counts every change; whoever writes must name the one she saw.
    pub revision: i64,
    pub is_demo: bool,
    /// The rule that opened it, where no person did.
    pub by_rule: Option<ByRule>,
}

impl Finding {
    /// What was found: as somebody wrote it, or what a rule found in the reader's language.
    #[must_use]
    pub fn said(&self, lang: Lang) -> &str {
        let by_rule = self.by_rule.as_ref().and_then(|r| r.said.as_ref());
        by_rule.map_or(&self.text, |said| said.get(lang))
    }

    #[must_use]
    pub fn state(&self) -> FindingState {
        let promised = self.actions.iter().any(|a| a.state == ActionState::Promised);
        match (&self.settlement, &self.reply) {
            (Some(_), _) => FindingState::Settled,
            (None, None) => FindingState::Open,
            (None, Some(_)) if promised => FindingState::Acting,
            (None, Some(_)) => FindingState::Answered,
        }
    }

    /// Only what has been answered, and where every promise is kept or given up with a reason, can end.
    #[must_use]
    pub fn may_be_settled(&self) -> bool {
        self.state() == FindingState::Answered
    }

    /// What a rule opened may end at once, as long as nothing has been promised because of it.
    #[must_use]
    pub fn may_be_set_aside(&self) -> bool {
        let promised = self.actions.iter().any(|a| a.state == ActionState::Promised);
        self.by_rule.is_some() && self.settlement.is_none() && !promised
    }

    /// A reply may be put right, and actions promised, until the finding is settled.
    #[must_use]
    pub const fn is_open_for_reply(&self) -> bool {
        self.settlement.is_none()
    }

    #[must_use]
    pub fn is_overdue(&self, today: Date) -> bool {
        self.settlement.is_none() && self.actions.iter().any(|a| a.is_overdue(today))
    }
}

/// What everyone may read of a finding: nothing of what was found, all of what was answered.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct PublicReply {
    pub year: StudyYear,
    pub topic: Topic,
    pub text: String,
    pub replied_at: Instant,
    pub actions: Vec<Action>,
    /// When it was settled, and by whom: the directorate settles what it asked for, the institution its own.
    pub settled: Option<(Instant, Origin)>,
    pub is_demo: bool,
}

/// The newest reply an offer's page quotes.
#[derive(Clone, Debug, PartialEq)]
pub struct NewestReply {
    pub text: String,
    pub replied_at: Instant,
    pub is_demo: bool,
}

/// What an offer's page tells of what became of participants' answers.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct PublicGlance {
    /// A survey at the end of the study has closed.
    pub was_surveyed: bool,
    /// Nothing where none is public.
    pub reply: Option<NewestReply>,
}

/// What everyone may know of what participants' answers about an offer have led to.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct PublicRecord {
    /// Closed surveys at the end of the study: the study year and when each closed, newest first. That others were
    /// held – of those who stopped, say – is not everybody's to know.
    pub surveys: Vec<(StudyYear, Instant)>,
    /// Newest first.
    pub replies: Vec<PublicReply>,
    /// Versions the directorate has approved since the first survey closed, newest first.
    pub approved: Vec<(StudyYear, Instant)>,
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn action(state: ActionState) -> Action {
        Action {
            id: ActionId(1),
            what: "Flere samlinger".into(),
            owner: "Emneansvarlig".into(),
            due_on: Date::from_ymd_opt(2027, 6, 1).unwrap(),
            state,
            note: String::new(),
            settled_at: None,
        }
    }

    fn finding(reply: bool, actions: &[ActionState], settled: bool) -> Finding {
        let at = chrono::DateTime::UNIX_EPOCH;
        Finding {
            id: FindingId(1),
            offer: OfferId(1),
            evaluation: EvaluationId(1),
            institution: InstitutionId(1),
            institution_short: "HVL".into(),
            title: "Matematikk 1".into(),
            year: StudyYear(2025),
            origin: Origin::Directorate,
            topic: Topic::Assessment,
            text: "Fall i vurdering".into(),
            opened_at: at,
            opened_by: "Tor".into(),
            reply: reply.then(|| Reply {
                text: "Vi legger om".into(),
                replied_at: at,
                replied_by: "Ingunn".into(),
                is_public: true,
            }),
            actions: actions.iter().map(|&s| action(s)).collect(),
            settlement: settled.then(|| Settlement {
                note: String::new(),
                settled_at: at,
                settled_by: "Tor".into(),
            }),
            revision: 1,
            is_demo: false,
            by_rule: None,
        }
    }

    #[test]
    fn only_what_a_rule_opened_may_be_set_aside_and_never_past_a_promise() {
        let rule = ByRule {
            kind: crate::followup::rules::model::RuleKind::Fell,
            bound: 10,
            version: 1,
            valid_from: Date::MIN,
            is_unfounded: false,
            said: None,
        };
        let of = |actions: &[ActionState], by_rule| Finding {
            by_rule,
            ..finding(true, actions, false)
        };
        assert!(of(&[ActionState::Done], Some(rule.clone())).may_be_set_aside());
        assert!(!of(&[ActionState::Promised], Some(rule)).may_be_set_aside());
        assert!(!of(&[], None).may_be_set_aside());
    }

    #[test]
    fn a_rule_is_read_in_the_readers_language_and_a_person_as_she_wrote() {
        let rule = |said| ByRule {
            kind: crate::followup::rules::model::RuleKind::Fell,
            bound: 10,
            version: 1,
            valid_from: Date::MIN,
            is_unfounded: false,
            said,
        };
        let texts = crate::review::model::Texts {
            nb: "Nye tall".into(),
            nn: "Nye tal".into(),
            en: "New figures".into(),
        };
        let of = |by_rule| Finding {
            text: "Som skrevet".into(),
            by_rule,
            ..finding(false, &[], false)
        };
        let by_rule = of(Some(rule(Some(texts))));
        assert_eq!(by_rule.said(Lang::Nn), "Nye tal");
        assert_eq!(by_rule.said(Lang::En), "New figures");
        for before in [of(None), of(Some(rule(None)))] {
            assert_eq!(before.said(Lang::Nn), "Som skrevet");
        }
    }

    #[test]
    fn a_finding_stands_where_its_reply_and_its_actions_leave_it() {
        use ActionState::{Done, Dropped, Promised};
        assert_eq!(finding(false, &[], false).state(), FindingState::Open);
        assert_eq!(finding(true, &[], false).state(), FindingState::Answered);
        assert_eq!(
            finding(true, &[Done, Promised], false).state(),
            FindingState::Acting
        );
        assert_eq!(
            finding(true, &[Done, Dropped], false).state(),
            FindingState::Answered
        );
        assert_eq!(finding(true, &[Done], true).state(), FindingState::Settled);
    }

    #[test]
    fn a_promise_is_overdue_the_day_after() {
        let due = action(ActionState::Promised).due_on;
        let one = finding(true, &[ActionState::Promised], false);
        assert!(!one.is_overdue(due));
        assert!(one.is_overdue(due.succ_opt().unwrap()));
        assert!(!finding(true, &[ActionState::Done], false).is_overdue(Date::MAX));
    }

    proptest! {
        #[test]
        fn nothing_is_settled_while_it_is_unanswered_or_a_promise_stands(
            reply in any::<bool>(),
            actions in prop::collection::vec(prop::sample::select(ActionState::ALL.to_vec()), 0..5),
        ) {
            let one = finding(reply, &actions, false);
            let free = reply && !actions.contains(&ActionState::Promised);
            prop_assert_eq!(one.may_be_settled(), free);
        }
    }
}
