//! The tables, one change a file, never edited once merged.

use sea_orm_migration::prelude::*;

mod m20261123_000001_work;
mod m20261123_000002_accounts;
mod m20261123_000003_catalogue;
mod m20261123_000004_review;
mod m20261123_000005_evaluation;
mod m20261124_000001_saved;
mod m20261124_000003_search;
mod m20261124_000011_workbench;
mod m20261124_000012_audit;
mod m20261124_000013_runs;
mod m20261124_000021_exchange;
mod m20261124_000022_api_key;
mod m20261124_000031_review_desk;
mod m20261124_000032_guideline_versions;
mod m20261124_000033_national;
mod m20261124_000041_published;
mod m20261124_000042_cube;
mod m20261124_000051_way_back;
mod m20261124_000052_followup;
mod m20261124_000061_remarks;
mod m20261124_000071_bank;
mod m20261124_000072_stand_in;
mod m20261124_000073_further_runs;
mod m20261124_000081_meeting;
mod m20261124_000082_finding_rules;
mod m20261124_000083_partner;
mod m20261129_000011_identity;
mod m20261129_000021_marks;
mod m20261129_000022_withdrawn;
mod m20261129_000041_survey_kinds;
mod m20261129_000051_sealed;
mod m20261129_000052_questionnaire_2;
mod m20261129_000053_short_releases;
mod m20261129_000060_saved_view;
mod m20261129_000071_offer_partner;
mod m20261129_000072_gone_days;
mod m20261129_000073_search_feed;
mod m20261129_000081_apart;
mod m20261129_000082_synonym_given;
mod m20261129_000083_listed;
mod m20261129_000091_known;
mod m20261130_000101_own_competence;
mod m20261130_000102_one_synonym;
mod m20261130_000201_beside;
mod m20261130_000301_said_by_rule;

/// All migrations, in order.
pub struct Migrator;

#[async_trait::async_trait]
impl MigratorTrait for Migrator {
    fn migrations() -> Vec<Box<dyn MigrationTrait>> {
        vec![
            Box::new(m20261123_000001_work::Migration),
            Box::new(m20261123_000002_accounts::Migration),
            Box::new(m20261123_000003_catalogue::Migration),
            Box::new(m20261123_000004_review::Migration),
            Box::new(m20261123_000005_evaluation::Migration),
            Box::new(m20261124_000001_saved::Migration),
            Box::new(m20261124_000003_search::Migration),
            Box::new(m20261124_000011_workbench::Migration),
            Box::new(m20261124_000012_audit::Migration),
            Box::new(m20261124_000013_runs::Migration),
            Box::new(m20261124_000021_exchange::Migration),
            Box::new(m20261124_000022_api_key::Migration),
            Box::new(m20261124_000031_review_desk::Migration),
            Box::new(m20261124_000032_guideline_versions::Migration),
            Box::new(m20261124_000033_national::Migration),
            Box::new(m20261124_000041_published::Migration),
            Box::new(m20261124_000042_cube::Migration),
            Box::new(m20261124_000051_way_back::Migration),
            Box::new(m20261124_000052_followup::Migration),
            Box::new(m20261124_000061_remarks::Migration),
            Box::new(m20261124_000071_bank::Migration),
            Box::new(m20261124_000072_stand_in::Migration),
            Box::new(m20261124_000073_further_runs::Migration),
            Box::new(m20261124_000081_meeting::Migration),
            Box::new(m20261124_000082_finding_rules::Migration),
            Box::new(m20261124_000083_partner::Migration),
            Box::new(m20261129_000011_identity::Migration),
            Box::new(m20261129_000021_marks::Migration),
            Box::new(m20261129_000022_withdrawn::Migration),
            Box::new(m20261129_000041_survey_kinds::Migration),
            Box::new(m20261129_000051_sealed::Migration),
            Box::new(m20261129_000052_questionnaire_2::Migration),
            Box::new(m20261129_000053_short_releases::Migration),
            Box::new(m20261129_000060_saved_view::Migration),
            Box::new(m20261129_000071_offer_partner::Migration),
            Box::new(m20261129_000072_gone_days::Migration),
            Box::new(m20261129_000073_search_feed::Migration),
            Box::new(m20261129_000081_apart::Migration),
            Box::new(m20261129_000082_synonym_given::Migration),
            Box::new(m20261129_000083_listed::Migration),
            Box::new(m20261129_000091_known::Migration),
            Box::new(m20261130_000101_own_competence::Migration),
            Box::new(m20261130_000102_one_synonym::Migration),
            Box::new(m20261130_000201_beside::Migration),
            Box::new(m20261130_000301_said_by_rule::Migration),
        ]
    }
}
