//! What an administrator types about the institution's people.

use serde::{Deserialize, Serialize};

use crate::accounts::model::Role;

/// Longest time somebody stands in, in days.
pub const STAND_IN: i64 = 400;

/// Roles an administrator gives at her institution.
pub const ROLES: [Role; 2] = [Role::Editor, Role::InstitutionAdmin];

/// Invites somebody.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct InviteForm {
    /// The institution's number.
    pub institution: String,
    pub name: String,
    pub email: String,
    /// `Role` code, one of `ROLES`.
    pub role: String,
    /// The last day of somebody who stands in for another; empty = she stays.
    pub until: String,
}
