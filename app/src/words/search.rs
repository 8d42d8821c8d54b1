//! Words of search and comparison.

use super::{Words, fill, words};
use crate::catalogue::model::{
    Delivery, Funding, OfferPlan, Reference, RunPlan, RunStatus, StageBand, StageRange, TargetGroup,
    TeachingLanguage, Theme,
};
use crate::search::credit_span::CreditSpan;
use crate::search::model::{Facet, Rating, Sort};
use crate::shared::time::{Date, date_words};
use crate::shared::units::{Credits, decimal};

words! {
    pub struct Search {
        title: "Finn studietilbud" | "Finn studietilbod" | "Find study offers";
        label: "Søk etter fag, tema, sted eller institusjon" | "Søk etter fag, tema, stad eller institusjon" | "Search by subject, theme, place or institution";
        button: "Søk" | "Søk" | "Search";
        suggestions: "Forslag" | "Forslag" | "Suggestions";
        kind_subject: "fag" | "fag" | "subject";
        kind_institution: "institusjon" | "institusjon" | "institution";
        kind_offer: "studietilbud" | "studietilbod" | "study offer";
        understood: "Forstått som" | "Forstått som" | "Understood as";
        understood_code: "kode {value}" | "kode {value}" | "code {value}";
        understood_phrase: "«{value}» samlet" | "«{value}» samla" | "“{value}” together";
        understood_own: "du har eller mangler {credits}" | "du har eller manglar {credits}" | "you have or lack {credits}";
        understood_remove: "Søk uten" | "Søk utan" | "Search without";
        understood_unquote: "Søk uten anførselstegnene i" | "Søk utan hermeteikna i" | "Search without the quotation marks in";
        understood_as_typed: "Søk etter ordene slik du skrev dem:" | "Søk etter orda slik du skreiv dei:" | "Search for the words as you typed them:";
        quoted: "«{word}»" | "«{word}»" | "“{word}”";
        relaxed_any: "Ingen tilbud har alt dette: {words}. Her er tilbud som har noe av det." | "Ingen tilbod har alt dette: {words}. Her er tilbod som har noko av det." | "No offer has all of these: {words}. These offers have some of them.";
        relaxed_without: "Ingen tilbud passer med {words} i tillegg til resten. Her er treffene uten." | "Ingen tilbod passar med {words} i tillegg til resten. Her er treffa utan." | "No offer matches {words} as well as the rest. These are the results without.";
        relaxed_unquoted: "Ingen tilbud passer med {words} ord for ord. Her er treffene uten anførselstegnene." | "Ingen tilbod passar med {words} ord for ord. Her er treffa utan hermeteikna." | "No offer matches {words} word for word. These are the results without the quotation marks.";
        relaxed_nearby: "Ingen tilbud nevner {words}. Her er tilbud om noe i nærheten: {instead}." | "Ingen tilbod nemner {words}. Her er tilbod om noko i nærleiken: {instead}." | "No offer mentions {words}. Here are offers on something close to it: {instead}.";
        relaxed_filter: "Ingen tilbud passer med det du har valgt under {filter}. Her er treffene uten det." | "Ingen tilbod passar med det du har valt under {filter}. Her er treffa utan det." | "No offer matches your choice under {filter}. These are the results without it.";
        also: "Prøv også" | "Prøv òg" | "Also try";
        similar: "Lignende tilbud" | "Liknande tilbod" | "Similar offers";
        suggested_deadline: "{offer}, søknadsfrist {date}" | "{offer}, søknadsfrist {date}" | "{offer}, deadline {date}";
        hits: "Treff" | "Treff" | "Results";
        one_hit: "1 studietilbud" | "1 studietilbod" | "1 study offer";
        n_hits: "{n} studietilbud" | "{n} studietilbod" | "{n} study offers";
        on_page: "{count}, side {n} av {last}" | "{count}, side {n} av {last}" | "{count}, page {n} of {last}";
        waiting: "Henter treff" | "Hentar treff" | "Fetching results";
        no_hits: "Ingen studietilbud" | "Ingen studietilbod" | "No study offers";
        meant: "Mente du" | "Meinte du" | "Did you mean";
        meant_shown: "? Ikke alle ordene finnes i tilbudene, så søket ser etter ord som ligner." | "? Ikkje alle orda finst i tilboda, så søket ser etter ord som liknar." | "? Not all of the words are in any offer, so the search looks for those like them.";
        meant_literally: "Søk bare etter" | "Søk berre etter" | "Search only for";
        cut: "Søket tok for lang tid og ble stoppet: Det kan finnes flere tilbud enn de som vises her, og tallene på valgene kan være for lave. Skriv færre eller mer presise ord." | "Søket tok for lang tid og vart stoppa: Det kan finnast fleire tilbod enn dei som er viste her, og tala på vala kan vere for låge. Skriv færre eller meir presise ord." | "The search took too long and was stopped: there may be more offers than those shown here, and the counts beside the choices may be too low. Type fewer or more precise words.";
        reduced: "Søket er midlertidig forenklet: Ordene letes bare etter i titlene, akkurat slik de er skrevet, og listen er uten rangering og uten tall på valgene. Prøv igjen om litt." | "Søket er mellombels forenkla: Orda blir berre leita etter i titlane, akkurat slik dei er skrivne, og lista er utan rangering og utan tal på vala. Prøv igjen om litt." | "Search is temporarily simplified: words are looked for in titles only, exactly as written, and the list has no ranking and no counts. Try again in a while.";
        unapplied: "Disse valgene er ikke tatt hensyn til: {filters}." | "Desse vala er det ikkje teke omsyn til: {filters}." | "These choices have not been applied: {filters}.";
        ignored: "Noe i adressen kunne ikke brukes" | "Noko i adressa kunne ikkje brukast" | "Something in the address could not be used";
        ignored_rest: "Resten av søket gjelder." | "Resten av søket gjeld." | "The rest of the search applies.";

        skip_hits: "Hopp til treffene" | "Hopp til treffa" | "Skip to results";
        narrow: "Avgrens søket" | "Avgrens søket" | "Narrow the search";
        n_chosen: "{n} valgt" | "{n} valde" | "{n} chosen";
        facet_subject: "Fag" | "Fag" | "Subject";
        facet_stage: "Trinn" | "Trinn" | "Stage";
        facet_theme: "Gjennomgående tema" | "Gjennomgåande tema" | "Cross-cutting theme";
        facet_institution: "Institusjon" | "Institusjon" | "Institution";
        facet_county: "Fylke" | "Fylke" | "County";
        facet_delivery: "Studieform" | "Studieform" | "Form of study";
        facet_language: "Undervisningsspråk" | "Undervisningsspråk" | "Language of instruction";
        facet_group: "Målgruppe" | "Målgruppe" | "Target group";
        facet_funding: "Finansiering" | "Finansiering" | "Funding";
        facet_status: "Status" | "Status" | "Status";
        stage_lower: "1.–4. trinn" | "1.–4. trinn" | "Stages 1–4";
        stage_middle: "5.–7. trinn" | "5.–7. trinn" | "Stages 5–7";
        stage_lower_secondary: "8.–10. trinn" | "8.–10. trinn" | "Stages 8–10";
        stage_upper_secondary: "Videregående, 11–13" | "Vidaregåande, 11–13" | "Upper secondary, 11–13";
        more: "Vis {n} til" | "Vis {n} til" | "Show {n} more";
        credits: "Studiepoeng" | "Studiepoeng" | "Credits";
        start: "Oppstart" | "Oppstart" | "Start";
        deadline: "Søknadsfrist" | "Søknadsfrist" | "Application deadline";
        from: "Fra" | "Frå" | "From";
        to: "til" | "til" | "to";
        on_or_after: "Tidligst" | "Tidlegast" | "Earliest";
        show: "Vis treff" | "Vis treff" | "Show results";
        clear: "Nullstill" | "Nullstill" | "Clear";
        you_chose: "Du har valgt" | "Du har valt" | "You have chosen";
        remove: "Fjern" | "Fjern" | "Remove";
        remove_all: "Fjern alle" | "Fjern alle" | "Remove all";
        chip_credits_min: "Minst {value} studiepoeng" | "Minst {value} studiepoeng" | "At least {value} credits";
        chip_credits_max: "Høyst {value} studiepoeng" | "Høgst {value} studiepoeng" | "At most {value} credits";
        chip_starts_from: "Oppstart fra {value}" | "Oppstart frå {value}" | "Start from {value}";
        chip_starts_to: "Oppstart til {value}" | "Oppstart til {value}" | "Start until {value}";
        chip_deadline: "Frist tidligst {value}" | "Frist tidlegast {value}" | "Deadline {value} or later";
        chip_deadline_before: "Frist senest {value}" | "Frist seinast {value}" | "Deadline {value} or earlier";
        on_or_before: "Senest" | "Seinast" | "Latest";
        below_credits: "under {n} studiepoeng" | "under {n} studiepoeng" | "under {n} credits";
        between_credits: "{from}–{to} studiepoeng" | "{from}–{to} studiepoeng" | "{from}–{to} credits";
        from_credits: "{n} studiepoeng eller mer" | "{n} studiepoeng eller meir" | "{n} credits or more";
        to_credits: "{n} studiepoeng eller mindre" | "{n} studiepoeng eller mindre" | "{n} credits or fewer";
        just_credits: "{n} studiepoeng" | "{n} studiepoeng" | "{n} credits";
        this_month: "denne måneden" | "denne månaden" | "this month";
        next_month: "neste måned" | "neste månad" | "next month";
        later: "senere" | "seinare" | "later";
        chip_start: "Oppstart {value}" | "Oppstart {value}" | "Start {value}";
        chip_deadline_soon: "Frist {value}" | "Frist {value}" | "Deadline {value}";
        own_choice: "Velg selv" | "Vel sjølv" | "Choose yourself";
        competence_question: "Mangler du studiepoeng for å undervise i et fag?" | "Manglar du studiepoeng for å undervise i eit fag?" | "Do you lack credits to teach a subject?";
        competence_link: "Se hva du mangler" | "Sjå kva du manglar" | "See what you lack";
        understood_place: "sted {value}" | "stad {value}" | "place {value}";

        order: "Rekkefølge" | "Rekkjefølgje" | "Order";
        sort_by: "Sorter etter" | "Sorter etter" | "Sort by";
        sort_relevance: "relevans" | "relevans" | "relevance";
        sort_deadline: "søknadsfrist" | "søknadsfrist" | "deadline";
        sort_start: "oppstart" | "oppstart" | "start";
        sort_title: "tittel" | "tittel" | "title";
        sort_quality: "deltakernes vurdering" | "vurderinga til deltakarane" | "participants' rating";
        apply: "Bruk" | "Bruk" | "Apply";

        empty_title: "Ingen tilbud passer med det du har valgt" | "Ingen tilbod passar med det du har valt" | "No offers match what you have chosen";
        empty_title_words: "Ingen tilbud passer med «{words}»" | "Ingen tilbod passar med «{words}»" | "No offers match “{words}”";
        see_all: "Se alle tilbud" | "Sjå alle tilbod" | "See all offers";
        empty_filters: "Fjern et av valgene, eller søk i hele katalogen." | "Fjern eitt av vala, eller søk i heile katalogen." | "Remove one of your choices, or search the whole catalogue.";
        empty_words: "Prøv et annet eller kortere ord, eller gå inn på et fag." | "Prøv eit anna eller kortare ord, eller gå inn på eit fag." | "Try another or shorter word, or go to a subject.";
        nearest: "Fag du kan se på" | "Fag du kan sjå på" | "Subjects to look at";

        groups: "For" | "For" | "For";
        stages: "Trinn" | "Trinn" | "Stages";
        stages_value: "{from}–{to}" | "{from}–{to}" | "{from}–{to}";
        days_away: "Hverdager borte fra skolen" | "Kvardagar borte frå skulen" | "Weekdays away from school";
        n_days_away: "{n} hverdager borte fra skolen" | "{n} kvardagar borte frå skulen" | "{n} weekdays away from school";
        one_day_away: "1 hverdag borte fra skolen" | "1 kvardag borte frå skulen" | "1 weekday away from school";
        places: "Sted" | "Stad" | "Place";
        deadline_passed: "Søknadsfristen gikk ut" | "Søknadsfristen gjekk ut" | "The deadline passed on";
        quality: "Deltakernes vurdering" | "Vurderinga til deltakarane" | "Participants' rating";
        quality_value: "{mean} av 5, trolig mellom {low} og {high} ({n} svar)" | "{mean} av 5, truleg mellom {low} og {high} ({n} svar)" | "{mean} of 5, probably between {low} and {high} ({n} answers)";
        quality_bound: "{mean} av 5 ({n} svar)" | "{mean} av 5 ({n} svar)" | "{mean} of 5 ({n} answers)";
        quality_from: "{value} av 5 eller mer" | "{value} av 5 eller meir" | "{value} of 5 or more";
        chip_quality: "Vurdering {value}" | "Vurdering {value}" | "Rating {value}";
        quality_from_below: "Regnet fra den laveste verdien snittet trolig har. Tilbud med for få svar har ikke noe tall og er ikke med." | "Rekna frå den lågaste verdien snittet truleg har. Tilbod med for få svar har ikkje noko tal og er ikkje med." | "Counted from the lowest value the mean probably has. Offers with too few answers have no figure and are left out.";
        sorted_by_quality: "Øverst står tilbudene der selv den laveste verdien snittet trolig har, er høy. Tilbud med for få svar har ikke noe tall og står sist; det sier ingenting om hvor gode de er." | "Øvst står tilboda der sjølv den lågaste verdien snittet truleg har, er høg. Tilbod med for få svar har ikkje noko tal og står sist; det seier ingenting om kor gode dei er." | "First come offers where even the lowest value the mean probably has is high. Offers with too few answers have no figure and come last, which says nothing about how good they are.";
        too_few: "for få svar" | "for få svar" | "too few answers";

        compare: "Sammenlign" | "Samanlikn" | "Compare";
        compare_this: "Sammenlign: {title}" | "Samanlikn: {title}" | "Compare: {title}";
        compare_chosen: "Sammenlign valgte" | "Samanlikn dei valde" | "Compare chosen";
        compare_how: "Kryss av for to til seks tilbud for å se dem side om side." | "Kryss av for to til seks tilbod for å sjå dei side om side." | "Tick two to six offers to see them side by side.";
        compare_title: "Sammenlign studietilbud" | "Samanlikn studietilbod" | "Compare study offers";
        compare_few: "Velg minst to tilbud å sammenligne" | "Vel minst to tilbod å samanlikne" | "Choose at least two offers to compare";
        compare_many: "Du kan sammenligne høyst seks tilbud om gangen" | "Du kan samanlikne høgst seks tilbod om gongen" | "You can compare at most six offers at a time";
        compare_go_on: "Søk fram tilbudene, kryss av for dem og velg «Sammenlign valgte»." | "Søk fram tilboda, kryss av for dei og vel «Samanlikn dei valde»." | "Search for the offers, tick them and choose “Compare chosen”.";
        compare_gone: "Noen av tilbudene er ikke lenger publisert, eller adressen er feil. De er utelatt." | "Nokre av tilboda er ikkje lenger publiserte, eller adressa er feil. Dei er utelatne." | "Some of the offers are no longer published, or the address is wrong. They are left out.";
        compare_caption: "{n} tilbud sammenlignet. Rader merket ≠ er ulike." | "{n} tilbod samanlikna. Rader merkte ≠ er ulike." | "{n} offers compared. Rows marked ≠ differ.";
        only_differences: "Vis bare det som er ulikt" | "Vis berre det som er ulikt" | "Show only what differs";
        all_rows: "Vis alle rader" | "Vis alle rader" | "Show all rows";
        all_alike: "Tilbudene er like på alle punktene her." | "Tilboda er like på alle punkta her." | "The offers are alike on all points here.";
        differs: "ulike" | "ulike" | "different";
        take_away: "Ta bort" | "Ta bort" | "Take away";
        row_subject: "Fag" | "Fag" | "Subject";
        row_code: "Kode" | "Kode" | "Code";
        row_year: "Studieår" | "Studieår" | "Study year";
        row_modules: "Emner" | "Emne" | "Modules";
        row_funding_deadline: "Frist hos direktoratet" | "Frist hos direktoratet" | "Deadline at the directorate";
        row_admission_deadline: "Frist hos institusjonen" | "Frist hos institusjonen" | "Deadline at the institution";
        row_gatherings: "Samlinger" | "Samlingar" | "Gatherings";
        row_capacity: "Studieplasser" | "Studieplassar" | "Study places";
        row_admission: "Opptakskrav" | "Opptakskrav" | "Admission requirements";
        row_exam: "Eksamen" | "Eksamen" | "Exam";
        row_price: "Pris" | "Pris" | "Price";
        free: "Ingen studieavgift" | "Inga studieavgift" | "No tuition fee";
        row_themes: "Gjennomgående tema" | "Gjennomgåande tema" | "Cross-cutting themes";
        row_practice: "Utprøving i egen skole" | "Utprøving i eigen skule" | "Trying out at your own school";
        row_research: "Forskningsgrunnlag" | "Forskingsgrunnlag" | "Research basis";
        one_work: "1 publikasjon" | "1 publikasjon" | "1 publication";
        n_works: "{n} publikasjoner" | "{n} publikasjonar" | "{n} publications";
    }
}

