//! Names of an offer's fields, said the same on the editor's page, in summaries of faults, in review and on
//! the public page.

use super::{Themes, Words, fill, words};
use crate::catalogue::model::Theme;
use crate::shared::lang::Lang;

words! {
    pub struct OfferFields {
        title: "Tittel" | "Tittel" | "Title";
        code: "Emne- eller programkode" | "Emne- eller programkode" | "Course or programme code";
        credits: "Studiepoeng" | "Studiepoeng" | "Credits";
        subject: "Fag" | "Fag" | "Subject";
        summary: "Kort om tilbudet" | "Kort om tilbodet" | "In short";
        text_lang: "Språket teksten er skrevet på" | "Språket teksten er skriven på" | "Language the text is written in";
        stage_from: "Fra trinn" | "Frå trinn" | "From year";
        stage_to: "Til trinn" | "Til trinn" | "To year";
        groups: "Målgrupper" | "Målgrupper" | "Target groups";
        delivery: "Studieform" | "Studieform" | "Form of study";
        teaching_language: "Undervisningsspråk" | "Undervisningsspråk" | "Language of instruction";
        places: "Undervisningssteder" | "Undervisningsstader" | "Places of teaching";
        counties: "Fylker" | "Fylke" | "Counties";
        content: "Innhold" | "Innhald" | "Content";
        knowledge: "Kunnskap" | "Kunnskap" | "Knowledge";
        skills: "Ferdigheter" | "Ferdigheiter" | "Skills";
        competence: "Generell kompetanse" | "Generell kompetanse" | "General competence";
        modules: "Emner" | "Emne" | "Modules";
        module: "Emne {n}" | "Emne {n}" | "Module {n}";
        module_code: "Emnekode" | "Emnekode" | "Module code";
        themes: "Gjennomgående temaer" | "Gjennomgåande tema" | "Cross-cutting themes";
        passage: "Slik dekkes temaet" | "Slik blir temaet dekt" | "How the theme is served";
        outcome: "Nummer på læringsutbyttet" | "Nummer på læringsutbytet" | "Number of the learning outcome";
        citations: "Forskningsgrunnlag" | "Forskingsgrunnlag" | "Research basis";
        citation: "Publikasjon {n}" | "Publikasjon {n}" | "Publication {n}";
        authors: "Forfattere" | "Forfattarar" | "Authors";
        year: "Utgivelsesår" | "Utgivingsår" | "Year of publication";
        source: "Tidsskrift eller forlag" | "Tidsskrift eller forlag" | "Journal or publisher";
        doi: "DOI eller ISBN" | "DOI eller ISBN" | "DOI or ISBN";
        practice: "Utprøving og deling på egen skole" | "Utprøving og deling på eigen skule" | "Trying out and sharing at one's own school";
        exam: "Vurdering og eksamen" | "Vurdering og eksamen" | "Assessment and exam";
        admission: "Opptakskrav" | "Opptakskrav" | "Admission requirements";
        funding: "Finansiering" | "Finansiering" | "Funding";
        price: "Pris i kroner" | "Pris i kroner" | "Price in kroner";
        contact_name: "Kontaktperson" | "Kontaktperson" | "Contact person";
        contact_email: "E-post til kontakten" | "E-post til kontakten" | "E-mail of the contact";
        institutions: "Institusjoner som gir studiet sammen" | "Institusjonar som gir studiet saman" | "Institutions that give the study together";
        institution: "Samarbeidsinstitusjon {n}" | "Samarbeidsinstitusjon {n}" | "Partner institution {n}";
        partners: "I samarbeid med" | "I samarbeid med" | "Together with";
        ranking: "Rangering av søkere" | "Rangering av søkjarar" | "Ranking of applicants";
        materials: "Litteratur og utstyr" | "Litteratur og utstyr" | "Literature and equipment";
        translations: "På flere språk" | "På fleire språk" | "In more languages";
        requires: "Bygger på emne nummer" | "Byggjer på emne nummer" | "Builds on module number";
        rests: "Underbygger læringsutbytte nummer" | "Underbyggjer læringsutbyte nummer" | "Supports learning outcome number";
        application_code: "Søknadskode" | "Søknadskode" | "Application code";
        compulsory: "Oppmøte" | "Oppmøte" | "Attendance";
        source_url: "Nettside for tilbudet" | "Nettside for tilbodet" | "Web page of the offer";
        semester: "Semester" | "Semester" | "Semester";
        starts_on: "Studiestart" | "Studiestart" | "Start of study";
        ends_on: "Studieslutt" | "Studieslutt" | "End of study";
        funding_deadline: "Frist hos direktoratet, for vikar eller stipend" | "Frist hos direktoratet, for vikar eller stipend" | "Deadline at the directorate, for substitute or stipend";
        admission_deadline: "Frist hos institusjonen, for studieplass" | "Frist hos institusjonen, for studieplass" | "Deadline at the institution, for a place";
        capacity: "Studieplasser" | "Studieplassar" | "Places";
        apply_url: "Lenke til søknad" | "Lenkje til søknad" | "Link to application";
        run: "Gjennomføring {n}" | "Gjennomføring {n}" | "Run {n}";
        runs: "Flere gjennomføringer" | "Fleire gjennomføringar" | "More runs";
        gatherings: "Samlinger" | "Samlingar" | "Gatherings";
        gathering: "Samling {n}" | "Samling {n}" | "Gathering {n}";
        from: "Fra og med" | "Frå og med" | "From";
        to: "Til og med" | "Til og med" | "To";
        place: "Sted" | "Stad" | "Place";
        bokmaal: "bokmål" | "bokmål" | "Bokmål";
        nynorsk: "nynorsk" | "nynorsk" | "Nynorsk";
        english: "engelsk" | "engelsk" | "English";
        northern_sami: "nordsamisk" | "nordsamisk" | "Northern Sámi";
    }
}

