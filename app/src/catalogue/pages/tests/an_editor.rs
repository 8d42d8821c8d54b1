//! The editor: what it shows, posts back, and gives back.

use super::*;

fn draft(form: OfferForm, state: VersionState) -> DraftPage {
    let missing = form.check(&SUBJECTS, &COUNTIES).err().unwrap_or_default();
    DraftPage {
        version: version(state),
        hand: Hand::Answers,
        partners: vec![],
        institution: institution(),
        form,
        missing,
        reasons: vec![],
    }
}

fn page_of(draft: &DraftPage, returned: Option<&(OfferForm, Vec<FieldFault>)>) -> Html {
    page_among(&reference(), draft, returned)
}

fn page_among(
    reference: &Reference,
    draft: &DraftPage,
    returned: Option<&(OfferForm, Vec<FieldFault>)>,
) -> Html {
    let words = Words::of(Lang::Nb);
    drawn(|| {
        editor_view(Editor {
            words,
            page: draft,
            reference,
            returned,
            conflict: None,
        })
    })
}

/// What the server function is given.
#[derive(Deserialize)]
struct Posted {
    version: VersionId,
    seen: i64,
    form: OfferForm,
}

/// What a browser without script posts from the page, read as the server reads it.
fn posted(page: &Html) -> Posted {
    let mut pairs = vec![];
    for field in select(page, "form.form [name]") {
        let name = field.attr("name").unwrap().to_owned();
        match field.value().name() {
            "textarea" => pairs.push((name, field.text().collect::<String>())),
            "select" => {
                let chosen = Selector::parse("option[selected]").unwrap();
                let chosen = field.select(&chosen).next().and_then(|o| o.attr("value"));
                pairs.push((name, chosen.unwrap_or_default().to_owned()));
            }
            _ if field.attr("type") == Some("checkbox") && field.attr("checked").is_none() => {}
            _ => pairs.push((name, field.attr("value").unwrap_or_default().to_owned())),
        }
    }
    // The same encoding and the same reader as a posted server function.
    let body = crate::path::with_query("", pairs);
    serde_qs::Config::new(5, false)
        .deserialize_str(body.trim_start_matches('?'))
        .unwrap()
}

#[test]
fn posts_back_exactly_what_it_shows() {
    let mut form = complete();
    form.title = "Får & «ål» <b>[0]=1</b>".into();
    form.content = "Første linje\nandre linje & </textarea> slutt".into();
    form.run.gatherings.push(GatheringForm {
        from: "2027-10-25".into(),
        ..GatheringForm::default()
    });
    let back = posted(&page_of(&draft(form.clone(), VersionState::Draft), None));
    assert_eq!(back.form.without_blank_rows(), form);
    assert_eq!((back.version, back.seen), (VersionId(12), 4));
}

#[test]
fn an_empty_one_posts_an_empty_form() {
    let back = posted(&page_of(&draft(OfferForm::default(), VersionState::Draft), None));
    let mut form = back.form.without_blank_rows();
    form.themes.retain(|_, theme| *theme != Default::default());
    assert_eq!(form, OfferForm::default());
}

#[test]
fn every_fault_leads_to_its_field_in_the_order_of_the_page() {
    let form = OfferForm::default();
    let faults = form.check(&SUBJECTS, &COUNTIES).unwrap_err();
    let returned = (form.clone(), faults.clone());
    let page = page_of(&draft(form, VersionState::Draft), Some(&returned));
    let links: Vec<_> = select(&page, "#error-summary a")
        .iter()
        .map(|a| a.attr("href").unwrap())
        .collect();
    assert_eq!(links.len(), faults.len());
    let ids: Vec<_> = select(&page, "form [id]")
        .iter()
        .map(|e| e.attr("id").unwrap())
        .collect();
    let places: Vec<_> = links
        .iter()
        .map(|l| {
            ids.iter()
                .position(|id| *id == l.trim_start_matches('#'))
                .unwrap()
        })
        .collect();
    assert!(places.is_sorted(), "{links:?}");
    let summary = all_text(&page);
    assert!(
        summary.contains("Emne 1: tittel : Legg inn minst ett emne."),
        "{summary}"
    );
}

