//! Where a person lands after signing in: where she was going, else where her role works.

use super::model::{Actor, Role};
use crate::path;
use crate::shared::lang::Lang;

/// Longest address that is followed, in bytes.
const LONGEST: usize = 1_000;

/// `next` if it is a page of this site, else the role's home.
#[must_use]
pub fn landing(actor: &Actor, next: &str, lang: Lang) -> String {
    local(next).map_or_else(|| home(actor, lang), str::to_owned)
}

/// Where the person's first role works; her own page when it works nowhere yet.
#[must_use]
pub fn home(actor: &Actor, lang: Lang) -> String {
    if actor.may_review() {
        path::queue(lang)
    } else if !actor.institutions().is_empty() {
        path::workbench(lang)
    } else if actor.may_read_all_results() {
        path::overview(lang)
    } else if actor.has(Role::Partner) {
        path::partner(lang)
    } else {
        path::me(lang)
    }
}

/// `next` if following it stays on this site.
///
/// One leading slash: browsers read `//host` and `/\host` as another site, and drop tabs and line breaks.
/// The sign-in page itself leads nowhere.
#[must_use]
pub fn local(next: &str) -> Option<&str> {
    let stays = next.starts_with('/')
        && !next.starts_with("//")
        && !next.contains('\\')
        && !next.chars().any(char::is_control)
        && next.len() <= LONGEST;
    let path = next.split(['?', '#']).next().unwrap_or_default();
    let is_sign_in = Lang::ALL
        .iter()
        .any(|&lang| path.starts_with(&path::sign_in(lang)));
    (stays && !is_sign_in).then_some(next)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::accounts::model::Grant;
    use crate::shared::ids::InstitutionId;

    fn actor(role: Role) -> Actor {
        let institution = matches!(role, Role::Editor | Role::InstitutionAdmin).then_some(InstitutionId(1));
        Actor {
            grants: vec![Grant { role, institution }],
            ..Actor::default()
        }
    }

    #[test]
    fn each_role_has_its_home() {
        let home_of = |role| home(&actor(role), Lang::Nn);
        assert_eq!(home_of(Role::Reviewer), "/nn/direktorat");
        assert_eq!(home_of(Role::Editor), "/nn/institusjon");
        assert_eq!(home_of(Role::Analyst), "/nn/resultater");
        assert_eq!(home_of(Role::Partner), "/nn/partner");
        assert_eq!(home_of(Role::Teacher), "/nn/meg");
    }

    #[test]
    fn only_pages_of_this_site_are_followed() {
        let reviewer = actor(Role::Reviewer);
        assert_eq!(
            landing(&reviewer, "/nb/direktorat/saker/3?a=1", Lang::Nb),
            "/nb/direktorat/saker/3?a=1"
        );
        let elsewhere = [
            "",
            "https://example.com/",
            "//example.com",
            "/\\example.com",
            "/a\\..\\b",
            "/\t/example.com",
            "/\n/example.com",
            "nb/tilbud",
            "javascript:alert(1)",
            "/nb/logg-inn?til=/nb/meg",
        ];
        for next in elsewhere {
            assert_eq!(landing(&reviewer, next, Lang::Nb), "/nb/direktorat", "{next:?}");
        }
        assert_eq!(local(&format!("/{}", "a".repeat(LONGEST))), None);
    }
}
