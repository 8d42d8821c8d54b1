//! What partners can do.

use async_trait::async_trait;

use super::model::{PartnerChoice, PartnerFigures};
use crate::accounts::model::Actor;
use crate::shared::fault::Fault;

/// What partners can do.
#[async_trait]
pub trait PartnerView: Send + Sync {
    /// Sums within the reach of the actor's organisation.
    ///
    /// # Errors
    /// `SignIn`; `Forbidden` for anyone who is no partner, for a partner without an organisation, and for a
    /// county outside her reach.
    async fn figures(&self, actor: &Actor, choice: PartnerChoice) -> Result<PartnerFigures, Fault>;
}
