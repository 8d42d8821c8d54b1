//! Words of the catalogue: names of codes here, words of its pages below.

use super::words;
use crate::catalogue::model::{
    Delivery, Funding, RunMark, RunStatus, TargetGroup, TeachingLanguage, Theme, VersionState,
};

words! {
    /// The five themes; the browser has these.
    pub struct Themes {
        adapted_teaching: "Tilpasset opplæring og inkluderende praksis" | "Tilpassa opplæring og inkluderande praksis" | "Adapted teaching and inclusive practice";
        digitalisation: "Digitalisering" | "Digitalisering" | "Digitalisation";
        leading_learning: "Ledelse av læringsprosesser" | "Leiing av læringsprosessar" | "Leading learning processes";
        practical_varied: "Praktiske og varierte arbeidsmåter" | "Praktiske og varierte arbeidsmåtar" | "Practical and varied ways of working";
        assessment: "God vurderingspraksis" | "God vurderingspraksis" | "Good assessment practice";
    }
}

words! {
    pub struct Catalogue {
        state_draft: "Utkast" | "Utkast" | "Draft";
        state_in_review: "Til kontroll" | "Til kontroll" | "In review";
        state_returned: "Sendt tilbake" | "Sendt tilbake" | "Returned";
        state_published: "Publisert" | "Publisert" | "Published";
        state_superseded: "Avløst" | "Avløyst" | "Superseded";
        state_withdrawn: "Trukket" | "Trekt" | "Withdrawn";
        group_teachers: "Lærere" | "Lærarar" | "Teachers";
        group_adults: "Lærere for voksne" | "Lærarar for vaksne" | "Teachers of adults";
        group_leaders: "Skoleledere" | "Skuleleiarar" | "School leaders";
        group_kulturskole: "Kulturskolelærere" | "Kulturskulelærarar" | "Teachers in schools of arts";
        delivery_campus: "Stedbasert" | "Stadbasert" | "On campus";
        delivery_gatherings: "Samlingsbasert" | "Samlingsbasert" | "With gatherings";
        delivery_online: "Nettbasert" | "Nettbasert" | "Online";
        lang_norwegian: "Norsk" | "Norsk" | "Norwegian";
        lang_english: "Engelsk" | "Engelsk" | "English";
        lang_northern_sami: "Nordsamisk" | "Nordsamisk" | "Northern Sámi";
        lang_lule_sami: "Lulesamisk" | "Lulesamisk" | "Lule Sámi";
        lang_southern_sami: "Sørsamisk" | "Sørsamisk" | "Southern Sámi";
        lang_sign: "Norsk tegnspråk" | "Norsk teiknspråk" | "Norwegian Sign Language";
        funding_scheme: "Vikar eller stipend" | "Vikar eller stipend" | "Substitute or stipend scheme";
        funding_ordinary: "Ordinært studium" | "Ordinært studium" | "Ordinary study";
        funding_paid: "Betalt studium" | "Betalt studium" | "Paid study";
        run_planned: "Planlagt" | "Planlagd" | "Planned";
        run_open: "Åpen for søknad" | "Open for søknad" | "Open for applications";
        run_closed: "Søknadsfristen er ute" | "Søknadsfristen er ute" | "Applications closed";
        run_underway: "I gang" | "I gang" | "Under way";
        run_ended: "Avsluttet" | "Avslutta" | "Ended";
        run_full: "Fulltegnet" | "Fullteikna" | "Full";
        run_leftover: "Ledige plasser" | "Ledige plassar" | "Places left";
        run_cancelled: "Avlyst" | "Avlyst" | "Cancelled";
        run_moved: "Flyttet" | "Flytt" | "Moved";
        run_not_this_year: "Tilbys ikke i år" | "Ikkje tilbode i år" | "Not offered this year";
    }
}

impl Themes {
    #[must_use]
    pub const fn name(&self, theme: Theme) -> &'static str {
        match theme {
            Theme::AdaptedTeaching => self.adapted_teaching,
            Theme::Digitalisation => self.digitalisation,
            Theme::LeadingLearning => self.leading_learning,
            Theme::PracticalVaried => self.practical_varied,
            Theme::Assessment => self.assessment,
        }
    }
}

impl Catalogue {
    #[must_use]
    pub const fn state(&self, state: VersionState) -> &'static str {
        match state {
            VersionState::Draft => self.state_draft,
            VersionState::InReview => self.state_in_review,
            VersionState::Returned => self.state_returned,
            VersionState::Published => self.state_published,
            VersionState::Superseded => self.state_superseded,
            VersionState::Withdrawn => self.state_withdrawn,
        }
    }

    #[must_use]
    pub const fn group(&self, group: TargetGroup) -> &'static str {
        match group {
            TargetGroup::Teachers => self.group_teachers,
            TargetGroup::AdultTeachers => self.group_adults,
            TargetGroup::SchoolLeaders => self.group_leaders,
            TargetGroup::Kulturskole => self.group_kulturskole,
        }
    }

    #[must_use]
    pub const fn delivery(&self, delivery: Delivery) -> &'static str {
        match delivery {
            Delivery::Campus => self.delivery_campus,
            Delivery::Gatherings => self.delivery_gatherings,
            Delivery::Online => self.delivery_online,
        }
    }

    #[must_use]
    pub const fn teaching_language(&self, language: TeachingLanguage) -> &'static str {
        match language {
            TeachingLanguage::Norwegian => self.lang_norwegian,
            TeachingLanguage::English => self.lang_english,
            TeachingLanguage::NorthernSami => self.lang_northern_sami,
            TeachingLanguage::LuleSami => self.lang_lule_sami,
            TeachingLanguage::SouthernSami => self.lang_southern_sami,
            TeachingLanguage::SignLanguage => self.lang_sign,
        }
    }

    #[must_use]
    pub const fn funding(&self, funding: Funding) -> &'static str {
        match funding {
            Funding::Scheme => self.funding_scheme,
            Funding::Ordinary => self.funding_ordinary,
            Funding::Paid => self.funding_paid,
        }
    }

    #[must_use]
    pub const fn run_status(&self, status: RunStatus) -> &'static str {
        match status {
            RunStatus::Planned => self.run_planned,
            RunStatus::Open => self.run_open,
            RunStatus::Closed => self.run_closed,
            RunStatus::Underway => self.run_underway,
            RunStatus::Ended => self.run_ended,
            RunStatus::Full => self.run_full,
            RunStatus::Leftover => self.run_leftover,
            RunStatus::Cancelled => self.run_cancelled,
            RunStatus::NotThisYear => self.run_not_this_year,
            RunStatus::Moved => self.run_moved,
        }
    }

    #[must_use]
    pub const fn run_mark(&self, mark: RunMark) -> &'static str {
        match mark {
            RunMark::Full => self.run_full,
            RunMark::Leftover => self.run_leftover,
            RunMark::Cancelled => self.run_cancelled,
            RunMark::NotThisYear => self.run_not_this_year,
            RunMark::Moved => self.run_moved,
        }
    }
}
