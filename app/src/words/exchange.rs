//! Words of exchanged tables: columns and how to fill them in, and what is wrong with a row.

use super::{Words, fill, words};
use crate::catalogue::exchange::column::Column;
use crate::catalogue::exchange::model::{CellFault, RowProblem, Source, Stage, Verdict};

words! {
    pub struct Exchange {
        column_offer: "Nummer i Videre" | "Nummer i Videre" | "Number in Videre";
        column_year: "Studieår" | "Studieår" | "Study year";
        column_translated_texts: "Resten av teksten på flere språk" | "Resten av teksten på fleire språk" | "The rest of the text in more languages";
        sheet_offers: "Tilbud" | "Tilbod" | "Offers";
        sheet_how: "Forklaring" | "Forklaring" | "Explanation";
        how_column: "Kolonne" | "Kolonne" | "Column";
        how_how: "Slik fyller du ut" | "Slik fyller du ut" | "How to fill it in";
        how_allowed: "Kan være" | "Kan vere" | "May be";
        how_general: "Slett eksempelraden før du importerer. En tom celle lar feltet stå som det er; skriv (tom) for å tømme det. Kolonner du ikke trenger, kan du ta bort." | "Slett eksempelrada før du importerer. Ei tom celle lèt feltet stå som det er; skriv (tom) for å tømme det. Kolonnar du ikkje treng, kan du ta bort." | "Delete the example row before you import. An empty cell leaves its field as it is; write (empty) to empty it. Columns you do not need may be taken out.";
        how_offer: "La stå tom for nye tilbud. Eksporten fyller den ut. Med nummeret kjenner vi igjen tilbudet selv om koden er endret." | "Lat stå tom for nye tilbod. Eksporten fyller han ut. Med nummeret kjenner vi att tilbodet sjølv om koden er endra." | "Leave empty for new offers. The export fills it in. With the number we know the offer even if its code has changed.";
        how_year: "Året studieåret begynner, for eksempel 2027 eller 2027–28. Tom betyr det kommende studieåret, som er det eneste som kan importeres." | "Året studieåret byrjar, til dømes 2027 eller 2027–28. Tom tyder det komande studieåret, som er det einaste som kan importerast." | "The year the study year begins, for example 2027 or 2027–28. Empty means the coming study year, the only one that can be imported.";
        how_code: "Må fylles ut hvis nummeret i Videre er tomt. Koden sier hvilket tilbud raden gjelder." | "Må fyllast ut om nummeret i Videre er tomt. Koden seier kva tilbod rada gjeld." | "Must be filled in if the number in Videre is empty. The code says which offer the row is about.";
        how_modules: "Ett emne per linje: emnekode | tittel | studiepoeng | nummer på emner det bygger på. Koden og det siste kan utelates." | "Eitt emne per linje: emnekode | tittel | studiepoeng | nummer på emne det byggjer på. Koden og det siste kan utelatast." | "One module a line: code | title | credits | numbers of modules it builds on. The code and the last may be left out.";
        how_citations: "Én publikasjon per linje: forfattere | år | tittel | tidsskrift eller forlag | DOI | nummer på læringsutbytter. Det siste kan utelates." | "Éin publikasjon per linje: forfattarar | år | tittel | tidsskrift eller forlag | DOI | nummer på læringsutbyte. Det siste kan utelatast." | "One publication a line: authors | year | title | journal or publisher | DOI | numbers of outcomes. The last may be left out.";
        how_runs: "Én gjennomføring per linje ut over den første: semester | studiestart | studieslutt | frist hos direktoratet | frist hos institusjonen | plasser | lenke til søknad | søknadskode." | "Éi gjennomføring per linje ut over den første: semester | studiestart | studieslutt | frist hos direktoratet | frist hos institusjonen | plassar | lenkje til søknad | søknadskode." | "One run a line after the first: semester | start | end | deadline at the directorate | deadline at the institution | places | link | application code.";
        how_translations: "Ett språk per linje: nb, nn, en eller se | tittel | sammendrag | innhold." | "Eitt språk per linje: nb, nn, en eller se | tittel | samandrag | innhald." | "One language a line: nb, nn, en or se | title | summary | content.";
        how_translated_texts: "Én tekst per linje: nb, nn, en eller se | navnet på feltet | tekst. Feltene er knowledge, skills, competence, modules, theme_ og temaets kode, practice, exam, materials, admission og ranking. Linjeskift i teksten skrives som \\n." | "Éin tekst per linje: nb, nn, en eller se | namnet på feltet | tekst. Felta er knowledge, skills, competence, modules, theme_ og koden til temaet, practice, exam, materials, admission og ranking. Linjeskift i teksten blir skrivne som \\n." | "One text a line: nb, nn, en or se | name of the field | text. The fields are knowledge, skills, competence, modules, theme_ and the theme's code, practice, exam, materials, admission and ranking. Line breaks in a text are written as \\n.";
        how_gatherings: "Én samling per linje: første dag | siste dag | sted | obligatorisk (ja eller nei). Er den på én dag, er dag | sted nok." | "Éi samling per linje: første dag | siste dag | stad | obligatorisk (ja eller nei). Er ho på éin dag, er dag | stad nok." | "One gathering a line: first day | last day | place | compulsory (yes or no). For a single day, day | place is enough.";
        how_outcomes: "Ett læringsutbytte per linje." | "Eitt læringsutbyte per linje." | "One learning outcome a line.";
        how_outcome: "Nummeret på læringsutbyttet temaet leder til, talt fra det første under kunnskap." | "Nummeret på læringsutbytet temaet leier til, talt frå det første under kunnskap." | "The number of the learning outcome the theme leads to, counted from the first under knowledge.";
        how_places: "Navn skilt med komma." | "Namn skilde med komma." | "Names separated by commas.";
        how_text: "Fri tekst på én linje." | "Fri tekst på éi linje." | "Free text on one line.";
        how_long: "Fri tekst, gjerne med linjeskift." | "Fri tekst, gjerne med linjeskift." | "Free text, with line breaks if you like.";
        how_whole: "Et helt tall." | "Eit heilt tal." | "A whole number.";
        how_credits: "Et tall, med komma om nødvendig: 7,5." | "Eit tal, med komma om det trengst: 7,5." | "A number, with a comma if needed: 7,5.";
        how_price: "Kroner i hele tall. 0 betyr gratis." | "Kroner i heile tal. 0 tyder gratis." | "Whole kroner. 0 means free.";
        how_date: "En dato: 1.3.2027, 1. mars 2027 eller 2027-03-01." | "Ein dato: 1.3.2027, 1. mars 2027 eller 2027-03-01." | "A date: 1.3.2027, 1. mars 2027 or 2027-03-01.";
        how_semester: "Høst 2027 eller vår 2028." | "Haust 2027 eller vår 2028." | "Autumn 2027 or spring 2028.";
        how_choice: "Én av verdiene til høyre." | "Éin av verdiane til høgre." | "One of the values to the right.";
        how_choices: "En eller flere av verdiene til høyre, skilt med semikolon." | "Ein eller fleire av verdiane til høgre, skilde med semikolon." | "One or more of the values to the right, separated by semicolons.";
        example_title: "Eksempel: Matematikk 1 for 5.–10. trinn" | "Døme: Matematikk 1 for 5.–10. trinn" | "Example: Mathematics 1 for years 5–10";
        example_code: "EKSEMPEL-1" | "DØME-1" | "EXAMPLE-1";
        example_summary: "For deg som underviser i matematikk og vil arbeide utforskende." | "For deg som underviser i matematikk og vil arbeide utforskande." | "For you who teach mathematics and want to work by inquiry.";
        example_module_1: "Tall og algebra" | "Tal og algebra" | "Numbers and algebra";
        example_module_2: "Geometri og måling" | "Geometri og måling" | "Geometry and measurement";

        no_key: "Raden har verken kode eller nummer i Videre. Skriv koden." | "Rada har verken kode eller nummer i Videre. Skriv koden." | "The row has neither a code nor a number in Videre. Write the code.";
        unknown_offer: "Institusjonen har ikke noe tilbud med dette nummeret. Ta bort nummeret hvis tilbudet er nytt." | "Institusjonen har ikkje noko tilbod med dette nummeret. Ta bort nummeret om tilbodet er nytt." | "The institution has no offer with this number. Remove the number if the offer is new.";
        ambiguous: "Flere tilbud har denne koden. Skriv nummeret i Videre for det raden gjelder; det står i eksporten." | "Fleire tilbod har denne koden. Skriv nummeret i Videre for det rada gjeld; det står i eksporten." | "Several offers have this code. Write the number in Videre of the one meant; it is in the export.";
        twice: "Rad {row} gjelder det samme tilbudet. Behold én av dem." | "Rad {row} gjeld det same tilbodet. Behald éi av dei." | "Row {row} is about the same offer. Keep one of them.";
        other_year: "Bare studieåret {year} kan importeres nå." | "Berre studieåret {year} kan importerast no." | "Only the study year {year} can be imported now.";
        not_a_year: "Skriv et studieår, for eksempel 2027 eller 2027–28." | "Skriv eit studieår, til dømes 2027 eller 2027–28." | "Write a study year, for example 2027 or 2027–28.";
        live: "Tilbudet er publisert for dette studieåret. Åpne det i Videre for å begynne en ny versjon." | "Tilbodet er publisert for dette studieåret. Opne det i Videre for å byrje ein ny versjon." | "The offer is published for this study year. Open it in Videre to begin a new version.";
        in_review: "Tilbudet er til kontroll hos direktoratet og kan ikke endres nå." | "Tilbodet er til kontroll hos direktoratet og kan ikkje endrast no." | "The offer is being reviewed by the directorate and cannot be changed now.";
        withdrawn: "Tilbudet er trukket for dette studieåret." | "Tilbodet er trekt for dette studieåret." | "The offer is withdrawn for this study year.";
        open_elsewhere: "Tilbudet har et åpent utkast for {year}. Gjør det ferdig først." | "Tilbodet har eit ope utkast for {year}. Gjer det ferdig først." | "The offer has an open draft for {year}. Finish that first.";
        stale: "Noen lagret tilbudet etter at importen ble prøvd. Se på endringen og prøv raden på nytt." | "Nokon lagra tilbodet etter at importen vart prøvd. Sjå på endringa og prøv rada på nytt." | "Somebody saved the offer after the import was tried. Look at the change and try the row again.";
        failed_formula: "Formelen i cellen feilet ({value}). Skriv verdien." | "Formelen i cella feila ({value}). Skriv verdien." | "The formula in the cell failed ({value}). Write the value.";

        stage_mapping: "Venter på kolonner" | "Ventar på kolonnar" | "Waiting for columns";
        stage_checked: "Prøvd, ikke lagret" | "Prøvd, ikkje lagra" | "Tried, not saved";
        stage_applied: "Lagret" | "Lagra" | "Saved";
        stage_dropped: "Forkastet" | "Forkasta" | "Given up";
        verdict_refused: "Avvist" | "Avvist" | "Refused";
        verdict_changed: "Endret" | "Endra" | "Changed";
        verdict_new: "Nye tilbud" | "Nye tilbod" | "New offers";
        verdict_next_year: "Nye versjoner" | "Nye versjonar" | "New versions";
        verdict_unchanged: "Uendret" | "Uendra" | "Unchanged";
        source_page: "Fil" | "Fil" | "File";
        source_api: "Maskin (API)" | "Maskin (API)" | "Machine (API)";
        source_command: "Kommandolinje" | "Kommandolinje" | "Command line";
    }
}

