//! What is wrong with a field, said so that it can be mended.

use super::{Words, fill, words};
use crate::shared::fault::{Problem, TableProblem};
use crate::shared::lang::Lang;
use crate::shared::units::{Credits, grouped};

words! {
    /// What a form's own check finds; the browser has these.
    pub struct TypedProblems {
        required: "Dette må fylles ut." | "Dette må fyllast ut." | "This must be filled in.";
        unchosen: "Velg her." | "Vel her." | "Choose here.";
        too_long: "Teksten er for lang. Den kan ha høyst {max} tegn." | "Teksten er for lang. Han kan ha høgst {max} teikn." | "The text is too long. It can have at most {max} characters.";
        not_a_number: "Skriv et tall." | "Skriv eit tal." | "Write a number.";
        range: "Tallet må være fra {min} til {max}." | "Talet må vere frå {min} til {max}." | "The number must be from {min} to {max}.";
        not_a_date: "Skriv en dato, for eksempel 1.3.2027." | "Skriv ein dato, til dømes 1.3.2027." | "Write a date, for example 1.3.2027.";
        not_an_email: "Skriv en e-postadresse, for eksempel kari@skole.no." | "Skriv ei e-postadresse, til dømes kari@skule.no." | "Write an e-mail address, for example kari@school.no.";
        not_an_address: "Skriv en nettadresse som begynner med https://." | "Skriv ei nettadresse som byrjar med https://." | "Write a web address that begins with https://.";
        not_a_doi: "En DOI er 10., minst fire sifre, en skråstrek og et navn uten mellomrom. Et ISBN har ti eller tretten sifre, og det siste må stemme." | "Ein DOI er 10., minst fire siffer, ein skråstrek og eit namn utan mellomrom. Eit ISBN har ti eller tretten siffer, og det siste må stemme." | "A DOI is 10., at least four digits, a slash and a name without blanks. An ISBN has ten or thirteen digits, and the last one must be right.";
        unknown_choice: "Denne verdien finnes ikke her. Velg en av dem som er listet opp." | "Denne verdien finst ikkje her. Vel ein av dei som er lista opp." | "This value does not exist here. Choose one of those listed.";
        at_least_one: "Velg minst ett." | "Vel minst eitt." | "Choose at least one.";
        at_least: "Det må være minst {n}." | "Det må vere minst {n}." | "There must be at least {n}.";
        at_most: "Det kan være høyst {n}." | "Det kan vere høgst {n}." | "There can be at most {n}.";
        no_module: "Legg inn minst ett emne." | "Legg inn minst eitt emne." | "Add at least one module.";
        no_publication: "Legg inn minst én publikasjon." | "Legg inn minst éin publikasjon." | "Add at least one publication.";
        not_after: "Datoen kan ikke være senere enn studiestart." | "Datoen kan ikkje vere seinare enn studiestart." | "The date cannot be later than the start of the study.";
        not_before: "Slutten kan ikke komme før begynnelsen." | "Slutten kan ikkje kome før byrjinga." | "The end cannot come before the beginning.";
        credits_differ: "Emnene gir til sammen {found} studiepoeng, men tilbudet {expected}. De må være like." | "Emna gir til saman {found} studiepoeng, men tilbodet {expected}. Dei må vere like." | "The modules add up to {found} credits, but the offer gives {expected}. They must be equal.";
        outside_semester: "Samlingen må ligge mellom studiestart og studieslutt." | "Samlinga må liggje mellom studiestart og studieslutt." | "The gathering must lie between the start and the end of the study.";
        other_semester: "Studiestart må ligge i semesteret som er valgt. Rett datoen eller semesteret." | "Studiestart må liggje i semesteret som er valt. Rett datoen eller semesteret." | "The study must start in the semester that is chosen. Correct the date or the semester.";
        other_study_year: "Semesteret hører ikke til studieåret teksten gjelder. Velg et av dem som er listet opp." | "Semesteret høyrer ikkje til studieåret teksten gjeld. Vel eitt av dei som er lista opp." | "The semester does not belong to the study year of the text. Choose one of those listed.";
        study_too_long: "Et studium varer høyst fire år. Rett datoene." | "Eit studium varer høgst fire år. Rett datoane." | "A study lasts at most four years. Correct the dates.";
        not_taught_there: "Faget gis bare på {from}.–{to}. trinn. Rett trinnene eller faget." | "Faget blir berre gitt på {from}.–{to}. trinn. Rett trinna eller faget." | "The subject is taught in years {from}–{to} only. Correct the years or the subject.";
        nothing_before: "Det finnes ikke noe å vise til ennå. La feltet stå tomt." | "Det finst ikkje noko å vise til enno. Lat feltet stå tomt." | "There is nothing to refer to yet. Leave the field empty.";
        same_language: "Teksten er allerede på dette språket. Tøm feltene, eller endre språket teksten er skrevet på." | "Teksten er alt på dette språket. Tøm felta, eller endre språket teksten er skriven på." | "The text is in this language already. Empty the fields, or change the language the text is written in.";
        lines_differ: "Her må det være {n} linjer, like mange som i tilbudets egen tekst." | "Her må det vere {n} linjer, like mange som i tilbodet sin eigen tekst." | "There must be {n} lines here, as many as in the offer's own text.";
        one_line: "Her må det være én linje, som i tilbudets egen tekst." | "Her må det vere éi linje, som i tilbodet sin eigen tekst." | "There must be one line here, as in the offer's own text.";
    }
}

