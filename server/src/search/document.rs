//! One live offer as search sees it: the names it is found by, and what filters and orders read on a day.

use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::hash::{DefaultHasher, Hasher as _};

use app::catalogue::model::{
    Delivery, Funding, Institution, OfferSummary, Reference, Run, RunStatus, StageBand, Subject, TargetGroup,
    TeachingLanguage, Theme,
};
use app::search::model::Facet;
use app::shared::lang::Lang;
use app::shared::time::{Date, Term};
use app::words::Words;
use chrono::Datelike as _;

use super::analysis::words;
use super::language::canon;
use super::lexicon::{FORMER_NAMES, STOP_PHRASES};

/// Ranking may be lifted this much in all, so that the text wins (bounds as in the search recipe).
const LIFT_OPEN: f64 = 1.15;
const LIFT_SOON: f64 = 1.1;
const LIFT_QUALITY: f64 = 1.05;
/// "Soon" for a start, in days.
const SOON_DAYS: i64 = 183;
/// Lower end of the rating, in tenths, from which quality lifts; only offers with enough answers have one.
const GOOD: i64 = 40;

/// One live offer with the names it can be found by.
#[derive(Clone, Debug)]
pub struct Document {
    pub offer: OfferSummary,
    pub institution: Option<Institution>,
    /// Those who give it together with that one.
    pub partners: Vec<Institution>,
    pub subject: Option<Subject>,
    /// Names of its places and counties, parallels included.
    pub place_names: Vec<String>,
}

/// What filters and orders read of an offer on one day.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Facts {
    /// Values per facet; none twice.
    pub values: BTreeMap<Facet, Vec<String>>,
    /// Tenths.
    pub credits: Option<i64>,
    /// First days of all runs, in days.
    pub starts: Vec<i64>,
    /// First day of the run a reader cares about, in days.
    pub start: Option<i64>,
    /// Next deadline that lies ahead, in days.
    pub deadline: Option<i64>,
    /// The lower end of the public figure's interval as it is shown, in tenths of a scale point.
    pub quality: Option<i64>,
    /// Factor on the text score.
    pub lift: f64,
    /// Codes of the runs' semesters.
    pub semesters: Vec<String>,
}

/// A date as a number that can be compared.
#[must_use]
pub fn days(date: Date) -> i64 {
    i64::from(date.num_days_from_ce())
}

/// What the site calls what an offer has, as it is indexed with it.
#[must_use]
pub(super) fn labels() -> Vec<&'static str> {
    let all = |lang: Lang| {
        let words = Words::of(lang);
        let deliveries = Delivery::ALL.iter().map(move |d| words.catalogue.delivery(*d));
        let languages = TeachingLanguage::ALL
            .iter()
            .map(move |l| words.catalogue.teaching_language(*l));
        let themes = Theme::ALL.iter().map(move |t| words.theme(*t));
        deliveries.chain(languages).chain(themes)
    };
    [Lang::Nb, Lang::En].into_iter().flat_map(all).collect()
}

impl Document {
    /// An offer with its names looked up.
    #[must_use]
    pub fn new(offer: OfferSummary, reference: &Reference) -> Self {
        let version = &offer.version;
        let institution = reference.institution(version.institution).cloned();
        let partners = reference.partners(version.institution, &version.plan);
        let partners = partners.cloned().collect();
        let subject = reference
            .subjects
            .iter()
            .find(|s| s.code == version.plan.subject)
            .cloned();
        let mut place_names = version.plan.places.clone();
        for place in &reference.places {
            let is_named = version
                .plan
                .places
                .iter()
                .any(|p| p.split([',', ';']).any(|p| p.trim() == place.name));
            if is_named || version.plan.counties.contains(&place.code) {
                place_names.push(place.full_name.clone());
            }
        }
        Document {
            offer,
            institution,
            partners,
            subject,
            place_names,
        }
    }