impl Search {
    /// The name of a group of filters.
    #[must_use]
    pub const fn facet(&self, facet: Facet) -> &'static str {
        match facet {
            Facet::Subject => self.facet_subject,
            Facet::Stage => self.facet_stage,
            Facet::Theme => self.facet_theme,
            Facet::Institution => self.facet_institution,
            Facet::County => self.facet_county,
            Facet::Delivery => self.facet_delivery,
            Facet::Language => self.facet_language,
            Facet::Group => self.facet_group,
            Facet::Funding => self.facet_funding,
            Facet::Status => self.facet_status,
        }
    }

    #[must_use]
    pub const fn sort(&self, sort: Sort) -> &'static str {
        match sort {
            Sort::Relevance => self.sort_relevance,
            Sort::Deadline => self.sort_deadline,
            Sort::Start => self.sort_start,
            Sort::Title => self.sort_title,
            Sort::Quality => self.sort_quality,
        }
    }

    const fn band(&self, band: StageBand) -> &'static str {
        match band {
            StageBand::Lower => self.stage_lower,
            StageBand::Middle => self.stage_middle,
            StageBand::LowerSecondary => self.stage_lower_secondary,
            StageBand::UpperSecondary => self.stage_upper_secondary,
        }
    }
}

impl Words {
    /// A rating as a bound: «4,0 av 5 eller mer».
    #[must_use]
    pub fn rating_from(&self, rating: Rating) -> String {
        let value = decimal(rating.tenths() as f64 / 10.0, 1, self.lang);
        fill(self.search.quality_from, &[("value", &value)])
    }

