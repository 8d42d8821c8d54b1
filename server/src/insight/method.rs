//! What figures are made by, gathered for the page that tells of it.

use app::insight::model::Method;

use super::coding::UNANIMITY;
use super::interval::{DISPERSION, DISPERSION_OVERALL, DISPERSION_WORK, LEVEL};
use super::published::themes;
use super::series::INSTITUTIONS;
use super::warning::FALSE_ALARMS;

/// The numbers in force, `limits` being the internal and the public one.
pub fn method((min_answers, min_answers_public): (u32, u32)) -> Method {
    Method {
        min_answers,
        min_answers_public,
        unanimity: UNANIMITY,
        level: LEVEL,
        spread_study: DISPERSION,
        spread_overall: DISPERSION_OVERALL,
        spread_work: DISPERSION_WORK,
        false_alarms: FALSE_ALARMS,
        themes: themes().len(),
        institutions: INSTITUTIONS,
    }
}