words! {
    /// What the server alone finds.
    pub struct Problems {
        nothing_answered: "Svar på minst ett spørsmål før du sender." | "Svar på minst eitt spørsmål før du sender." | "Answer at least one question before you send.";
        most_words: "Skriv høyst {n} ord." | "Skriv høgst {n} ord." | "Write at most {n} words.";
        taken: "Dette er allerede i bruk." | "Dette er alt i bruk." | "This is already in use.";
        not_a_table: "Filen kan ikke leses som en tabell. Lagre den som XLSX eller CSV med kolonnene navn og e-post." | "Fila kan ikkje lesast som ein tabell. Lagre ho som XLSX eller CSV med kolonnane namn og e-post." | "The file cannot be read as a table. Save it as XLSX or CSV with the columns name and e-mail.";
        not_a_language: "Skriv nb, nn eller en, eller la feltet stå tomt." | "Skriv nb, nn eller en, eller lat feltet stå tomt." | "Write nb, nn or en, or leave the field empty.";
        no_column: "Kolonnen «{name}» mangler." | "Kolonnen «{name}» manglar." | "The column “{name}” is missing.";
        reason_needed: "Skriv en begrunnelse, slik at institusjonen vet hva som må endres." | "Skriv ei grunngiving, slik at institusjonen veit kva som må endrast." | "Write a reason, so that the institution knows what to change.";
        not_approvable: "Et tilbud kan bare godkjennes når alle krav er oppfylt. Endre vurderingen, eller send tilbudet tilbake." | "Eit tilbod kan berre godkjennast når alle krav er oppfylte. Endre vurderinga, eller send tilbodet tilbake." | "An offer can be approved only when every criterion is met. Change the verdict, or return the offer.";
        nothing_to_return: "Alle krav er vurdert som oppfylt. Marker minst ett som ikke oppfylt og skriv hvorfor, eller godkjenn tilbudet." | "Alle krav er vurderte som oppfylte. Merk minst eitt som ikkje oppfylt og skriv kvifor, eller godkjenn tilbodet." | "Every criterion is judged as met. Mark at least one as not met and say why, or approve the offer.";
        needs_review: "Endringen må til kontroll. Lag en ny versjon med den; den publiserte teksten står imens." | "Endringa må til kontroll. Lag ein ny versjon med henne; den publiserte teksten står imens." | "This change needs a review. Make a new version with it; the published text stays meanwhile.";
        no_ballots: "Undersøkelsen har plass til {n} personer, og alle plassene er i bruk. De ble satt av da de første ble invitert, halvannen gang så mange og ti til, og de kan ikke bli flere, for ellers kunne et svar føres tilbake til den som kom til." | "Undersøkinga har plass til {n} personar, og alle plassane er i bruk. Dei vart sette av då dei første vart inviterte, halvannan gong så mange og ti til, og dei kan ikkje bli fleire, for elles kunne eit svar førast tilbake til den som kom til." | "The survey has places for {n} people, and all are taken. They were set aside when the first were invited, one and a half times as many and ten more, and there can be no more of them, since an answer could then be traced to whoever was added.";
        last_one: "Minst én fast administrator må være igjen. Gi rollen til en annen først." | "Minst éin fast administrator må vere att. Gi rolla til ein annan først." | "At least one permanent administrator must be left. Give the role to somebody else first.";
        has_admin: "Institusjonen har en fast administrator, som gir andre tilgang der." | "Institusjonen har ein fast administrator, som gir andre tilgang der." | "The institution has a permanent administrator, who gives others access there.";
        runs_stay: "En publisert gjennomføring kan ikke fjernes. Merk den som avlyst i stedet." | "Ei publisert gjennomføring kan ikkje fjernast. Merk henne som avlyst i staden." | "A published run cannot be removed. Mark it as cancelled instead.";
        ahead: "Datoen har ikke vært ennå." | "Datoen har ikkje vore enno." | "The date has not been yet.";
        too_far_ahead: "Datoen kan være høyst {n} dager fram." | "Datoen kan vere høgst {n} dagar fram." | "The date can be at most {n} days ahead.";
        shrinks: "{gone} av {of} tilbud i Videre er ikke i filen. Er det riktig fil, så kryss av for at du vil fortsette likevel. Ingen tilbud blir slettet." | "{gone} av {of} tilbod i Videre er ikkje i fila. Er det rett fil, så kryss av for at du vil halde fram likevel. Ingen tilbod blir sletta." | "{gone} of {of} offers in Videre are not in the file. If it is the right file, tick the box to go on all the same. No offer is deleted.";
        table_too_big: "Filen er større enn 5 MB. Del den i to, eller ta bort bilder og ark som ikke trengs." | "Fila er større enn 5 MB. Del ho i to, eller ta bort bilete og ark som ikkje trengst." | "The file is larger than 5 MB. Split it, or take out pictures and sheets that are not needed.";
        table_not: "Filen kan ikke leses som en tabell. Lagre den som XLSX eller CSV og prøv igjen." | "Fila kan ikkje lesast som ein tabell. Lagre ho som XLSX eller CSV og prøv igjen." | "The file cannot be read as a table. Save it as XLSX or CSV and try again.";
        table_old: "Filen er en gammel arbeidsbok (XLS) eller er låst med passord. Lagre den som XLSX uten passord og prøv igjen." | "Fila er ei gammal arbeidsbok (XLS) eller er låst med passord. Lagre ho som XLSX utan passord og prøv igjen." | "The file is an old workbook (XLS) or is locked with a password. Save it as XLSX without a password and try again.";
        table_inside: "Filen pakker ut til mer enn vi leser. Ta bort bilder og ark som ikke trengs, og prøv igjen." | "Fila pakkar ut til meir enn vi les. Ta bort bilete og ark som ikkje trengst, og prøv igjen." | "The file unpacks to more than we read. Take out pictures and sheets that are not needed, and try again.";
        table_empty: "Filen er tom." | "Fila er tom." | "The file is empty.";
        table_rows: "Filen har flere enn {n} rader. Del den i to." | "Fila har fleire enn {n} rader. Del ho i to." | "The file has more than {n} rows. Split it.";
        table_columns: "Filen har flere enn {n} kolonner. Ta bort dem som ikke trengs." | "Fila har fleire enn {n} kolonnar. Ta bort dei som ikkje trengst." | "The file has more than {n} columns. Take out those not needed.";
        table_cell: "Rad {row}, kolonne {column}: cellen har flere enn {n} tegn." | "Rad {row}, kolonne {column}: cella har fleire enn {n} teikn." | "Row {row}, column {column}: the cell has more than {n} characters.";
        table_heading: "To kolonner er valgt som «{name}». Hver kan bare brukes én gang." | "To kolonnar er valde som «{name}». Kvar kan berre brukast éin gong." | "Two columns are chosen as “{name}”. Each can be used only once.";
        table_key: "Velg hvilken kolonne som har emne- eller programkoden, eller nummeret i Videre. Uten den vet vi ikke hvilket tilbud en rad gjelder." | "Vel kva kolonne som har emne- eller programkoden, eller nummeret i Videre. Utan han veit vi ikkje kva tilbod ei rad gjeld." | "Choose which column holds the course or programme code, or the number in Videre. Without it we do not know which offer a row is about.";
        not_newest: "Datoen må komme etter den siste versjonen som er satt i kraft." | "Datoen må kome etter den siste versjonen som er sett i kraft." | "The date must come after the newest version put in force.";
        same_or_new: "Spørsmålet har fått nye ord. Kryss av for at de betyr det samme, eller ta spørsmålet ut og lag et nytt." | "Spørsmålet har fått nye ord. Kryss av for at dei tyder det same, eller ta spørsmålet ut og lag eit nytt." | "The question has new words. Tick that they mean the same, or take the question out and make a new one.";
        new_question: "Svarene kan ikke følges videre når spørsmålet besvares på en annen måte. Ta det ut og lag et nytt." | "Svara kan ikkje følgjast vidare når spørsmålet blir svart på på ein annan måte. Ta det ut og lag eit nytt." | "Answers cannot be followed on when the question is answered in another way. Take it out and make a new one.";
        whole_needed: "Spørsmålet om studiet som helhet må være med. Tallene for et studium bygger på det." | "Spørsmålet om studiet som heilskap må vere med. Tala for eit studium byggjer på det." | "The question about the study as a whole must be there. The figures of a study rest on it.";
        from_tomorrow: "Siste dag kan tidligst være i morgen." | "Siste dag kan tidlegast vere i morgon." | "The last day can be tomorrow at the earliest.";
        nobody_told: "Siste dag kan ikke flyttes til tidligere: Nøkkelen er borte, så vi kan ikke skrive til deltakerne. Behold dagen, eller velg en senere." | "Siste dag kan ikkje flyttast til tidlegare: Nøkkelen er borte, så vi kan ikkje skrive til deltakarane. Behald dagen, eller vel ein seinare." | "The last day cannot be moved earlier: the key is missing, so we cannot write to the participants. Keep the day, or choose a later one.";
        open_too_long: "En undersøkelse er åpen i høyst {n} dager." | "Ei undersøking er open i høgst {n} dagar." | "A survey is open for at most {n} days.";
        none_and_others: "Ett av valgene du har krysset av for, sier at ingen av de andre passer. Ta bort det, eller ta bort de andre." | "Eitt av vala du har kryssa av for, seier at ingen av dei andre passar. Ta bort det, eller ta bort dei andre." | "One of the options you ticked says that none of the others fits. Untick it, or untick the others.";
        past: "Datoen har allerede passert." | "Datoen har alt passert." | "The date has already passed.";
    }
}