impl Exchange {
    #[must_use]
    pub const fn stage(&self, stage: Stage) -> &'static str {
        match stage {
            Stage::Mapping => self.stage_mapping,
            Stage::Checked => self.stage_checked,
            Stage::Applied => self.stage_applied,
            Stage::Dropped => self.stage_dropped,
        }
    }

    #[must_use]
    pub const fn verdict(&self, verdict: Verdict) -> &'static str {
        match verdict {
            Verdict::Refused => self.verdict_refused,
            Verdict::Changed => self.verdict_changed,
            Verdict::New => self.verdict_new,
            Verdict::NextYear => self.verdict_next_year,
            Verdict::Unchanged => self.verdict_unchanged,
        }
    }

    #[must_use]
    pub const fn source(&self, source: Source) -> &'static str {
        match source {
            Source::Page => self.source_page,
            Source::Api => self.source_api,
            Source::Command => self.source_command,
        }
    }
}

impl Words {
    /// Words of exchanged tables.
    #[must_use]
    pub const fn exchange(&self) -> &'static Exchange {
        Exchange::of(self.lang)
    }

    /// Why a row is not taken in, in a whole sentence; the column is named apart.
    #[must_use]
    pub fn row_problem(&self, problem: &RowProblem) -> String {
        let w = self.exchange();
        match problem {
            RowProblem::Field(problem) => self.problem(problem),
            RowProblem::NoKey => w.no_key.into(),
            RowProblem::UnknownOffer => w.unknown_offer.into(),
            RowProblem::Ambiguous => w.ambiguous.into(),
            RowProblem::Twice(row) => fill(w.twice, &[("row", &row.to_string())]),
            RowProblem::OtherYear(year) => fill(w.other_year, &[("year", &year.to_string())]),
            RowProblem::NotAYear => w.not_a_year.into(),
            RowProblem::Live => w.live.into(),
            RowProblem::InReview => w.in_review.into(),
            RowProblem::Withdrawn => w.withdrawn.into(),
            RowProblem::OpenElsewhere(year) => fill(w.open_elsewhere, &[("year", &year.to_string())]),
            RowProblem::Stale => w.stale.into(),
            RowProblem::FailedFormula(value) => fill(w.failed_formula, &[("value", value)]),
        }
    }

    /// The column a fault stands in, by its heading; nothing for a fault of the whole row.
    #[must_use]
    pub fn fault_column(&self, fault: &CellFault) -> Option<String> {
        fault.column.map(|column: Column| column.heading(*self))
    }
}
