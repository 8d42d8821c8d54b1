//! The results and comparison pages as a browser without script gets them.

mod told;

use super::*;
use crate::catalogue::model::{
    Delivery, Funding, Institution, OfferPlan, Place, Quality, Run, RunPlan, RunStatus, StageRange, Subject,
    TargetGroup, TeachingLanguage, Version, VersionState,
};
use crate::evaluation::model::Estimate;
use crate::search::model::{Facet, FacetCount, Hit, Rating};
use crate::search::stretch::Stretch;
use crate::shared::fault::Problem;
use crate::shared::ids::{InstitutionId, OfferId, RunId, VersionId};
use crate::shared::lang::Lang;
use crate::shared::time::StudyYear;
use crate::shared::ui::drawn::html;
use crate::shared::units::Credits;

fn day(y: i32, m: u32, d: u32) -> Date {
    Date::from_ymd_opt(y, m, d).unwrap()
}

pub(crate) fn reference() -> Reference {
    let institution = |id, short: &str, name: &str, dbh: &str| Institution {
        id: InstitutionId(id),
        short_name: short.into(),
        name: name.into(),
        other_names: String::new(),
        dbh_code: dbh.into(),
        counties: vec![],
        website: String::new(),
    };
    let subject = |code: &str, nb: &str, nn: &str| Subject {
        code: code.into(),
        nb: nb.into(),
        nn: nn.into(),
        en: nb.into(),
    };
    Reference {
        institutions: vec![
            institution(1, "OsloMet", "OsloMet – storbyuniversitetet", "1175"),
            institution(2, "HVL", "Høgskulen på Vestlandet", "0238"),
        ],
        subjects: vec![
            subject("matematikk", "Matematikk", "Matematikk"),
            subject("veiledning", "Veiledning", "Rettleiing"),
        ],
        places: vec![Place {
            code: "46".into(),
            name: "Vestland".into(),
            full_name: "Vestland".into(),
        }],
        rules: crate::advice::rules::tests::some_rules(),
    }
}

/// 4,3 by 41 of 63 participants in two years.
pub(crate) fn rating() -> Quality {
    Quality {
        estimate: Estimate {
            mean: 4.26,
            low: 4.0,
            high: 4.5,
            beyond: None,
        },
        n: 41,
        invited: 63,
        years: (StudyYear(2025), StudyYear(2026)),
    }
}

pub(crate) fn offer(id: i64, title: &str, lang: Lang) -> OfferSummary {
    let plan = OfferPlan {
        title: title.into(),
        code: "MAT1".into(),
        credits: Some(Credits(75)),
        subject: "matematikk".into(),
        stages: StageRange::new(5, 10),
        groups: vec![TargetGroup::Teachers],
        delivery: vec![Delivery::Online],
        text_lang: lang,
        summary: "Kort om <tilbudet>".into(),
        price_ore: Some(0),
        places: vec!["Oslo".into()],
        ..OfferPlan::titled("")
    };
    let version = Version {
        id: VersionId(id),
        offer: OfferId(id),
        institution: InstitutionId(1),
        year: StudyYear(2026),
        state: VersionState::Published,
        revision: 1,
        is_demo: true,
        plan,
        published_at: None,
        withdrawn_reason: String::new(),
        withdrawn_on: None,
    };
    let plan = RunPlan {
        starts_on: Some(day(2027, 8, 20)),
        admission_deadline: Some(day(2027, 3, 1)),
        ..RunPlan::default()
    };
    let run = Run {
        id: RunId(id),
        version: VersionId(id),
        offer: OfferId(id),
        plan,
        mark: None,
        marked: Default::default(),
        is_demo: true,
    };
    OfferSummary {
        version,
        runs: vec![run],
        quality: None,
    }
}

fn results(lang: Lang, pairs: &[(&str, &str)], page: SearchPage) -> (Results, Vec<FieldFault>) {
    let reference = reference();
    let pairs = pairs
        .iter()
        .map(|(n, v)| ((*n).to_owned(), (*v).to_owned()))
        .collect();
    let (query, faults) = SearchForm { pairs }.check(|f, v| f.has_value(v, &reference));
    let results = Results {
        words: Words::of(lang),
        reference: reference.into(),
        query,
        page,
        today: day(2027, 2, 17),
        keeping: Keeping::nothing(Words::of(lang), "https://videre.example"),
    };
    (results, faults)
}