impl Problems {
    fn table(&self, problem: &TableProblem) -> String {
        let many =
            |text: &str, n: usize| fill(text, &[("n", &grouped(i64::try_from(n).unwrap_or(i64::MAX)))]);
        match problem {
            TableProblem::TooBig => self.table_too_big.into(),
            TableProblem::NotATable => self.table_not.into(),
            TableProblem::OldWorkbook => self.table_old.into(),
            TableProblem::TooMuchInside => self.table_inside.into(),
            TableProblem::Empty => self.table_empty.into(),
            TableProblem::TooManyRows(n) => many(self.table_rows, *n),
            TableProblem::TooManyColumns(n) => many(self.table_columns, *n),
            TableProblem::LongCell { row, column, max } => fill(
                &many(self.table_cell, *max),
                &[("row", &row.to_string()), ("column", &column.to_string())],
            ),
            TableProblem::SameHeading(name) => fill(self.table_heading, &[("name", name)]),
            TableProblem::NoKey => self.table_key.into(),
        }
    }
}

impl Words {
    /// A problem in a whole sentence.
    #[must_use]
    pub fn problem(&self, problem: &Problem) -> String {
        typed_problem_in(self.lang, problem).unwrap_or_else(|| refusal_in(self.lang, problem))
    }
}

/// As `Words::problem` for what a form's own check finds, for a browser that has no other words.
#[must_use]
pub fn typed_problem_in(lang: Lang, problem: &Problem) -> Option<String> {
    let w = TypedProblems::of(lang);
    let number = |n: i64| grouped(n);
    let count = |n: usize| n.to_string();
    let said = match problem {
        Problem::Required => w.required.into(),
        Problem::Unchosen => w.unchosen.into(),
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
        Problem::AtLeast(1) => w.at_least_one.into(),
        Problem::NoModule => w.no_module.into(),
        Problem::NoPublication => w.no_publication.into(),
        Problem::AtLeast(n) => fill(w.at_least, &[("n", &count(*n))]),
        Problem::AtMost(n) => fill(w.at_most, &[("n", &count(*n))]),
        Problem::NotAfter(_) => w.not_after.into(),
        Problem::NotBefore(_) => w.not_before.into(),
        Problem::CreditsDiffer(found, expected) => {
            let (found, expected) = (Credits(*found).number(lang), Credits(*expected).number(lang));
            fill(w.credits_differ, &[("found", &found), ("expected", &expected)])
        }
        Problem::OutsideSemester => w.outside_semester.into(),
        Problem::OtherSemester => w.other_semester.into(),
        Problem::OtherStudyYear => w.other_study_year.into(),
        Problem::StudyTooLong => w.study_too_long.into(),
        Problem::NotTaughtThere(from, to) => fill(
            w.not_taught_there,
            &[("from", &from.to_string()), ("to", &to.to_string())],
        ),
        Problem::NothingBefore => w.nothing_before.into(),
        Problem::SameLanguage => w.same_language.into(),
        Problem::LinesDiffer(_, 1) => w.one_line.into(),
        Problem::LinesDiffer(_, n) => fill(w.lines_differ, &[("n", &count(*n))]),
        _ => return None,
    };
    Some(said)
}

