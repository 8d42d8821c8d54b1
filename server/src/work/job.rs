//! What a job is.

use app::shared::fault::Fault;
use async_trait::async_trait;
use serde::Serialize;
use serde::de::DeserializeOwned;

use crate::platform::Platform;

/// Something to do later. Carries ids, never texts or secrets; re-reads what it needs, and may run twice.
#[async_trait]
pub trait Job: Serialize + DeserializeOwned + Send + Sync + 'static {
    /// Its name in the queue, `review.notify`.
    const KIND: &'static str;

    /// Does the work.
    ///
    /// # Errors
    /// `Internal` is tried again with back-off; every other fault ends the job.
    async fn run(self, platform: &Platform) -> Result<(), Fault>;

    /// Two waiting jobs of one kind and one key are one.
    fn key(&self) -> String {
        serde_json::to_string(self).unwrap_or_default()
    }
}

/// Declares a job: what it carries, its name in the queue, and the function that does it – given the platform and
/// the whole job, or the named parts of it. Jobs that differ only in what they are not `keyed by` are one.
macro_rules! job {
    ($(#[$meta:meta])* $name:ident { $($(#[$of:meta])* $field:ident: $type:ty),* } $(keyed by ($($key:ident),+))? = $kind:literal => $run:ident $(($($part:ident),*))?) => {
        $(#[$meta])*
        #[derive(Debug, serde::Serialize, serde::Deserialize)]
        pub struct $name { $($(#[$of])* pub $field: $type),* }

        #[async_trait::async_trait]
        impl $crate::work::job::Job for $name {
            const KIND: &'static str = $kind;

            $(fn key(&self) -> String {
                serde_json::to_string(&($(&self.$key,)+)).unwrap_or_default()
            })?

            async fn run(
                self,
                platform: &$crate::platform::Platform,
            ) -> Result<(), app::shared::fault::Fault> {
                $crate::work::job::job!(@run platform, self, $name { $($field),* }, $run $(($($part),*))?)
            }
        }
    };
    (@run $platform:ident, $job:expr, $name:ident { $($field:ident),* }, $run:ident) => {
        $run($platform, $job).await
    };
    (@run $platform:ident, $job:expr, $name:ident { $($field:ident),* }, $run:ident ($($part:ident),*)) => {{
        let $name { $($field),* } = $job;
        $run($platform $(, $part)*).await
    }};
}
pub(crate) use job;
