//! The sections of the editor, field by field; rows there may be several of are in `editor_rows`.

use leptos::prelude::*;

use super::editor_languages::languages;
use super::editor_rows::{citations, further_runs, gatherings, institutions, modules, themes};
use super::offer_parts::notice;
use super::sections::{Section, stands_alone};
use crate::catalogue::changes::is_material;
use crate::catalogue::form::{OfferForm, RunForm, SUMMARY};
use crate::catalogue::model::{Delivery, Funding, Reference, TargetGroup, TeachingLanguage};
use crate::review::model::Reason;
use crate::shared::fault::FieldFault;
use crate::shared::ids::InstitutionId;
use crate::shared::lang::Lang;
use crate::shared::time::{Semester, StudyYear, Term};
use crate::shared::ui::{Choices, Field, FieldKind, Select, field_name};
use crate::words::{Words, fill};

/// What every field is drawn from.
#[derive(Clone, Copy)]
pub(super) struct Drawing<'a> {
    pub words: Words,
    /// As typed.
    pub form: &'a OfferForm,
    pub faults: &'a [FieldFault],
    /// What the directorate wants changed.
    pub reasons: &'a [Reason],
    pub reference: &'a Reference,
    /// Answers for the offer.
    pub institution: InstitutionId,
    /// The reader edits for it, and so says who gives the offer too.
    pub names_partners: bool,
    pub year: StudyYear,
    /// The text is public: each field tells whether changing it needs a review.
    pub is_live: bool,
}

/// How a field looks.
#[derive(Clone, Copy)]
pub(super) struct Look {
    pub kind: FieldKind,
    pub hint: &'static str,
    pub optional: bool,
    pub width: Option<u8>,
    /// The language of a text in another than the offer's own.
    pub lang: Option<&'static str>,
}

impl Look {
    pub const fn of(kind: FieldKind) -> Self {
        Look {
            kind,
            hint: "",
            optional: false,
            width: None,
            lang: None,
        }
    }

    pub const fn hint(self, hint: &'static str) -> Self {
        Look { hint, ..self }
    }

    pub const fn optional(self) -> Self {
        Look {
            optional: true,
            ..self
        }
    }

    pub const fn width(self, width: u8) -> Self {
        Look {
            width: Some(width),
            ..self
        }
    }

    pub const fn written_in(self, lang: Lang) -> Self {
        Look {
            lang: Some(lang.code()),
            ..self
        }
    }
}

pub(super) const TEXT: Look = Look::of(FieldKind::Text);
pub(super) const NUMBER: Look = Look::of(FieldKind::Number).width(8);
pub(super) const DATE: Look = Look::of(FieldKind::Date).width(16);
const URL: Look = Look::of(FieldKind::Url);

/// Codes with their words, as the components for choices want them.
fn options<T: Copy>(
    all: &[T],
    code: impl Fn(T) -> &'static str,
    said: impl Fn(T) -> &'static str,
) -> Vec<(String, String)> {
    all.iter()
        .map(|&v| (code(v).to_owned(), said(v).to_owned()))
        .collect()
}

