//! Words of «Hva mangler jeg?»: what the rules ask for, always with care – the employer judges.

use chrono::Datelike as _;

use super::{Words, fill, words};
use crate::advice::form::CompetenceForm;
use crate::advice::rules::{Teaching, Validity, Whom};
use crate::catalogue::model::Reference;
use crate::shared::time::{Date, date_words};
use crate::shared::units::Credits;

words! {
    pub struct CompetenceWords {
        title: "Hva mangler jeg?" | "Kva manglar eg?" | "What am I missing?";
        lead: "Se hvor mange studiepoeng reglene ber om for å undervise i et fag, hva som mangler, og hvilke tilbud som kan bidra." | "Sjå kor mange studiepoeng reglane ber om for å undervise i eit fag, kva som manglar, og kva tilbod som kan bidra." | "See how many credits the rules ask for to teach a subject, what is missing, and which offers may help.";
        indicative: "Svaret er veiledende. Arbeidsgiveren avgjør om studiepoengene er relevante for faget." | "Svaret er rettleiande. Arbeidsgivaren avgjer om studiepoenga er relevante for faget." | "The answer is indicative. The employer decides whether the credits are relevant to the subject.";
        teaching: "Trinn du underviser på" | "Trinn du underviser på" | "Stage you teach at";
        subject: "Fag" | "Fag" | "Subject";
        credits: "Relevante studiepoeng du har" | "Relevante studiepoeng du har" | "Relevant credits you have";
        credits_hint: "For eksempel 15 eller 7,5. Tomt felt betyr ingen. En halvårsenhet (10 vekttall) svarer til 30 studiepoeng." | "Til dømes 15 eller 7,5. Tomt felt tyder ingen. Ei halvårseining (10 vekttal) svarer til 30 studiepoeng." | "For example 15 or 7.5. Left empty means none. A half-year unit (10 vekttall) equals 30 credits.";
        button: "Se hva som mangler" | "Sjå kva som manglar" | "See what is missing";
        only_address: "Det du oppgir, står bare i adressen til siden. Ingenting lagres." | "Det du oppgir, står berre i adressa til sida. Ingenting blir lagra." | "What you state stands in the page's address only. Nothing is stored.";
        until_kept: "Det du oppgir, står bare i adressen til siden, så lenge du ikke ber Videre huske det." | "Det du oppgir, står berre i adressa til sida, så lenge du ikkje ber Videre hugse det." | "What you state stands in the page's address only, as long as you do not ask Videre to remember it.";
        keep: "Husk dette" | "Hugs dette" | "Remember this";
        keep_instead: "Husk dette i stedet" | "Hugs dette i staden" | "Remember this instead";
        keep_note: "Da er skjemaet fylt ut neste gang du kommer. Bare du ser det." | "Då er skjemaet fylt ut neste gong du kjem. Berre du ser det." | "The form is then filled in the next time you come. Only you see it.";
        keep_signed_in: "Logg inn, så kan Videre huske dette til neste gang" | "Logg inn, så kan Videre hugse dette til neste gong" | "Sign in, and Videre can remember this for the next time";
        kept: "Videre har husket dette for deg siden {date}. Bare du ser det." | "Videre har hugsa dette for deg sidan {date}. Berre du ser det." | "Videre has remembered this for you since {date}. Only you see it.";
        kept_other: "Videre husker noe annet for deg:" | "Videre hugsar noko anna for deg:" | "Videre remembers something else for you:";
        kept_said: "{subject}, {teaching}, {n} studiepoeng" | "{subject}, {teaching}, {n} studiepoeng" | "{subject}, {teaching}, {n} credits";
        forget: "Slett det Videre husker" | "Slett det Videre hugsar" | "Delete what Videre remembers";
        own: "Hva du underviser i" | "Kva du underviser i" | "What you teach";
        own_none: "Videre husker ikke hva du underviser i eller hvor mange studiepoeng du har. Det kan du be om på siden" | "Videre hugsar ikkje kva du underviser i eller kor mange studiepoeng du har. Det kan du be om på sida" | "Videre does not remember what you teach or how many credits you have. You can ask for that on the page";

        lower: "1.–4. trinn" | "1.–4. trinn" | "Stages 1–4";
        middle: "5.–7. trinn" | "5.–7. trinn" | "Stages 5–7";
        lower_secondary: "8.–10. trinn" | "8.–10. trinn" | "Stages 8–10";
        upper_secondary: "Videregående opplæring" | "Vidaregåande opplæring" | "Upper secondary education";
        adults: "Opplæring av voksne innvandrere" | "Opplæring av vaksne innvandrarar" | "Teaching adult immigrants";
        at_lower: "på 1.–4. trinn" | "på 1.–4. trinn" | "at stages 1–4";
        at_middle: "på 5.–7. trinn" | "på 5.–7. trinn" | "at stages 5–7";
        at_lower_secondary: "på 8.–10. trinn" | "på 8.–10. trinn" | "at stages 8–10";
        at_upper_secondary: "i videregående opplæring" | "i vidaregåande opplæring" | "in upper secondary education";
        for_adults: "for voksne innvandrere" | "for vaksne innvandrarar" | "for adult immigrants";
        at_stages: "på {from}.–{to}. trinn" | "på {from}.–{to}. trinn" | "at stages {from}–{to}";
        other_subject: "Annet fag" | "Anna fag" | "Another subject";
        valgfag: "Valgfag" | "Valfag" | "Elective subject (valgfag)";
        utdanningsvalg: "Utdanningsvalg" | "Utdanningsval" | "Educational choice (utdanningsvalg)";
        arbeidslivsfag: "Arbeidslivsfag" | "Arbeidslivsfag" | "Working life skills (arbeidslivsfag)";
        yrkesfaglig_fordypning: "Yrkesfaglig fordypning" | "Yrkesfagleg fordjuping" | "Vocational specialisation";

        required: "For å undervise i {subject} {where} ber reglene om minst {n} relevante studiepoeng." | "For å undervise i {subject} {where} ber reglane om minst {n} relevante studiepoeng." | "To teach {subject} {where} the rules ask for at least {n} relevant credits.";
        recommended: "{n} studiepoeng er anbefalt for {subject}. Det er ikke et krav." | "{n} studiepoeng er tilrådde for {subject}. Det er ikkje eit krav." | "{n} credits are recommended for {subject}. They are not required.";
        nothing: "For å undervise i {subject} {where} er det ikke noe eget krav om studiepoeng i faget." | "For å undervise i {subject} {where} er det ikkje noko eige krav om studiepoeng i faget." | "To teach {subject} {where} there is no requirement of credits in the subject.";
        no_rule: "Her er det ikke lagt inn noen regel for {subject} {where}. Spør arbeidsgiveren." | "Her er det ikkje lagt inn nokon regel for {subject} {where}. Spør arbeidsgivaren." | "No rule has been entered here for {subject} {where}. Ask the employer.";
        asked: "Reglene ber om" | "Reglane ber om" | "Asked for";
        advised: "Anbefalt" | "Tilrådd" | "Recommended";
        had: "Du oppgir" | "Du oppgir" | "You state";
        missing: "Kan mangle" | "Kan mangle" | "May be missing";
        stp: "stp" | "stp" | "credits";
        reached: "Tallet er nådd, hvis arbeidsgiveren regner studiepoengene dine som relevante." | "Talet er nådd, om arbeidsgivaren reknar studiepoenga dine som relevante." | "The number is reached, if the employer counts your credits as relevant.";

        exempt: "Kravet gjelder ikke alle" | "Kravet gjeld ikkje alle" | "The requirement does not apply to all";
        rule: "Regelen" | "Regelen" | "The rule";
        law: "Hjemmel" | "Heimel" | "Legal basis";
        applies: "Gjelder" | "Gjeld" | "Applies";
        source: "Kilde" | "Kjelde" | "Source";
        as_of: "Vurdert per {date}. Henvisningene er til forskriften fra 2006. Vi har ikke kontrollert ordlyden i forskriften som kom med ny opplæringslov 1. august 2024. Lovdata har teksten som gjelder." | "Vurdert per {date}. Tilvisingane er til forskrifta frå 2006. Vi har ikkje kontrollert ordlyden i forskrifta som kom med ny opplæringslov 1. august 2024. Lovdata har teksten som gjeld." | "Assessed as of {date}. The references are to the regulation of 2006. We have not checked the wording of the regulation that came with the new education act on 1 August 2024. Lovdata has the text in force.";
        from: "fra {from}" | "frå {from}" | "from {from}";
        until: "til {to}, startdato ikke kjent" | "til {to}, startdato ikkje kjend" | "until {to}, first day not known";
        between: "fra {from} til {to}" | "frå {from} til {to}" | "from {from} until {to}";
        undated: "startdato ikke kjent" | "startdato ikkje kjend" | "first day not known";

        offers: "Tilbud som kan bidra" | "Tilbod som kan bidra" | "Offers that may help";
        offers_lead: "Tilbud som tar imot søknader eller er planlagt, med den nærmeste fristen først." | "Tilbod som tek imot søknader eller er planlagde, med den næraste fristen først." | "Offers that take applications or are planned, the nearest deadline first.";
        also_norwegian: "Kravet for norsk dekker også særskilt norskopplæring. Derfor står både norsk og norsk som andrespråk her." | "Kravet for norsk dekkjer òg særskild norskopplæring. Derfor står både norsk og norsk som andrespråk her." | "The requirement for Norwegian covers adapted language training too. That is why both Norwegian and Norwegian as a second language are listed.";
        after: "Etter dette kan det fortsatt mangle {n} studiepoeng." | "Etter dette kan det framleis mangle {n} studiepoeng." | "After this, {n} credits may still be missing.";
        after_none: "Etter dette kan tallet være nådd." | "Etter dette kan talet vere nådd." | "After this, the number may be reached.";
        after_unknown: "Tilbudet har ikke oppgitt studiepoeng." | "Tilbodet har ikkje oppgitt studiepoeng." | "The offer does not state its credits.";
        module_enough: "Emnet {modules} ({n} studiepoeng) kan være nok alene." | "Emnet {modules} ({n} studiepoeng) kan vere nok åleine." | "The module {modules} ({n} credits) may be enough by itself.";
        modules_enough: "Emnene {modules} (til sammen {n} studiepoeng) kan være nok." | "Emna {modules} (til saman {n} studiepoeng) kan vere nok." | "The modules {modules} (together {n} credits) may be enough.";
        see_all: "Se alle {n} i søket" | "Sjå alle {n} i søket" | "See all {n} in the search";
        none_title: "Ingen tilbud tar imot søknader akkurat nå" | "Ingen tilbod tek imot søknader akkurat no" | "No offers take applications just now";
        none_text: "Se alle tilbudene i faget, også dem der fristen er ute." | "Sjå alle tilboda i faget, òg dei der fristen er ute." | "See all offers in the subject, also those whose deadline has passed.";
        in_subject: "Tilbud i faget" | "Tilbod i faget" | "Offers in the subject";
        front_text: "Oppgi trinn, fag og studiepoeng, og se hva reglene ber om og hvilke tilbud som kan bidra." | "Oppgi trinn, fag og studiepoeng, og sjå kva reglane ber om og kva tilbod som kan bidra." | "State stage, subject and credits, and see what the rules ask for and which offers may help.";
    }
}