    /// What filters and orders read on this day.
    #[must_use]
    pub fn facts(&self, today: Date) -> Facts {
        let plan = &self.offer.version.plan;
        let status = self.offer.status(today);
        let codes = |codes: Vec<&str>| codes.into_iter().map(str::to_owned).collect::<Vec<_>>();
        let mut values = BTreeMap::new();
        let bands = plan.stages.map_or(vec![], |s| {
            StageBand::ALL
                .iter()
                .filter(|b| b.range().overlaps(s))
                .map(|b| b.code())
                .collect()
        });
        values.insert(Facet::Subject, codes(vec![&plan.subject]));
        values.insert(Facet::Stage, codes(bands));
        values.insert(
            Facet::Theme,
            codes(plan.themes.iter().map(|t| t.theme.code()).collect()),
        );
        values.insert(Facet::Institution, {
            let own = self.institution.iter().map(|i| i.dbh_code.as_str());
            codes(own.chain(plan.institutions.iter().map(String::as_str)).collect())
        });
        values.insert(Facet::County, plan.counties.clone());
        values.insert(
            Facet::Delivery,
            codes(plan.delivery.iter().map(|d| d.code()).collect()),
        );
        values.insert(Facet::Language, codes(vec![plan.teaching_language.code()]));
        values.insert(
            Facet::Group,
            codes(plan.groups.iter().map(|g| g.code()).collect()),
        );
        values.insert(
            Facet::Funding,
            codes(plan.funding.iter().map(|f| f.code()).collect()),
        );
        values.insert(Facet::Status, codes(status.iter().map(|s| s.code()).collect()));
        for list in values.values_mut() {
            list.retain(|v| !v.is_empty());
            list.sort_unstable();
            list.dedup();
        }
        let start_of = |run: &Run| {
            run.plan
                .starts_on
                .or(run.plan.semester.map(|s| s.days().0))
                .map(days)
        };
        let start = self.offer.next_run(today).and_then(start_of);
        // What is shown to a tenth is held to a tenth: a filter never contradicts the card.
        let quality = self
            .offer
            .quality
            .as_ref()
            .map(|q| (q.estimate.low * 10.0).round() as i64);
        let mut lift = 1.0;
        if matches!(status, Some(RunStatus::Open | RunStatus::Leftover)) {
            lift *= LIFT_OPEN;
        }
        let is_soon = |s: i64| (days(today)..=days(today) + SOON_DAYS).contains(&s);
        if start.is_some_and(is_soon) && status.is_some_and(RunStatus::takes_applications) {
            lift *= LIFT_SOON;
        }
        if quality.is_some_and(|low| low >= GOOD) {
            lift *= LIFT_QUALITY;
        }
        let held = self.offer.runs.iter().filter(|run| run.is_held(today));
        let mut starts: Vec<i64> = held.filter_map(start_of).collect();
        starts.sort_unstable();
        let semesters = self
            .offer
            .runs
            .iter()
            .filter_map(|r| r.plan.semester)
            .map(|s| s.to_string())
            .collect();
        Facts {
            values,
            credits: plan.credits.map(|c| i64::from(c.0)),
            starts,
            start,
            deadline: self.offer.days_left(today).map(|(deadline, _)| days(deadline)),
            quality,
            lift,
            semesters,
        }
    }

    /// A number that changes whenever anything the index keeps of this offer changes, the day's status included.
    #[must_use]
    pub fn fingerprint(&self, today: Date) -> u64 {
        self.fingerprint_with(&self.facts(today))
    }

    /// The same, where the day's facts are known.
    pub(super) fn fingerprint_with(&self, facts: &Facts) -> u64 {
        let mut hashed = Hashed(DefaultHasher::new());
        // A hasher takes everything.
        let _ = write!(hashed, "{self:?} {facts:?}");
        hashed.0.finish()
    }

    pub(super) fn title(&self) -> String {
        self.offer.version.plan.title.clone()
    }

    /// Subject, places, form, language, target groups and money, in the languages people ask in.
    pub(super) fn tags(&self) -> String {
        let plan = &self.offer.version.plan;
        let mut out: Vec<&str> = self.place_names.iter().map(String::as_str).collect();
        // Left out of titles when they are indexed, yet somebody may ask for just this.
        if words(&plan.title).windows(3).any(|w| w == STOP_PHRASES[0]) {
            out.push("Kompetanse for kvalitet");
        }
        if let Some(s) = &self.subject {
            out.extend([s.nb.as_str(), &s.nn, &s.en]);
        }
        let bokmaal = Words::of(Lang::Nb).catalogue;
        let english = Words::of(Lang::En).catalogue;
        out.extend(
            plan.delivery
                .iter()
                .flat_map(|d| [bokmaal.delivery(*d), english.delivery(*d)]),
        );
        if plan.teaching_language != TeachingLanguage::Norwegian {
            out.push(bokmaal.teaching_language(plan.teaching_language));
            out.push(english.teaching_language(plan.teaching_language));
        }
        for group in &plan.groups {
            match group {
                TargetGroup::Teachers => {}
                TargetGroup::AdultTeachers => out.push("voksne voksenopplæring"),
                TargetGroup::SchoolLeaders => out.push("skoleleder skoleledelse rektor"),
                TargetGroup::Kulturskole => out.push("kulturskole"),
            }
        }
        let terms = self
            .offer
            .runs
            .iter()
            .filter_map(|run| Some(run.plan.semester?.term));
        for (term, name) in [(Term::Autumn, "høst"), (Term::Spring, "vår")] {
            if terms.clone().any(|t| t == term) {
                out.push(name);
            }
        }
        match plan.funding {
            Some(Funding::Scheme) => out.push("vikar stipend KFK"),
            Some(Funding::Ordinary) => out.push("ordinært"),
            Some(Funding::Paid) => out.push("betalt"),
            None => {}
        }
        out.join(" ")
    }