fn found(total: u64) -> SearchPage {
    let count = |value: &str, count| FacetCount {
        value: value.into(),
        count,
    };
    SearchPage {
        total,
        page: 1,
        hits: vec![Hit::plain(OfferId(1), 1.0)],
        facets: [
            (
                Facet::Subject,
                vec![count("matematikk", 23), count("veiledning", 2)],
            ),
            (Facet::Theme, vec![count("assessment", 4)]),
        ]
        .into(),
        ..SearchPage::default()
    }
}

fn draw(lang: Lang, pairs: &[(&str, &str)], page: SearchPage, offers: &[OfferSummary]) -> String {
    let (results, faults) = results(lang, pairs, page);
    html(|| {
        body(
            &results,
            &faults,
            offers,
            vec![("/nb/tilbud?fag=matematikk".into(), "Matematikk".into())],
        )
    })
}

#[test]
fn a_card_says_when_to_apply_and_what_is_invented() {
    let html = draw(Lang::Nb, &[], found(1), &[offer(1, "Matematikk 1", Lang::Nn)]);
    for said in [
        "href=\"/nb/tilbud/1\" lang=\"nn\"",
        "<time datetime=\"2027-03-01\">1. mars 2027</time>",
        "12 dager igjen",
        "7,5",
        "5–10",
        "Kort om &lt;tilbudet&gt;",
        "data-state=\"open\"",
        "class=\"demo-mark\"",
        "name=\"tilbud\" value=\"1\"",
        "form=\"sammenlign\"",
    ] {
        assert!(html.contains(said), "{said} in {html}");
    }
}

#[test]
fn every_facet_is_drawn_with_its_counts_and_what_is_chosen_of_it_as_a_chip() {
    let value = |facet: Facet| match facet {
        Facet::Subject => "matematikk",
        Facet::Stage => "5-7",
        Facet::Theme => "assessment",
        Facet::Institution => "1175",
        Facet::County => "46",
        Facet::Delivery => Delivery::Online.code(),
        Facet::Language => TeachingLanguage::Norwegian.code(),
        Facet::Group => TargetGroup::Teachers.code(),
        Facet::Funding => Funding::Scheme.code(),
        Facet::Status => RunStatus::Open.code(),
    };
    let counted = |facet: &Facet| {
        let one = FacetCount {
            value: value(*facet).into(),
            count: 7,
        };
        (*facet, vec![one])
    };
    let page = SearchPage {
        facets: Facet::ALL.iter().map(counted).collect(),
        ..found(7)
    };
    let asked: Vec<(&str, &str)> = Facet::ALL.iter().map(|f| (f.code(), value(*f))).collect();
    let html = draw(Lang::Nb, &asked, page, &[]);
    let (words, reference) = (Words::of(Lang::Nb), reference());
    for facet in Facet::ALL {
        let (code, value) = (facet.code(), value(*facet));
        let name = words.facet_value(*facet, value, &reference);
        let box_of = format!("name=\"{code}\" value=\"{value}\" checked");
        assert!(html.contains(&box_of), "{box_of} in {html}");
        assert!(html.contains(words.search.facet(*facet)), "{facet:?}");
        // Beside the box, and as a chip.
        assert!(html.matches(&name).count() >= 2, "{name} in {html}");
    }
    assert_eq!(html.matches("<span class=\"facet__count\">7</span>").count(), 10);
}