    /// «15–30 studiepoeng», «15 studiepoeng eller mer».
    #[must_use]
    pub fn credit_span(&self, span: CreditSpan) -> String {
        let w = self.search;
        let number = |bound: Option<Credits>| bound.map(|c| c.number(self.lang)).unwrap_or_default();
        let (from, to) = (number(span.from), number(span.to));
        match (span.from, span.to) {
            (_, None) => fill(w.from_credits, &[("n", &from)]),
            (None, _) => fill(w.to_credits, &[("n", &to)]),
            (a, b) if a == b => fill(w.just_credits, &[("n", &from)]),
            _ => fill(w.between_credits, &[("from", &from), ("to", &to)]),
        }
    }

    /// A filter's value as people read it; an unknown code stands for itself.
    #[must_use]
    pub fn facet_value(&self, facet: Facet, value: &str, reference: &Reference) -> String {
        let c = self.catalogue;
        let known = match facet {
            Facet::Subject => Some(reference.subject_name(value, self.lang)),
            Facet::Institution => reference
                .institutions
                .iter()
                .find(|i| i.dbh_code == value)
                .map(|i| i.name.as_str()),
            Facet::County => reference.place(value).map(|p| p.name.as_str()),
            Facet::Stage => StageBand::from_code(value).map(|v| self.search.band(v)),
            Facet::Theme => Theme::from_code(value).map(|v| self.theme(v)),
            Facet::Delivery => Delivery::from_code(value).map(|v| c.delivery(v)),
            Facet::Language => TeachingLanguage::from_code(value).map(|v| c.teaching_language(v)),
            Facet::Group => TargetGroup::from_code(value).map(|v| c.group(v)),
            Facet::Funding => Funding::from_code(value).map(|v| c.funding(v)),
            Facet::Status => RunStatus::from_code(value).map(|v| c.run_status(v)),
        };
        known.unwrap_or(value).to_owned()
    }

