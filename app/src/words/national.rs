//! Words of the national picture, of priorities, and of the form of Norwegian letters are written in.

use super::{Words, words};
use crate::review::model::{Axis, Weight};

words! {
    pub struct NationalWords {
        title: "Nasjonalt bilde" | "Nasjonalt bilete" | "National picture";
        lead: "Hva tilbudene dekker til sammen, og hva ingen tilbyr. Ett tilbud kan stå i flere ruter." | "Kva tilboda dekkjer til saman, og kva ingen tilbyr. Eitt tilbod kan stå i fleire ruter." | "What the offers cover together, and what nobody offers. One offer can lie in several cells.";
        rows: "Rader" | "Rader" | "Rows";
        columns: "Kolonner" | "Kolonnar" | "Columns";
        year: "Studieår" | "Studieår" | "Study year";
        show: "Vis" | "Vis" | "Show";
        all: "Alle" | "Alle" | "All";
        counted: "{n} tilbud er talt med" | "{n} tilbod er talde med" | "{n} offers are counted";
        axis_subject: "Fag" | "Fag" | "Subject";
        axis_stage: "Trinn" | "Trinn" | "Grades";
        axis_delivery: "Studieform" | "Studieform" | "Form of study";
        axis_county: "Fylke" | "Fylke" | "County";
        axis_language: "Undervisningsspråk" | "Undervisningsspråk" | "Language of instruction";
        axis_semester: "Semester" | "Semester" | "Semester";
        stage: "trinn {stage}" | "trinn {stage}" | "grades {stage}";
        everywhere: "Nettbasert, hele landet" | "Nettbasert, heile landet" | "Online, the whole country";
        offers: "Tilbud" | "Tilbod" | "Offers";
        gaps: "Det ingen tilbyr" | "Det ingen tilbyr" | "What nobody offers";
        gap_must: "må tilbys" | "må bli tilbode" | "must be offered";
        gap_raised: "løftes" | "blir løfta" | "raised";
        gap_none: "Ingen tilbud: {row}, {column}" | "Ingen tilbod: {row}, {column}" | "No offers: {row}, {column}";
        gap_where: "med {only}" | "med {only}" | "with {only}";
        gaps_more: "Vis alle {n} tomme rutene" | "Vis alle dei {n} tomme rutene" | "Show all {n} empty cells";
        gaps_empty: "Hver rute har minst ett tilbud." | "Kvar rute har minst eitt tilbod." | "Every cell has at least one offer.";
        table: "Tilbud etter {rows} og {columns}" | "Tilbod etter {rows} og {columns}" | "Offers by {rows} and {columns}";
        nothing: "Ingen tilbud passer med valget, så alle rutene er tomme." | "Ingen tilbod passar med valet, så alle rutene er tomme." | "No offers match the choice, so every cell is empty.";
        same_axes: "Rader og kolonner kan ikke vise det samme. Kolonnene viser derfor noe annet." | "Rader og kolonnar kan ikkje vise det same. Kolonnane viser derfor noko anna." | "Rows and columns cannot show the same, so the columns show something else.";
        how: "Tallene er regnet av publiserte tilbud. Ruter uten tilbud har strek og står samlet over tabellen, det som må tilbys, først. Tomme ruter er trinn faget ikke undervises på; studier for skoleledere hører ikke til noe trinn." | "Tala er rekna ut av publiserte tilbod. Ruter utan tilbod har strek og står samla over tabellen, det som må bli tilbode, først. Tomme ruter er trinn der ein ikkje underviser i faget; studium for skuleleiarar høyrer ikkje til noko trinn." | "The figures are computed from published offers. Cells without offers have a dash and are listed above the table, what must be offered first. Blank cells are grades the subject is not taught at; studies for school leaders belong to no grade.";
        csv: "Last ned som CSV" | "Last ned som CSV" | "Download as CSV";

        priorities: "Prioriteringer" | "Prioriteringar" | "Priorities";
        priorities_lead: "Hva direktoratet ber om av hvert fag dette studieåret. Det styrer hvilke hull det nasjonale bildet viser først." | "Kva direktoratet ber om av kvart fag dette studieåret. Det styrer kva hol det nasjonale biletet viser først." | "What the directorate asks for of each subject this study year. It decides which gaps the national picture shows first.";
        subject: "Fag" | "Fag" | "Subject";
        weight: "Prioritering" | "Prioritering" | "Priority";
        reason: "Hvorfor" | "Kvifor" | "Why";
        weight_none: "Som vanlig" | "Som vanleg" | "Ordinary";
        weight_must: "Må tilbys" | "Må bli tilbode" | "Must be offered";
        weight_raised: "Løftes" | "Blir løfta" | "Raised";
        priorities_of: "Prioriteringer for studieåret {year}" | "Prioriteringar for studieåret {year}" | "Priorities for the study year {year}";
        weight_of: "Prioritering for {subject}" | "Prioritering for {subject}" | "Priority of {subject}";
        reason_of: "Hvorfor, for {subject}" | "Kvifor, for {subject}" | "Why, for {subject}";
        save: "Lagre prioriteringene" | "Lagre prioriteringane" | "Save the priorities";
        read_only: "Bare direktoratets administrator kan endre dette." | "Berre administratoren i direktoratet kan endre dette." | "Only the directorate’s administrator can change this.";

        letter_langs: "Målform i brev" | "Målform i brev" | "Norwegian in letters";
        letter_langs_lead: "Vedtak skrives på den formen av norsk institusjonen bruker." | "Vedtak blir skrivne på den forma av norsk institusjonen bruker." | "Decisions are written in the form of Norwegian the institution uses.";
        institution: "Institusjon" | "Institusjon" | "Institution";
        letter_lang: "Målform" | "Målform" | "Form of Norwegian";
        letter_lang_of: "Målform for {institution}" | "Målform for {institution}" | "Form of Norwegian for {institution}";
        change: "Endre" | "Endre" | "Change";
    }
}

impl NationalWords {
    #[must_use]
    pub const fn axis(&self, axis: Axis) -> &'static str {
        match axis {
            Axis::Subject => self.axis_subject,
            Axis::Stage => self.axis_stage,
            Axis::Delivery => self.axis_delivery,
            Axis::County => self.axis_county,
            Axis::Language => self.axis_language,
            Axis::Semester => self.axis_semester,
        }
    }

    #[must_use]
    pub const fn weight_name(&self, weight: Option<Weight>) -> &'static str {
        match weight {
            Some(Weight::Must) => self.weight_must,
            Some(Weight::Raised) => self.weight_raised,
            None => self.weight_none,
        }
    }
}

impl Words {
    #[must_use]
    pub const fn national(&self) -> &'static NationalWords {
        NationalWords::of(self.lang)
    }
}