#[test]
fn what_is_missing_is_listed_quietly_before_it_is_demanded() {
    let form = OfferForm {
        exam: String::new(),
        ..complete()
    };
    let page = page_of(&draft(form, VersionState::Draft), None);
    assert!(select(&page, "[role=alert]").is_empty());
    assert!(select(&page, "[aria-invalid]").is_empty());
    assert_eq!(
        text(select(&page, ".completeness__text")[0]),
        "11 av 12 deler er ferdige"
    );
    let missing: Vec<_> = select(&page, ".checklist__note a")
        .into_iter()
        .map(text)
        .collect();
    assert_eq!(missing, ["Vurdering og eksamen"]);
}

#[test]
fn keeps_what_was_typed_when_a_colleague_was_faster() {
    let typed = OfferForm {
        title: "Min tittel".into(),
        ..complete()
    };
    let page = page_of(
        &draft(complete(), VersionState::Draft),
        Some(&(typed.clone(), vec![])),
    );
    assert!(all_text(&page).contains("Noen andre har endret utkastet"));
    let back = posted(&page);
    assert_eq!(back.form.without_blank_rows(), typed);
    assert_eq!(back.seen, 4, "saving again must be possible");
}

#[test]
fn shows_the_reviewers_reasons_beside_their_fields() {
    let mut page = draft(complete(), VersionState::Returned);
    let reason = |field: &str, reason: &str| Reason {
        field: field.into(),
        criterion: Texts {
            nb: "Kravet".into(),
            ..Texts::default()
        },
        reason: reason.into(),
    };
    page.reasons = vec![
        reason("exam", "Eksamen er uklar."),
        reason("citations", "For gamle kilder."),
    ];
    let page = page_of(&page, None);
    let practice = text(select(&page, "#utproving")[0]);
    assert!(
        practice.contains("Fra kontrollen: Kravet Eksamen er uklar."),
        "{practice}"
    );
    assert!(text(select(&page, "#forskningsgrunnlag")[0]).contains("For gamle kilder."));
    let links: Vec<_> = select(&page, ".notice__body li a")
        .iter()
        .map(|a| a.attr("href").unwrap())
        .collect();
    assert_eq!(links, ["#f-exam", "#f-citations"]);
}

#[test]
fn in_review_can_only_be_read() {
    let page = page_of(&draft(complete(), VersionState::InReview), None);
    assert!(select(&page, "input, textarea, button").is_empty());
    let said = all_text(&page);
    assert!(said.contains("Direktoratet leser teksten."), "{said}");
    assert!(said.contains("Boaler, J. · 2016"), "{said}");
    assert!(said.contains("20. august 2027"), "{said}");
}

#[test]
fn gives_back_what_was_typed_when_it_can_no_longer_be_kept() {
    let typed = OfferForm {
        title: "Min tittel".into(),
        ..complete()
    };
    let page = page_of(&draft(complete(), VersionState::InReview), Some(&(typed, vec![])));
    let said = all_text(&page);
    assert!(
        said.contains("Teksten din er ikke lagret") && said.contains("Min tittel"),
        "{said}"
    );
}

#[test]
fn a_partner_institution_reads_until_it_is_let_write() {
    let mut page = draft(complete(), VersionState::Draft);
    page.hand = Hand::Reads;
    let drawn = page_of(&page, None);
    assert!(select(&drawn, "input, textarea, form").is_empty());
    assert!(all_text(&drawn).contains("Vestlandet svarer for tilbudet"));
    page.hand = Hand::Edits;
    let drawn = page_of(&page, None);
    assert_eq!(select(&drawn, "form.form").len(), 1);
    assert!(all_text(&drawn).contains("har latt dere endre teksten"));

    // Who gives it is not for her to say; what stands there is posted as it is.
    page.form.institutions = vec!["1120".into()];
    let drawn = page_of(&page, None);
    assert!(select(&drawn, "select[name^='form[institutions]']").is_empty());
    let kept = select(&drawn, "input[name='form[institutions][0]']");
    assert_eq!(kept.len(), 1);
    assert_eq!(
        (kept[0].attr("type"), kept[0].attr("value")),
        (Some("hidden"), Some("1120"))
    );
    page.hand = Hand::Answers;
    let drawn = page_of(&page, None);
    assert!(!select(&drawn, "select[name^='form[institutions]']").is_empty());
}