/// The first letter small, unless the word is written in capitals: `Emne 2: tittel`, but `Publikasjon 1: DOI`.
fn inside(label: &str) -> String {
    let mut chars = label.chars();
    match (chars.next(), chars.clone().next()) {
        (Some(first), Some(second)) if !second.is_uppercase() => first.to_lowercase().chain(chars).collect(),
        _ => label.to_owned(),
    }
}

/// The first letter large: `Engelsk: opptakskrav`.
fn leading(word: &str) -> String {
    let mut chars = word.chars();
    let first = chars.next().into_iter().flat_map(char::to_uppercase);
    first.chain(chars).collect()
}

impl OfferFields {
    /// A language as it is called in running text.
    #[must_use]
    pub const fn language(&self, language: Lang) -> &'static str {
        match language {
            Lang::Nb => self.bokmaal,
            Lang::Nn => self.nynorsk,
            Lang::En => self.english,
            Lang::Se => self.northern_sami,
        }
    }

    /// The label of a field that stands alone, by its name in the form; nothing for other names.
    #[must_use]
    pub fn plain(&self, name: &str) -> Option<&'static str> {
        Some(match name {
            "title" => self.title,
            "code" => self.code,
            "credits" => self.credits,
            "subject" => self.subject,
            "summary" => self.summary,
            "text_lang" => self.text_lang,
            "stage_from" => self.stage_from,
            "stage_to" => self.stage_to,
            "groups" => self.groups,
            "delivery" => self.delivery,
            "teaching_language" => self.teaching_language,
            "places" => self.places,
            "counties" => self.counties,
            "content" => self.content,
            "knowledge" => self.knowledge,
            "skills" => self.skills,
            "competence" => self.competence,
            "modules" => self.modules,
            "themes" => self.themes,
            "citations" => self.citations,
            "practice" => self.practice,
            "exam" => self.exam,
            "admission" => self.admission,
            "funding" => self.funding,
            "price" => self.price,
            "contact_name" => self.contact_name,
            "contact_email" => self.contact_email,
            "source_url" => self.source_url,
            "institutions" => self.institutions,
            "partners" => self.partners,
            "ranking" => self.ranking,
            "materials" => self.materials,
            "translations" => self.translations,
            "runs" => self.runs,
            _ => return None,
        })
    }

    /// The label of a part of the run: `starts_on`, `gatherings`.
    #[must_use]
    pub fn run(&self, part: &str) -> Option<&'static str> {
        Some(match part {
            "semester" => self.semester,
            "starts_on" => self.starts_on,
            "ends_on" => self.ends_on,
            "funding_deadline" => self.funding_deadline,
            "admission_deadline" => self.admission_deadline,
            "capacity" => self.capacity,
            "apply_url" => self.apply_url,
            "application_code" => self.application_code,
            "gatherings" => self.gatherings,
            _ => return None,
        })
    }

    /// The label of a part of a row: of a module, theme, publication or gathering.
    #[must_use]
    pub fn part(&self, list: &str, part: &str) -> Option<&'static str> {
        Some(match (list, part) {
            ("modules", "code") => self.module_code,
            ("modules" | "citations", "title") => self.title,
            // Called as what they translate.
            ("translations", part) => return self.plain(part),
            ("modules", "requires") => self.requires,
            ("citations", "outcomes") => self.rests,
            ("modules", "credits") => self.credits,
            ("themes", "passage") => self.passage,
            ("themes", "outcome") => self.outcome,
            ("citations", "authors") => self.authors,
            ("citations", "year") => self.year,
            ("citations", "source") => self.source,
            ("citations", "doi") => self.doi,
            ("gatherings", "from") => self.from,
            ("gatherings", "to") => self.to,
            ("gatherings", "place") => self.place,
            ("gatherings", "compulsory") => self.compulsory,
            _ => return None,
        })
    }
}