    /// Every name those who give it go by, spelt as `name_key`, with the DBH code.
    pub(super) fn institution_names(&self) -> Vec<(String, &str)> {
        let named = |institution: &Institution| {
            let whole = [&institution.short_name, &institution.name].map(String::as_str);
            let others = institution.other_names.split('/');
            let former = former_names(institution).split('|');
            let names = whole.into_iter().chain(others).chain(former);
            names.map(|name| name_key(&words(name))).collect::<Vec<_>>()
        };
        let all = self.institution.iter().chain(&self.partners);
        let keys = all.flat_map(|i| named(i).into_iter().map(|key| (key, i.dbh_code.as_str())));
        keys.filter(|(key, code)| !key.is_empty() && !code.is_empty())
            .collect()
    }

    /// The names of its places, parallels apart, spelt as `name_key`.
    pub(super) fn place_keys(&self) -> Vec<String> {
        let names = self
            .place_names
            .iter()
            .flat_map(|names| names.split([',', ';', '/', '–']));
        let mut keys: Vec<String> = names
            .map(|name| name_key(&words(name)))
            .filter(|key| !key.is_empty())
            .collect();
        keys.sort_unstable();
        keys.dedup();
        keys
    }

    pub(super) fn provider(&self) -> String {
        self.institution.as_ref().map_or(String::new(), |i| {
            // Former names of several words are full of places, which the institution may have left.
            let former = former_names(i).split('|').filter(|name| !name.contains(' '));
            let names = [i.short_name.as_str(), &i.name, &i.other_names].into_iter();
            names.chain(former).collect::<Vec<_>>().join(" ")
        })
    }

    /// What its own text says, line by line, for passages under a hit.
    pub(super) fn text(&self) -> String {
        let plan = &self.offer.version.plan;
        let mut out: Vec<&str> = vec![&plan.summary, &plan.content];
        out.extend(plan.outcomes.all().map(String::as_str));
        out.extend(plan.modules.iter().map(|m| m.title.as_str()));
        out.extend(plan.themes.iter().map(|t| t.passage.as_str()));
        out.extend([
            plan.practice.as_str(),
            &plan.exam,
            &plan.materials,
            &plan.admission,
        ]);
        out.retain(|line| !line.trim().is_empty());
        out.join("\n")
    }

    pub(super) fn body(&self) -> String {
        let plan = &self.offer.version.plan;
        let bokmaal = Words::of(Lang::Nb);
        let mut out: Vec<&str> = vec![
            &plan.summary,
            &plan.content,
            &plan.practice,
            &plan.exam,
            &plan.admission,
            &plan.materials,
        ];
        out.extend(plan.partners.iter().map(String::as_str));
        out.extend(plan.outcomes.all().map(String::as_str));
        out.extend(plan.modules.iter().map(|m| m.title.as_str()));
        out.extend(
            plan.themes
                .iter()
                .flat_map(|t| [bokmaal.theme(t.theme), t.passage.as_str()]),
        );
        out.extend(plan.citations.iter().map(|c| c.title.as_str()));
        out.join("\n")
    }

    /// What it says in further languages.
    pub(super) fn further(&self) -> String {
        let mut out: Vec<&str> = vec![];
        for t in &self.offer.version.plan.translations {
            out.extend([t.title.as_str(), &t.summary, &t.content]);
            out.extend(t.outcomes.all().chain(&t.modules).map(String::as_str));
        }
        out.join("\n")
    }
}

/// Hashes what is written to it.
struct Hashed(DefaultHasher);

impl std::fmt::Write for Hashed {
    fn write_str(&mut self, text: &str) -> std::fmt::Result {
        self.0.write(text.as_bytes());
        Ok(())
    }
}

fn former_names(institution: &Institution) -> &'static str {
    let row = FORMER_NAMES
        .iter()
        .find(|(short, _)| *short == institution.short_name);
    row.map_or("", |(_, names)| names)
}

/// What all spellings of a name have in common: the lemmas of its words.
pub(super) fn name_key<W: AsRef<str>>(words: &[W]) -> String {
    words
        .iter()
        .map(|w| canon(w.as_ref()))
        .collect::<Vec<_>>()
        .join(" ")
}