#[test]
fn a_rating_is_chosen_by_its_lower_end_kept_by_the_other_forms_and_shown_with_its_doubt() {
    let page = SearchPage {
        ranges: Rating::ALL
            .iter()
            .map(|r| (Stretch::Quality(*r), u64::from(*r < Rating::FourHalf)))
            .collect(),
        ..found(1)
    };
    let mut rated = offer(1, "Matematikk 1", Lang::Nb);
    rated.quality = Some(Quality {
        estimate: Estimate {
            mean: 4.3,
            low: 4.0,
            high: 4.6,
            beyond: None,
        },
        n: 14,
        invited: 30,
        years: (StudyYear(2025), StudyYear(2025)),
    });
    let asked = [("kvalitet_min", "4"), ("sorter", "kvalitet")];
    let html = draw(Lang::Nb, &asked, page, &[rated]);
    for said in [
        "3,5 av 5 eller mer",
        "Vurdering 4,0 av 5 eller mer",
        "4,3 av 5, trolig mellom 4,0 og 4,6 (14 svar)",
        "har ikke noe tall og står sist",
        "/nb/tilbud?kvalitet_min=3%2C5&amp;sorter=kvalitet",
    ] {
        assert!(html.contains(said), "{said} in {html}");
    }
    assert!(
        !html.contains("4,5 av 5 eller mer"),
        "what gives nothing is not offered"
    );
    let document = scraper::Html::parse_fragment(&html);
    let kept = scraper::Selector::parse("form.facets__form input[name=kvalitet_min][value='4']").unwrap();
    assert_eq!(document.select(&kept).count(), 1);
}

#[test]
fn every_form_keeps_what_the_others_have_chosen() {
    let asked = [
        ("q", "norsk & mer"),
        ("fag", "matematikk"),
        ("stp_min", "15"),
        ("sorter", "frist"),
    ];
    let html = draw(Lang::Nn, &asked, found(45), &[offer(1, "Matematikk 1", Lang::Nn)]);
    let document = scraper::Html::parse_fragment(&html);
    let names = |within: &str| -> Vec<String> {
        let fields = scraper::Selector::parse(&format!("{within}[type=hidden]")).unwrap();
        document
            .select(&fields)
            .filter_map(|f| f.value().attr("name"))
            .map(str::to_owned)
            .collect()
    };
    assert_eq!(names("#resultater input[form=sok]"), ["fag", "stp_min", "sorter"]);
    let search_form = scraper::Selector::parse("form.search-form#sok").unwrap();
    assert_eq!(document.select(&search_form).count(), 1);
    assert_eq!(names("form.facets__form input"), ["q", "sorter"]);
    assert_eq!(names("form.sort-row__order input"), ["q", "fag", "stp_min"]);
    // A chip is the same search without its choice, and the pager the same search on another page.
    assert!(
        html.contains("href=\"/nn/tilbud?q=norsk+%26+mer&amp;fag=matematikk&amp;sorter=frist\""),
        "{html}"
    );
    assert!(html.contains("&amp;side=3\""), "{html}");
    assert!(html.contains("aria-current=\"page\">1</a>"));
    assert!(html.contains("value=\"matematikk\" checked"));
}

#[test]
fn every_control_has_a_name_and_ids_are_unique() {
    let offers = [
        offer(1, "Matematikk 1", Lang::Nb),
        offer(2, "Matematikk 2", Lang::Nb),
    ];
    let html = draw(Lang::Nb, &[("q", "matte"), ("trinn", "5-7")], found(2), &offers);
    let document = scraper::Html::parse_fragment(&html);
    let all = |selector: &str| scraper::Selector::parse(selector).unwrap();
    let mut ids = std::collections::HashSet::new();
    for element in document.select(&all("[id]")) {
        let id = element.value().attr("id").unwrap_or_default();
        assert!(ids.insert(id), "{id} stands twice");
    }
    let labelled: Vec<_> = document
        .select(&all("label[for]"))
        .filter_map(|l| l.value().attr("for"))
        .collect();
    for field in document.select(&all("input:not([type=hidden]), select")) {
        let value = field.value();
        let inside = field
            .ancestors()
            .any(|a| a.value().as_element().is_some_and(|e| e.name() == "label"));
        let by_id = value.attr("id").is_some_and(|id| labelled.contains(&id));
        assert!(inside || by_id || value.attr("aria-label").is_some(), "{value:?}");
    }
    assert!(
        !html.contains("style=") && !html.contains("role=\"combobox\""),
        "no script, no combobox"
    );
}

#[test]
fn what_cannot_be_used_is_named_on_the_page() {
    let html = draw(
        Lang::Nb,
        &[("hund", "1"), ("stp_min", "mange")],
        found(1),
        &[offer(1, "M", Lang::Nb)],
    );
    assert!(
        html.contains("<code>hund</code>") && html.contains("<code>stp_min</code>"),
        "{html}"
    );
    assert!(html.contains(&Words::of(Lang::Nb).problem(&Problem::NotANumber)));
}