    /// `5–10`, or `7` for a single stage.
    #[must_use]
    pub fn stage_range(&self, range: StageRange) -> String {
        if range.from == range.to {
            return range.from.to_string();
        }
        fill(
            self.search.stages_value,
            &[("from", &range.from.to_string()), ("to", &range.to.to_string())],
        )
    }

    /// Forms of study, comma between; empty where none is stated.
    #[must_use]
    pub fn deliveries(&self, plan: &OfferPlan) -> String {
        plan.delivery
            .iter()
            .map(|d| self.catalogue.delivery(*d))
            .collect::<Vec<_>>()
            .join(", ")
    }

    /// Target groups, comma between.
    #[must_use]
    pub fn target_groups(&self, plan: &OfferPlan) -> String {
        plan.groups
            .iter()
            .map(|g| self.catalogue.group(*g))
            .collect::<Vec<_>>()
            .join(", ")
    }

    /// When a run starts: the day where it is known, else the half-year; empty where neither is.
    #[must_use]
    pub fn run_start(&self, run: &RunPlan) -> String {
        let day = run.starts_on.map(|d| date_words(d, self.lang));
        day.or(run.semester.map(|s| s.words(self.lang)))
            .unwrap_or_default()
    }

    /// `5 hverdager borte fra skolen`, as cards and comparison name it.
    #[must_use]
    pub fn days_away(&self, n: usize) -> String {
        match n {
            1 => self.search.one_day_away.to_owned(),
            n => fill(self.search.n_days_away, &[("n", &n.to_string())]),
        }
    }

    /// `3 studietilbud`, in a whole heading.
    #[must_use]
    pub fn n_offers(&self, n: u64) -> String {
        match n {
            0 => self.search.no_hits.to_owned(),
            1 => self.search.one_hit.to_owned(),
            n => fill(
                self.search.n_hits,
                &[(
                    "n",
                    &crate::shared::units::grouped(i64::try_from(n).unwrap_or(i64::MAX)),
                )],
            ),
        }
    }

    /// Credits or a date inside a sentence.
    #[must_use]
    pub fn with_credits(&self, text: &str, credits: Credits) -> String {
        fill(text, &[("value", &credits.number(self.lang))])
    }

    #[must_use]
    pub fn with_date(&self, text: &str, date: Date) -> String {
        fill(text, &[("value", &date_words(date, self.lang))])
    }
}