impl Drawing<'_> {
    /// A field's own label; that of its row stands above it. Where nothing else on screen tells fields apart, the
    /// label is the whole name.
    fn label(self, name: &str) -> String {
        let fields = self.words.fields();
        let parts: Vec<&str> = name.split('[').map(|p| p.trim_end_matches(']')).collect();
        let label = match *parts.as_slice() {
            ["institutions" | "translations", ..] if parts.len() > 1 => return self.words.offer_field(name),
            [name] => fields.plain(name),
            ["run", part] | ["runs", _, part] => fields.run(part),
            [.., list, _, part] => fields.part(list, part),
            _ => None,
        };
        label.expect("every field drawn here has a label").to_owned()
    }

    fn faults_of(self, name: &str) -> Vec<FieldFault> {
        self.faults.iter().filter(|f| f.field == name).cloned().collect()
    }

    /// What the directorate wrote about this very field.
    fn reasons_for(self, name: &str) -> AnyView {
        self.reasons
            .iter()
            .filter(|r| r.field == name)
            .map(|r| reason(self.words, r))
            .collect_view()
            .into_any()
    }

    /// The hint, led by whether a change needs a review where the text is public.
    fn hint(self, name: &str, hint: &'static str) -> String {
        if !(self.is_live && is_material(name)) {
            return hint.to_owned();
        }
        let review = self.words.work().needs_review;
        let review = review[..1].to_uppercase() + &review[1..];
        format!("{review}. {hint}").trim_end().to_owned()
    }

    pub fn text(self, name: &str, typed: &str, look: Look) -> AnyView {
        let label = self.label(name);
        let (name, value) = (name.to_owned(), typed.to_owned());
        let (reasons, faults) = (self.reasons_for(&name), self.faults_of(&name));
        let hint = self.hint(&name, look.hint);
        view! {
            {reasons}
            <Field words=self.words name=name.clone() label value=value.clone() kind=look.kind hint optional=look.optional
                width=look.width lang=look.lang faults/>
            {self.count(&name, &value, look.kind)}
        }
        .into_any()
    }

    /// How long a long text is, as last saved; the editor counts on while it is typed.
    fn count(self, name: &str, typed: &str, kind: FieldKind) -> Option<AnyView> {
        let FieldKind::Long(_) = kind else {
            return None;
        };
        let w = self.words.work();
        let is_letters = name.trim_end_matches(']').ends_with("summary");
        let (said, n) = if is_letters {
            let said = fill(w.n_characters, &[("max", &SUMMARY.to_string())]);
            (said, typed.trim().chars().count())
        } else {
            (w.n_words.to_owned(), typed.split_whitespace().count())
        };
        let text = fill(&said, &[("n", &n.to_string())]);
        let counts = field_name(name);
        Some(
            view! { <p class="field__count" data-counts=counts data-said=said data-letters=is_letters>{text}</p> }
                .into_any(),
        )
    }

    pub fn select(self, name: &str, typed: &str, options: Vec<(String, String)>, look: Look) -> AnyView {
        let label = self.label(name);
        let (name, value) = (name.to_owned(), typed.to_owned());
        let (reasons, faults) = (self.reasons_for(&name), self.faults_of(&name));
        let hint = self.hint(&name, look.hint);
        view! {
            {reasons}
            <Select words=self.words name label value options hint optional=look.optional width=Some(24) faults/>
        }
        .into_any()
    }

    fn boxes(self, name: &str, chosen: &[String], options: Vec<(String, String)>, optional: bool) -> AnyView {
        let legend = self.label(name);
        let (reasons, faults) = (self.reasons_for(name), self.faults_of(name));
        let hint = self.hint(name, "");
        let (name, chosen, columns) = (name.to_owned(), chosen.to_vec(), options.len() > 4);
        view! {
            {reasons}
            <Choices words=self.words name legend chosen options many=true hint optional columns faults/>
        }
        .into_any()
    }
}

/// A reviewer's reason: the criterion, and what was written.
fn reason(words: Words, reason: &Reason) -> AnyView {
    let criterion = format!(
        "{} {}",
        words.offer_work().reason_from,
        reason.criterion.get(words.lang)
    );
    let body = view! { <p class="notice__title">{criterion}</p><p>{reason.reason.clone()}</p> };
    notice("warn", "return", body.into_any())
}

/// One section: its heading, what the directorate wrote about it as a whole, its fields.
pub(super) fn section(d: Drawing<'_>, section: Section) -> AnyView {
    let w = d.words.offer_work();
    let lead = section.lead(w);
    let lead = (!lead.is_empty()).then(|| view! { <p class="form-section__lead">{lead}</p> });
    let reasons = d
        .reasons
        .iter()
        .filter(|r| Section::of(&r.field) == section && !stands_alone(d.words, &r.field))
        .map(|r| reason(d.words, r))
        .collect_view();
    let fields = match section {
        Section::Basics => basics(d),
        Section::Audience => audience(d),
        Section::Teaching => teaching(d),
        Section::Content => content(d),
        Section::Outcomes => outcomes(d),
        Section::Modules => modules(d),
        Section::Themes => themes(d),
        Section::Research => citations(d),
        Section::Practice => practice(d),
        Section::Admission => admission(d),
        Section::Languages => languages(d),
        Section::Run => run(d),
    };
    let heading = format!("{}-tittel", section.anchor());
    view! {
        <section class="form-section" id=section.anchor() aria-labelledby=heading.clone()>
            <div><h2 class="form-section__title" id=heading.clone()>{section.title(w)}</h2>{lead}</div>
            {reasons}
            {fields}
        </section>
    }
    .into_any()
}

fn basics(d: Drawing<'_>) -> AnyView {
    let (w, f) = (d.words.offer_work(), d.form);
    let subjects = d
        .reference
        .subjects
        .iter()
        .map(|s| (s.code.clone(), s.name(d.words.lang).to_owned()))
        .collect();
    view! {
        {d.text("title", &f.title, TEXT.hint(w.hint_title))}
        {d.text("code", &f.code, TEXT.optional().width(16))}
        {d.text("credits", &f.credits, NUMBER.hint(w.hint_credits))}
        {d.select("subject", &f.subject, subjects, TEXT)}
        {d.text("summary", &f.summary, Look::of(FieldKind::Long(3)).hint(w.hint_summary))}
        {d.select("text_lang", &f.text_lang, options(Lang::ALL, Lang::code, Lang::own_name), TEXT)}
    }
    .into_any()
}