impl CompetenceWords {
    /// A choice of the form: `8.–10. trinn`.
    #[must_use]
    pub const fn teaching_name(&self, teaching: Teaching) -> &'static str {
        match teaching {
            Teaching::Lower => self.lower,
            Teaching::Middle => self.middle,
            Teaching::LowerSecondary => self.lower_secondary,
            Teaching::UpperSecondary => self.upper_secondary,
            Teaching::Adults => self.adults,
        }
    }

    /// Inside a sentence: `på 8.–10. trinn`.
    #[must_use]
    pub const fn teaching_at(&self, teaching: Teaching) -> &'static str {
        match teaching {
            Teaching::Lower => self.at_lower,
            Teaching::Middle => self.at_middle,
            Teaching::LowerSecondary => self.at_lower_secondary,
            Teaching::UpperSecondary => self.at_upper_secondary,
            Teaching::Adults => self.for_adults,
        }
    }
}

impl Words {
    /// Words of the page on requirements.
    #[must_use]
    pub const fn competence(&self) -> &'static CompetenceWords {
        CompetenceWords::of(self.lang)
    }

    /// A subject that rules know: the catalogue's name, or our own for those that no offer has.
    #[must_use]
    pub fn rule_subject(&self, code: &str, reference: &Reference) -> String {
        let w = self.competence();
        match code {
            "annet" => w.other_subject,
            "valgfag" => w.valgfag,
            "utdanningsvalg" => w.utdanningsvalg,
            "arbeidslivsfag" => w.arbeidslivsfag,
            "yrkesfaglig_fordypning" => w.yrkesfaglig_fordypning,
            code => reference.subject_name(code, self.lang),
        }
        .to_owned()
    }

    /// The same inside a sentence: Norwegian writes subjects small, English does not.
    #[must_use]
    pub fn rule_subject_within(&self, code: &str, reference: &Reference) -> String {
        let name = self.rule_subject(code, reference);
        let is_abbreviation = name.chars().nth(1).is_some_and(char::is_uppercase);
        if self.lang == crate::shared::lang::Lang::En || is_abbreviation {
            name
        } else {
            name.to_lowercase()
        }
    }

    /// Whom a rule is about, inside a sentence: `på 8.–10. trinn`; empty where it is everyone.
    #[must_use]
    pub fn rule_whom(&self, whom: Whom) -> String {
        let w = self.competence();
        match whom {
            Whom::Everyone => String::new(),
            Whom::Adults => w.for_adults.to_owned(),
            Whom::Stages(s) if (s.from, s.to) == (11, 13) => w.at_upper_secondary.to_owned(),
            Whom::Stages(s) => fill(
                w.at_stages,
                &[("from", &s.from.to_string()), ("to", &s.to.to_string())],
            ),
        }
    }

    /// What somebody teaches and has: `Norsk, 8.–10. trinn, 45 studiepoeng`.
    #[must_use]
    pub fn competence_said(&self, form: &CompetenceForm, reference: &Reference) -> String {
        let w = self.competence();
        let teaching = Teaching::from_code(&form.teaching).map_or("", |t| w.teaching_name(t));
        let had = Credits::parse(&form.credits).unwrap_or_default();
        let values = [
            ("subject", self.rule_subject(&form.subject, reference)),
            ("teaching", teaching.to_owned()),
            ("n", had.number(self.lang)),
        ];
        let values: Vec<(&str, &str)> = values.iter().map(|(n, v)| (*n, v.as_str())).collect();
        fill(w.kept_said, &values)
    }

    /// From when to when a row holds: `fra 2015`, `til 31. desember 2025, startdato ikke kjent`.
    #[must_use]
    pub fn validity(&self, validity: Validity) -> String {
        let w = self.competence();
        let day = |d: Date| {
            if d.ordinal() == 1 {
                d.year().to_string()
            } else {
                date_words(d, self.lang)
            }
        };
        match (
            validity.from.map(day),
            validity.to.map(|d| date_words(d, self.lang)),
        ) {
            (Some(from), Some(to)) => fill(w.between, &[("from", &from), ("to", &to)]),
            (Some(from), None) => fill(w.from, &[("from", &from)]),
            (None, Some(to)) => fill(w.until, &[("to", &to)]),
            (None, None) => w.undated.to_owned(),
        }
    }
}