fn refusal_in(lang: Lang, problem: &Problem) -> String {
    let w = Problems::of(lang);
    let number = |n: i64| grouped(n);
    let count = |n: usize| n.to_string();
    match problem {
        Problem::NothingAnswered => w.nothing_answered.into(),
        Problem::MostWords(n) => fill(w.most_words, &[("n", &count(*n))]),
        Problem::Taken => w.taken.into(),
        Problem::SameOrNew => w.same_or_new.into(),
        Problem::NewQuestion => w.new_question.into(),
        Problem::WholeNeeded => w.whole_needed.into(),
        Problem::NotATable => w.not_a_table.into(),
        Problem::NotALanguage => w.not_a_language.into(),
        Problem::NoColumn(name) => fill(w.no_column, &[("name", name)]),
        Problem::ReasonNeeded => w.reason_needed.into(),
        Problem::NotNewest => w.not_newest.into(),
        Problem::Past => w.past.into(),
        Problem::FromTomorrow => w.from_tomorrow.into(),
        Problem::NobodyTold => w.nobody_told.into(),
        Problem::OpenTooLong(n) => fill(w.open_too_long, &[("n", &count(*n))]),
        Problem::NoneAndOthers => w.none_and_others.into(),
        Problem::NotApprovable => w.not_approvable.into(),
        Problem::NothingToReturn => w.nothing_to_return.into(),
        Problem::NeedsReview => w.needs_review.into(),
        Problem::NoBallots(n) => fill(w.no_ballots, &[("n", &count(*n))]),
        Problem::LastOne => w.last_one.into(),
        Problem::HasAdmin => w.has_admin.into(),
        Problem::RunsStay => w.runs_stay.into(),
        Problem::Shrinks(gone, of) => fill(w.shrinks, &[("gone", &count(*gone)), ("of", &count(*of))]),
        Problem::Ahead => w.ahead.to_owned(),
        Problem::TooFarAhead(days) => fill(w.too_far_ahead, &[("n", &number(*days))]),
        Problem::Table(problem) => w.table(problem),
        // Named one by one, so that a problem nobody has words for does not compile.
        Problem::Required
        | Problem::TooLong(_)
        | Problem::NotANumber
        | Problem::Range(..)
        | Problem::NotADate
        | Problem::NotAnEmail
        | Problem::NotAnAddress
        | Problem::NotADoi
        | Problem::UnknownChoice
        | Problem::Unchosen
        | Problem::AtLeast(_)
        | Problem::AtMost(_)
        | Problem::NoModule
        | Problem::NoPublication
        | Problem::NotAfter(_)
        | Problem::NotBefore(_)
        | Problem::CreditsDiffer(..)
        | Problem::OutsideSemester
        | Problem::OtherSemester
        | Problem::OtherStudyYear
        | Problem::StudyTooLong
        | Problem::NotTaughtThere(..)
        | Problem::NothingBefore
        | Problem::SameLanguage
        | Problem::LinesDiffer(..) => typed_problem_in(lang, problem).unwrap_or_default(),
    }
}