#[test]
fn whoever_answers_for_an_offer_says_what_the_others_may_do() {
    let mut page = draft(complete(), VersionState::Draft);
    let uib = Institution {
        id: InstitutionId(8),
        name: "Universitetet i Bergen".into(),
        ..institution()
    };
    page.partners = vec![(uib, PartnerAccess::Read)];
    let drawn = page_of(&page, None);
    assert!(text(select(&drawn, "#samarbeid")[0]).contains("Universitetet i Bergen Kan lese"));
    let said: Vec<_> = select(&drawn, "#samarbeid input")
        .iter()
        .map(|i| (i.attr("name").unwrap(), i.attr("value").unwrap()))
        .collect();
    assert_eq!(
        said,
        [
            ("version", "12"),
            ("offer", "3"),
            ("partner", "8"),
            ("access", "rediger")
        ]
    );
}

/// The label of the field with this id.
fn label_of(page: &Html, id: &str) -> String {
    text(select(page, &format!("label[for='{id}']"))[0])
}

#[test]
fn partners_are_chosen_among_the_others_each_row_by_its_number() {
    let mut reference = reference();
    reference.institutions.push(Institution {
        id: InstitutionId(8),
        name: "Universitetet i Bergen".into(),
        dbh_code: "1120".into(),
        ..institution()
    });
    let page = page_among(&reference, &draft(complete(), VersionState::Draft), None);
    let rows = select(&page, "#f-institutions select");
    let labels: Vec<_> = rows
        .iter()
        .map(|s| label_of(&page, s.attr("id").unwrap()))
        .collect();
    assert_eq!(
        labels,
        [
            "Samarbeidsinstitusjon 1 ( valgfritt )",
            "Samarbeidsinstitusjon 2 ( valgfritt )"
        ]
    );
    let codes: Vec<_> = select(&page, "#f-institutions option")
        .iter()
        .map(|o| o.attr("value").unwrap())
        .collect();
    assert_eq!(codes, ["", "1120", "", "1120"], "its own is none of them");
    let said = all_text(&page);
    assert_eq!(said.matches("vises også under disse institusjonene").count(), 1);
}

#[test]
fn a_text_in_another_language_says_which_in_its_label_and_to_the_browser() {
    let page = page_of(&draft(complete(), VersionState::Draft), None);
    let title = "f-translations-en-title";
    assert_eq!(label_of(&page, title), "Engelsk: tittel ( valgfritt )");
    assert_eq!(select(&page, &format!("#{title}"))[0].attr("lang"), Some("en"));
    assert_eq!(label_of(&page, "f-translations-nn-content"), "Nynorsk: innhold");
    let content = select(&page, "#f-translations-nn-content")[0];
    assert_eq!(content.attr("lang"), Some("nn"));
    assert_eq!(select(&page, "#f-title")[0].attr("lang"), None);
    let folds: Vec<_> = select(&page, "#f-translations summary")
        .into_iter()
        .map(text)
        .collect();
    assert_eq!(
        folds,
        [
            "Teksten på nynorsk",
            "Teksten på engelsk",
            "Teksten på nordsamisk"
        ]
    );
}

#[test]
fn a_list_of_another_length_than_the_one_it_translates_says_how_long_it_must_be() {
    let form = OfferForm {
        knowledge: "har kunnskap om algebra\nhar kunnskap om funksjoner".into(),
        ..complete()
    };
    let page = page_of(&draft(form, VersionState::Draft), None);
    let missing: Vec<_> = select(&page, ".checklist__note a")
        .into_iter()
        .map(text)
        .collect();
    assert_eq!(
        missing,
        ["Nynorsk: kunnskap: Her må det være 2 linjer, like mange som i tilbudets egen tekst."]
    );
}

#[test]
fn the_enter_key_saves_and_does_not_submit() {
    let page = page_of(&draft(complete(), VersionState::Draft), None);
    let first = select(&page, "form.form button")[0];
    assert_eq!(first.attr("formaction"), Some("/do/offer/save?lang=nb"));
}