fn audience(d: Drawing<'_>) -> AnyView {
    let f = d.form;
    let groups = options(TargetGroup::ALL, TargetGroup::code, |g| {
        d.words.catalogue.group(g)
    });
    view! {
        <div class="field-row">
            <div>{d.text("stage_from", &f.stage_from, NUMBER)}</div>
            <div>{d.text("stage_to", &f.stage_to, NUMBER)}</div>
        </div>
        {d.boxes("groups", &f.groups, groups, false)}
    }
    .into_any()
}

fn teaching(d: Drawing<'_>) -> AnyView {
    let (w, f, names) = (d.words.offer_work(), d.form, d.words.catalogue);
    let delivery = options(Delivery::ALL, Delivery::code, |v| names.delivery(v));
    let languages = options(TeachingLanguage::ALL, TeachingLanguage::code, |v| {
        names.teaching_language(v)
    });
    let counties = d
        .reference
        .places
        .iter()
        .filter(|p| p.is_county())
        .map(|p| (p.code.clone(), p.name.clone()))
        .collect();
    view! {
        {d.boxes("delivery", &f.delivery, delivery, false)}
        {d.select("teaching_language", &f.teaching_language, languages, TEXT)}
        {d.text("places", &f.places, TEXT.hint(w.hint_places))}
        {d.boxes("counties", &f.counties, counties, true)}
        {institutions(d)}
        {d.text("partners", &f.partners, TEXT.optional().hint(w.hint_partners))}
    }
    .into_any()
}

fn content(d: Drawing<'_>) -> AnyView {
    d.text("content", &d.form.content, Look::of(FieldKind::Long(12)))
}

fn outcomes(d: Drawing<'_>) -> AnyView {
    let f = d.form;
    let look = Look::of(FieldKind::Long(5));
    view! {
        {d.text("knowledge", &f.knowledge, look)}
        {d.text("skills", &f.skills, look)}
        {d.text("competence", &f.competence, look)}
    }
    .into_any()
}

fn practice(d: Drawing<'_>) -> AnyView {
    let (w, f) = (d.words.offer_work(), d.form);
    let look = Look::of(FieldKind::Long(5));
    view! {
        {d.text("practice", &f.practice, look.hint(w.hint_practice))}
        {d.text("exam", &f.exam, look)}
        {d.text("materials", &f.materials, Look::of(FieldKind::Long(3)).optional().hint(w.hint_materials))}
    }
    .into_any()
}

fn admission(d: Drawing<'_>) -> AnyView {
    let (w, f) = (d.words.offer_work(), d.form);
    let funding = options(Funding::ALL, Funding::code, |v| d.words.catalogue.funding(v));
    view! {
        {d.text("admission", &f.admission, Look::of(FieldKind::Long(5)))}
        {d.text("ranking", &f.ranking, Look::of(FieldKind::Long(2)).optional().hint(w.hint_ranking))}
        {d.select("funding", &f.funding, funding, TEXT)}
        {d.text("price", &f.price, NUMBER.hint(w.hint_price))}
        {d.text("contact_name", &f.contact_name, TEXT.hint(w.hint_contact).width(24))}
        {d.text("contact_email", &f.contact_email, Look::of(FieldKind::Email).hint(w.hint_contact).width(24))}
        {d.text("source_url", &f.source_url, URL.optional())}
    }
    .into_any()
}

/// The half-years an offer for this study year can begin in, and the year after.
fn semesters(d: Drawing<'_>) -> Vec<(String, String)> {
    let first = d.year.0;
    [
        (first, Term::Autumn),
        (first + 1, Term::Spring),
        (first + 1, Term::Autumn),
        (first + 2, Term::Spring),
    ]
    .into_iter()
    .map(|(year, term)| Semester { year, term })
    .map(|s| (s.to_string(), s.words(d.words.lang)))
    .collect()
}

fn run(d: Drawing<'_>) -> AnyView {
    view! { {one_run(d, "run", &d.form.run)} {further_runs(d)} }.into_any()
}

/// The fields of one run; `name` is its own name in the form.
pub(super) fn one_run(d: Drawing<'_>, name: &str, r: &RunForm) -> AnyView {
    let w = d.words.offer_work();
    let own = |part: &str| format!("{name}[{part}]");
    view! {
        {d.select(&own("semester"), &r.semester, semesters(d), TEXT.hint(w.autumn_spring))}
        <div class="field-row">
            <div>{d.text(&own("starts_on"), &r.starts_on, DATE)}</div>
            <div>{d.text(&own("ends_on"), &r.ends_on, DATE)}</div>
        </div>
        <div class="field-row">
            <div>{d.text(&own("funding_deadline"), &r.funding_deadline, DATE)}</div>
            <div>{d.text(&own("admission_deadline"), &r.admission_deadline, DATE)}</div>
        </div>
        {d.text(&own("capacity"), &r.capacity, NUMBER)}
        {d.text(&own("apply_url"), &r.apply_url, URL.optional())}
        {d.text(&own("application_code"), &r.application_code,
            TEXT.optional().hint(w.hint_application_code).width(16))}
        {gatherings(d, name, r)}
    }
    .into_any()
}