impl Words {
    /// Names of an offer's fields.
    #[must_use]
    pub const fn fields(&self) -> &'static OfferFields {
        OfferFields::of(self.lang)
    }

    /// A language as it is called in running text; where one chooses it, it goes by its own name.
    #[must_use]
    pub const fn language(&self, language: Lang) -> &'static str {
        self.fields().language(language)
    }

    /// The words for a field by its name in a fault: `modules[1][title]` is «Emne 2: tittel».
    ///
    /// A name nobody knows is given back as it is.
    #[must_use]
    pub fn offer_field(&self, field: &str) -> String {
        field_in(self.lang, field)
    }
}

/// As `Words::offer_field`, for a browser that has no other words.
#[must_use]
pub fn field_in(lang: Lang, field: &str) -> String {
    let w = OfferFields::of(lang);
    let parts: Vec<&str> = field.split('[').map(|p| p.trim_end_matches(']')).collect();
    let row = |name: &str, index: &str| {
        let n = index
            .parse::<usize>()
            .map_or_else(|_| index.to_owned(), |i| (i + 1).to_string());
        fill(name, &[("n", &n)])
    };
    // The first run stands alone, so that these are counted from the second.
    let further = |index: &str| {
        let n = index.parse::<usize>().map_or(0, |i| i + 2);
        fill(w.run, &[("n", &n.to_string())])
    };
    let in_row =
        |row: String, list: &str, part: &str| Some(format!("{row}: {}", inside(w.part(list, part)?)));
    let language = |of: Lang| leading(w.language(of));
    let said = match *parts.as_slice() {
        [name] => w.plain(name).map(str::to_owned),
        ["run", part] => w.run(part).map(str::to_owned),
        ["runs", i] => Some(further(i)),
        ["runs", i, part] => w
            .run(part)
            .map(|label| format!("{}: {}", further(i), inside(label))),
        ["runs", i, "gatherings", g] => Some(format!("{}: {}", further(i), row(w.gathering, g))),
        ["runs", i, "gatherings", g, part] => in_row(
            format!("{}: {}", further(i), row(w.gathering, g)),
            "gatherings",
            part,
        ),
        ["run", "gatherings", i] => Some(row(w.gathering, i)),
        ["institutions", i] => Some(row(w.institution, i)),
        ["modules", i] => Some(row(w.module, i)),
        ["citations", i] => Some(row(w.citation, i)),
        ["run", "gatherings", i, part] => in_row(row(w.gathering, i), "gatherings", part),
        ["modules", i, part] => in_row(row(w.module, i), "modules", part),
        ["citations", i, part] => in_row(row(w.citation, i), "citations", part),
        ["translations", code, part] => {
            Lang::from_code(code).and_then(|of| in_row(language(of), "translations", part))
        }
        ["translations", code, "themes", theme] => Lang::from_code(code)
            .zip(Theme::from_code(theme))
            .map(|(of, theme)| format!("{}: {}", language(of), inside(Themes::of(lang).name(theme)))),
        ["themes", code, part] => Theme::from_code(code)
            .and_then(|theme| in_row(Themes::of(lang).name(theme).to_owned(), "themes", part)),
        _ => None,
    };
    said.unwrap_or_else(|| field.to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_field_within_a_row_is_named_with_its_row() {
        let nb = Words::of(Lang::Nb);
        assert_eq!(nb.offer_field("modules[1][title]"), "Emne 2: tittel");
        assert_eq!(
            nb.offer_field("citations[0][doi]"),
            "Publikasjon 1: DOI eller ISBN"
        );
        assert_eq!(
            nb.offer_field("run[gatherings][2][from]"),
            "Samling 3: fra og med"
        );
        assert_eq!(
            nb.offer_field("themes[digitalisation][outcome]"),
            "Digitalisering: nummer på læringsutbyttet"
        );
        assert_eq!(Words::of(Lang::Nn).offer_field("run[capacity]"), "Studieplassar");
        assert_eq!(
            nb.offer_field("translations[en][admission]"),
            "Engelsk: opptakskrav"
        );
        assert_eq!(
            nb.offer_field("translations[se][themes][digitalisation]"),
            "Nordsamisk: digitalisering"
        );
    }

    #[test]
    fn a_name_nobody_knows_is_said_as_it_is() {
        let nb = Words::of(Lang::Nb);
        for name in [
            "",
            "x",
            "modules[æ][title]x",
            "run[gatherings]",
            "themes[x][passage]",
            "[[[",
            "]",
        ] {
            assert!(!nb.offer_field(name).is_empty() || name.is_empty());
        }
        assert_eq!(nb.offer_field("themes[x][passage]"), "themes[x][passage]");
    }
}
