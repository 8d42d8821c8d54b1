//! What is wrong with a field, said so that it can be mended.

use super::{Words, fill, words};
use crate::shared::fault::Problem;
use crate::shared::units::{Credits, grouped};

words! {
    pub struct Problems {
        required: "Dette må fylles ut." | "Dette må fyllast ut." | "This must be filled in.";
        too_long: "Teksten er for lang. Den kan ha høyst {max} tegn." | "Teksten er for lang. Han kan ha høgst {max} teikn." | "The text is too long. It can have at most {max} characters.";
        not_a_number: "Skriv et tall." | "Skriv eit tal." | "Write a number.";
        range: "Tallet må være fra {min} til {max}." | "Talet må vere frå {min} til {max}." | "The number must be from {min} to {max}.";
        not_a_date: "Skriv en dato, for eksempel 1.3.2027." | "Skriv ein dato, til dømes 1.3.2027." | "Write a date, for example 1.3.2027.";
        not_an_email: "Skriv en e-postadresse, for eksempel kari@skole.no." | "Skriv ei e-postadresse, til dømes kari@skule.no." | "Write an e-mail address, for example kari@school.no.";
        not_an_address: "Skriv en nettadresse som begynner med https://." | "Skriv ei nettadresse som byrjar med https://." | "Write a web address that begins with https://.";
        not_a_doi: "En DOI begynner med 10. og har en skråstrek." | "Ein DOI byrjar med 10. og har ein skråstrek." | "A DOI begins with 10. and has a slash.";
        unknown_choice: "Denne verdien finnes ikke her. Velg en av dem som er listet opp." | "Denne verdien finst ikkje her. Vel ein av dei som er lista opp." | "This value does not exist here. Choose one of those listed.";
        taken: "Dette er allerede i bruk." | "Dette er alt i bruk." | "This is already in use.";
        at_least: "Oppgi minst {n}." | "Oppgi minst {n}." | "Give at least {n}.";
        at_most: "Oppgi høyst {n}." | "Oppgi høgst {n}." | "Give at most {n}.";
        not_after: "Datoen kan ikke være senere enn studiestart." | "Datoen kan ikkje vere seinare enn studiestart." | "The date cannot be later than the start of the study.";
        not_before: "Slutten kan ikke komme før begynnelsen." | "Slutten kan ikkje kome før byrjinga." | "The end cannot come before the beginning.";
        credits_differ: "Emnene gir til sammen {found} studiepoeng, men tilbudet {expected}. De må være like." | "Emna gir til saman {found} studiepoeng, men tilbodet {expected}. Dei må vere like." | "The modules add up to {found} credits, but the offer gives {expected}. They must be equal.";
        outside_semester: "Samlingen må ligge mellom studiestart og studieslutt." | "Samlinga må liggje mellom studiestart og studieslutt." | "The gathering must lie between the start and the end of the study.";
        not_a_table: "Filen kan ikke leses som en tabell. Lagre den som CSV med kolonnene navn og e-post." | "Fila kan ikkje lesast som ein tabell. Lagre ho som CSV med kolonnane namn og e-post." | "The file cannot be read as a table. Save it as CSV with the columns name and e-mail.";
        no_column: "Kolonnen «{name}» mangler." | "Kolonnen «{name}» manglar." | "The column “{name}” is missing.";
        reason_needed: "Skriv en begrunnelse, slik at institusjonen vet hva som må endres." | "Skriv ei grunngiving, slik at institusjonen veit kva som må endrast." | "Write a reason, so that the institution knows what to change.";
        not_approvable: "Et tilbud kan bare godkjennes når alle krav er oppfylt. Endre vurderingen, eller send tilbudet tilbake." | "Eit tilbod kan berre godkjennast når alle krav er oppfylte. Endre vurderinga, eller send tilbodet tilbake." | "An offer can be approved only when every criterion is met. Change the verdict, or return the offer.";
        nothing_to_return: "Alle krav er vurdert som oppfylt. Marker minst ett som ikke oppfylt og skriv hvorfor, eller godkjenn tilbudet." | "Alle krav er vurderte som oppfylte. Merk minst eitt som ikkje oppfylt og skriv kvifor, eller godkjenn tilbodet." | "Every criterion is judged as met. Mark at least one as not met and say why, or approve the offer.";
        not_newest: "Datoen må komme etter den siste versjonen som er satt i kraft." | "Datoen må kome etter den siste versjonen som er sett i kraft." | "The date must come after the newest version put in force.";
        past: "Datoen har allerede passert." | "Datoen har alt passert." | "The date has already passed.";
    }
}

impl Words {
    /// A problem in a whole sentence.
    #[must_use]
    pub fn problem(&self, problem: &Problem) -> String {
        let w = Problems::of(self.lang);
        let number = |n: i64| grouped(n);
        let count = |n: usize| n.to_string();
        match problem {
            Problem::Required => w.required.into(),
            Problem::TooLong(max) => fill(
                w.too_long,
                &[("max", &grouped(i64::try_from(*max).unwrap_or(i64::MAX)))],
            ),
            Problem::NotANumber => w.not_a_number.into(),
            // Years are ranges too, and are not grouped.
            Problem::Range(min, max) if *min >= 1900 => {
                fill(w.range, &[("min", &min.to_string()), ("max", &max.to_string())])
            }
            Problem::Range(min, max) => fill(w.range, &[("min", &number(*min)), ("max", &number(*max))]),
            Problem::NotADate => w.not_a_date.into(),
            Problem::NotAnEmail => w.not_an_email.into(),
            Problem::NotAnAddress => w.not_an_address.into(),
            Problem::NotADoi => w.not_a_doi.into(),
            Problem::UnknownChoice => w.unknown_choice.into(),
            Problem::Taken => w.taken.into(),
            Problem::AtLeast(n) => fill(w.at_least, &[("n", &count(*n))]),
            Problem::AtMost(n) => fill(w.at_most, &[("n", &count(*n))]),
            Problem::NotAfter(_) => w.not_after.into(),
            Problem::NotBefore(_) => w.not_before.into(),
            Problem::CreditsDiffer(found, expected) => {
                let (found, expected) = (
                    Credits(*found).number(self.lang),
                    Credits(*expected).number(self.lang),
                );
                fill(w.credits_differ, &[("found", &found), ("expected", &expected)])
            }
            Problem::OutsideSemester => w.outside_semester.into(),
            Problem::NotATable => w.not_a_table.into(),
            Problem::NoColumn(name) => fill(w.no_column, &[("name", name)]),
            Problem::ReasonNeeded => w.reason_needed.into(),
            Problem::NotNewest => w.not_newest.into(),
            Problem::Past => w.past.into(),
            Problem::NotApprovable => w.not_approvable.into(),
            Problem::NothingToReturn => w.nothing_to_return.into(),
        }
    }
}
