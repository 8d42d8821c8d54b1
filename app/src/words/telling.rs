//! Words of what is told beyond one survey: measures, borrowing, changes over years, the heat table.

use super::{Words, fill, words};
use crate::evaluation::model::{Beyond, Estimate, Progress};
use crate::insight::telling::{Across, Borrowed, HeatCell, Measure, Signal, SignalKind, SignalPoint};
use crate::shared::time::StudyYear;
use crate::shared::units::{decimal, percent};

/// From so many percent lent a best guess says little about those who answered.
const MOSTLY: u32 = 50;

words! {
    pub struct TellingWords {
        overall: "Studiet som helhet" | "Studiet som heilskap" | "The study as a whole";
        quality: "Gjennomføring og kvalitet" | "Gjennomføring og kvalitet" | "Teaching and quality";
        conditions: "Motivasjon og vilkår på arbeidsplassen" | "Motivasjon og vilkår på arbeidsplassen" | "Motivation and conditions at work";
        benefit: "Utbytte og bruk i praksis" | "Utbytte og bruk i praksis" | "Benefit and use in practice";
        themes: "De fem temaene samlet" | "Dei fem temaa samla" | "The five themes together";
        index_note: "Hvert område er snittet av spørsmålene som hører til det." | "Kvart område er snittet av spørsmåla som høyrer til det." | "Each area is the mean of the questions that belong to it.";

        summary: "Hovedtall" | "Hovudtal" | "Main figures";
        measure: "Område" | "Område" | "Area";
        best_guess: "Beste anslag" | "Beste anslag" | "Best guess";
        best_guess_note: "Når få har svart, sier snittet alene lite. Beste anslag veier svarene mot andre år av samme studium, faget og landet. Jo færre svar, desto mer er lånt." | "Når få har svart, seier snittet åleine lite. Beste anslag veg svara mot andre år av same studium, faget og landet. Di færre svar, di meir er lånt." | "When few have answered, the mean alone says little. The best guess weighs the answers against other years of the same study, the subject and the country. The fewer answers, the more is borrowed.";
        borrowed: "Lånt" | "Lånt" | "Borrowed";
        borrowed_from: "lånt {share}: {parts}" | "lånt {share}: {parts}" | "borrowed {share}: {parts}";
        from_series: "andre år {share}" | "andre år {share}" | "other years {share}";
        from_subject: "faget {share}" | "faget {share}" | "the subject {share}";
        from_nation: "landet {share}" | "landet {share}" | "the country {share}";
        borrowed_mostly: "{borrowed}; mest lånt, sier lite om dette kullet" | "{borrowed}; mest lånt, seier lite om dette kullet" | "{borrowed}; mostly borrowed, says little about this cohort";
        borrowed_none: "ingenting lånt" | "ingenting lånt" | "nothing borrowed";
        bound_label: "{name}: snitt {mean}" | "{name}: snitt {mean}" | "{name}: mean {mean}";
        at_least: "minst {mean}" | "minst {mean}" | "at least {mean}";
        at_most: "høyst {mean}" | "høgst {mean}" | "at most {mean}";
        beyond_note: "Når nesten alle i en liten gruppe er enige, vises bare en grense, for ellers ville snittet røpe hva hver enkelt svarte." | "Når nesten alle i ei lita gruppe er einige, blir berre ei grense vist, for elles ville snittet røpe kva kvar einskild svarte." | "When nearly everyone in a small group agrees, only a bound is shown; otherwise the mean would give away what each one said.";
        distribution_hidden: "Fordelingen er skjult, for en del av den er for liten til å vises." | "Fordelinga er skjult, for ein del av henne er for liten til å visast." | "The distribution is hidden, since a part of it is too small to be shown.";
        response_title: "Hva svarandelen betyr" | "Kva svardelen betyr" | "What the response rate means";
        response_all: "Alle som ble invitert, har svart. Tallene gjelder derfor hele gruppen." | "Alle som vart inviterte, har svart. Tala gjeld difor heile gruppa." | "Everyone invited has answered. The figures are therefore about the whole group.";
        response_who: "{silent} av {invited} har ikke svart. Hva de mener, vet ingen, og hvem som lar være å svare, er sjelden tilfeldig." | "{silent} av {invited} har ikkje svart. Kva dei meiner, veit ingen, og kven som lèt vere å svare, er sjeldan tilfeldig." | "{silent} of {invited} have not answered. Nobody knows what they think, and who leaves a survey unanswered is seldom a matter of chance.";
        response_interval: "Intervallet tar med at bare noen har svart, men regner med at de ligner på resten. Hvis de som ikke svarte, ville svart ett poeng lavere enn de andre, ville snittet for alle vært {shift} poeng lavere enn her." | "Intervallet tek med at berre nokre har svart, men reknar med at dei liknar på resten. Dersom dei som ikkje svarte, ville svart eitt poeng lågare enn dei andre, ville snittet for alle vore {shift} poeng lågare enn her." | "The interval allows for only some having answered, but takes them to be like the rest. If those who did not answer would have answered one point lower than the others, the mean of all would be {shift} points lower than here.";
        response_small: "I en liten gruppe skal det lite til: her er hver som svarer, {each} av gruppen." | "I ei lita gruppe skal det lite til: her er kvar som svarar, {each} av gruppa." | "In a small group little is needed: here each person who answers is {each} of the group.";
        to_series: "Utviklingen over år" | "Utviklinga over år" | "The development over years";

        waiting_one: "1 undersøkelse venter på flere svar" | "1 undersøking ventar på fleire svar" | "1 survey waits for more answers";
        waiting_many: "{n} undersøkelser venter på flere svar" | "{n} undersøkingar ventar på fleire svar" | "{n} surveys wait for more answers";
        pooled_one: "1 tall dekker flere år" | "1 tal dekkjer fleire år" | "1 figure covers several years";
        pooled_many: "{n} tall dekker flere år" | "{n} tal dekkjer fleire år" | "{n} figures cover several years";
        pooled_years: "{from} til {to} samlet" | "{from} til {to} samla" | "{from} to {to} together";
        waits_note: "En undersøkelse med for få svar venter til neste år har gitt nok. Da regnes årene sammen, og tallet står i det siste av dem." | "Ei undersøking med for få svar ventar til neste år har gjeve nok. Då blir åra rekna saman, og talet står i det siste av dei." | "A survey with too few answers waits until the next year has given enough. Then the years are pooled, and the figure stands in the last of them.";

        series_lead: "Hvert punkt er ett år, eller flere år samlet der ett år har for få svar. Streken rundt punktet er et 90\u{a0}%-intervall." | "Kvart punkt er eitt år, eller fleire år samla der eitt år har for få svar. Streken rundt punktet er eit 90\u{a0}%-intervall." | "Each dot is one year, or several years together where one has too few answers. The bar around the dot is a 90\u{a0}% interval.";
        items: "Spørsmål for spørsmål" | "Spørsmål for spørsmål" | "Question by question";
        items_lead: "Hvert spørsmål over årene, slik det er stilt i den nyeste undersøkelsen, ved siden av faget og landet." | "Kvart spørsmål over åra, slik det er stilt i den nyaste undersøkinga, ved sida av faget og landet." | "Each question over the years, as asked in the newest survey, beside the subject and the country.";
        items_show: "Vis spørsmålene ({n})" | "Vis spørsmåla ({n})" | "Show the questions ({n})";
        series_none_title: "Ingen tall ennå" | "Ingen tal enno" | "No figures yet";
        series_none: "For få har svart til at noe kan vises. Svarene venter til neste undersøkelse av samme studium er lukket." | "For få har svart til at noko kan visast. Svara ventar til neste undersøking av same studium er lukka." | "Too few have answered for anything to be shown. The answers wait until the next survey of the same study has closed.";
        of_invited: "{n} av {invited}" | "{n} av {invited}" | "{n} of {invited}";
        years: "År for år" | "År for år" | "Year by year";
        year: "Studieår" | "Studieår" | "Study year";
        own: "studiet" | "studiet" | "the study";
        subject: "Faget" | "Faget" | "The subject";
        nation: "Landet" | "Landet" | "The country";
        key_own: "{own}, med 90\u{a0}%-intervall" | "{own}, med 90\u{a0}%-intervall" | "{own}, with a 90\u{a0}% interval";
        key_subject: "snittet i faget" | "snittet i faget" | "mean of the subject";
        key_nation: "snittet i landet" | "snittet i landet" | "mean of the country";
        norm_hidden: "Snittet for fag eller land vises bare når nok har svart ved minst tre institusjoner." | "Snittet for fag eller land blir vist berre når nok har svart ved minst tre institusjonar." | "The mean of subject or country is shown only when enough have answered at three or more institutions.";
        as_table: "Vis som tabell" | "Vis som tabell" | "Show as a table";
        surveys: "Undersøkelsene" | "Undersøkingane" | "The surveys";
        waits: "venter på flere svar" | "ventar på fleire svar" | "waits for more answers";
        told: "inngår i tallene" | "er med i tala" | "is in the figures";

        changes: "Hva har endret seg" | "Kva har endra seg" | "What has changed";
        changes_lead: "Studier der tallene har endret seg mer enn tilfeldigheter forklarer, og studier der ingen kan vite det ennå." | "Studium der tala har endra seg meir enn tilfeldigheiter forklarer, og studium der ingen kan vite det enno." | "Studies whose figures have changed more than chance explains, and studies of which nobody can know yet.";
        changes_how: "Et varsel bygger bare på tall som vises her. Av 20 studier som holder seg jevne, blir omtrent ett varslet uten grunn. Les det derfor som en grunn til å se nærmere etter." | "Eit varsel byggjer berre på tal som blir viste her. Av 20 studium som held seg jamne, blir omtrent eitt varsla utan grunn. Les det difor som ein grunn til å sjå nærare etter." | "A warning rests only on figures shown here. Of 20 studies that stay steady, about one is warned of for no reason. So read it as a reason to look closer.";
        fell: "Har falt" | "Har falle" | "Has fallen";
        rose: "Har steget" | "Har stige" | "Has risen";
        dipped: "Ett tema er blitt svakere" | "Eitt tema er blitt svakare" | "One theme has become weaker";
        single: "Bare ett tall så langt" | "Berre eitt tal så langt" | "Only one figure so far";
        single_why: "En endring kan først ses når det finnes to tall." | "Ei endring kan først sjåast når det finst to tal." | "A change can be seen only when there are two figures.";
        waiting: "For få svar til noe tall" | "For få svar til noko tal" | "Too few answers for any figure";
        waiting_why: "Undersøkelser er lukket, men for få har svart." | "Undersøkingar er lukka, men for få har svart." | "Surveys have closed, but too few have answered.";
        changes_more: "Vis alle {n}" | "Vis alle {n}" | "Show all {n}";
        changes_back: "Alle slags endringer" | "Alle slags endringar" | "All kinds of change";
        none_kind: "Ingen studier." | "Ingen studium." | "No studies.";
        evidence: "{measure}: {from} ({from_years}, {from_n} svar) til {to} ({to_years}, {to_n} svar)." | "{measure}: {from} ({from_years}, {from_n} svar) til {to} ({to_years}, {to_n} svar)." | "{measure}: {from} ({from_years}, {from_n} answers) to {to} ({to_years}, {to_n} answers).";
        beside_others: "Temaet er {change} lavere enn før når de andre temaene er trukket fra." | "Temaet er {change} lågare enn før når dei andre temaa er trekte frå." | "The theme is {change} lower than before when the other themes are taken away.";
        chance: "Så stor endring kommer helt tilfeldig i {n} av 1\u{a0}000 studier som ikke har endret seg." | "Så stor endring kjem reint tilfeldig i {n} av 1\u{a0}000 studium som ikkje har endra seg." | "So large a change comes by pure chance in {n} of 1,000 studies that have not changed.";
        chance_rare: "Så stor endring kommer helt tilfeldig i færre enn 1 av 1\u{a0}000 studier som ikke har endret seg." | "Så stor endring kjem reint tilfeldig i færre enn 1 av 1\u{a0}000 studium som ikkje har endra seg." | "So large a change comes by pure chance in fewer than 1 of 1,000 studies that have not changed.";
        changes_none: "Ingen tall har endret seg mer enn tilfeldigheter forklarer." | "Ingen tal har endra seg meir enn tilfeldigheiter forklarer." | "No figures have changed more than chance explains.";
        unknown: "Det ingen kan vite ennå" | "Det ingen kan vite enno" | "What nobody can know yet";

        heat: "Fag og tema" | "Fag og tema" | "Subjects and themes";
        heat_lead: "Snitt per fag og institusjon, på en skala fra 1 til 5. En rute er farget bare når intervallet ligger helt over eller helt under landet." | "Snitt per fag og institusjon, på ein skala frå 1 til 5. Ei rute er farga berre når intervallet ligg heilt over eller heilt under landet." | "Mean per subject and institution, on a scale from 1 to 5. A cell is shaded only when its interval lies wholly above or below the country.";
        heat_caption: "Fag, institusjoner og studier" | "Fag, institusjonar og studium" | "Subjects, institutions and studies";
        heat_all: "Alle fag" | "Alle fag" | "All subjects";
        heat_all_institutions: "Alle institusjoner" | "Alle institusjonar" | "All institutions";
        heat_across: "Kolonner" | "Kolonnar" | "Columns";
        across_themes: "områder og tema" | "område og tema" | "areas and themes";
        across_years: "studieår" | "studieår" | "study years";
        heat_way: "Hvor du er i tabellen" | "Kvar du er i tabellen" | "Where you are in the table";
        heat_leads: "Et navn fører til det raden består av: faget til institusjonene, institusjonen til studiene. Et tall fører til det samme år for år, og for et studium til undersøkelsen det er hentet fra." | "Eit namn fører til det rada består av: faget til institusjonane, institusjonen til studia. Eit tal fører til det same år for år, og for eit studium til undersøkinga det er henta frå." | "A name leads to what the row is made of: a subject to its institutions, an institution to its studies. A number leads to the same year by year, and for a study to the survey it comes from.";
        heat_long: "Tabellen er for lang til å vises hel. Følg et navn nedover, eller last ned hele tabellen." | "Tabellen er for lang til å visast heil. Følg eit namn nedover, eller last ned heile tabellen." | "The table is too long to be shown whole. Follow a name downwards, or download the whole table.";
        heat_whole: "hele faget" | "heile faget" | "the whole subject";
        heat_hidden: "skjult: for få svar" | "skjult: for få svar" | "hidden: too few answers";
        heat_nothing: "ingen undersøkelse" | "inga undersøking" | "no survey";
        heat_n: "{n} svar" | "{n} svar" | "{n} answers";
        heat_key_1: "klart under landet" | "klart under landet" | "clearly below the country";
        heat_key_2: "under landet" | "under landet" | "below the country";
        heat_key_4: "over landet" | "over landet" | "above the country";
        heat_key_5: "klart over landet" | "klart over landet" | "clearly above the country";
        heat_none: "Ingen undersøkelser er lukket for dette utvalget. Velg et annet år eller fag." | "Ingen undersøkingar er lukka for dette utvalet. Vel eit anna år eller fag." | "No surveys have closed for this choice. Choose another year or subject.";
        progress_title: "Tilstand" | "Tilstand" | "State";
        progress_planned: "Planlagt" | "Planlagd" | "Planned";
        progress_open: "Åpen" | "Open" | "Open";
        progress_closed: "Tekstene leses" | "Tekstane blir lesne" | "Texts being read";
        progress_text_reviewed: "Tekstene er lest" | "Tekstane er lesne" | "Texts read";
        progress_reported: "Rapportert" | "Rapportert" | "Reported";
        means_closed: "Undersøkelsen er lukket. Direktoratet har ikke lest alt deltakerne skrev." | "Undersøkinga er lukka. Direktoratet har ikkje lese alt deltakarane skreiv." | "The survey has closed. The directorate has not read everything participants wrote.";
        means_text_reviewed: "Det deltakerne skrev, er lest. Tallene venter til flere har svart." | "Det deltakarane skreiv, er lese. Tala ventar til fleire har svart." | "What participants wrote has been read. The figures wait until more have answered.";
        means_reported: "Både tallene og fritekstsvarene er lagt fram." | "Både tala og fritekstsvara er lagde fram." | "Both the figures and what participants wrote have been made known.";
        overview: "Oversikt" | "Oversikt" | "Overview";
        county: "Fylke" | "Fylke" | "County";
        csv_level: "Mot landet" | "Mot landet" | "Beside the country";
    }
}

impl TellingWords {
    /// How far a survey has come.
    #[must_use]
    pub const fn progress(&self, progress: Progress) -> &'static str {
        match progress {
            Progress::Planned => self.progress_planned,
            Progress::Open => self.progress_open,
            Progress::Closed => self.progress_closed,
            Progress::TextReviewed => self.progress_text_reviewed,
            Progress::Reported => self.progress_reported,
        }
    }

    /// What that means for a reader of results; empty before there are any.
    #[must_use]
    pub const fn progress_means(&self, progress: Progress) -> &'static str {
        match progress {
            Progress::Planned | Progress::Open => "",
            Progress::Closed => self.means_closed,
            Progress::TextReviewed => self.means_text_reviewed,
            Progress::Reported => self.means_reported,
        }
    }

    /// What stands along the top of the heat table.
    #[must_use]
    pub const fn across(&self, across: Across) -> &'static str {
        match across {
            Across::Themes => self.across_themes,
            Across::Years => self.across_years,
        }
    }
}

impl Words {
    #[must_use]
    pub const fn telling(self) -> &'static TellingWords {
        TellingWords::of(self.lang)
    }

    /// A measure's name; a theme's is that of the theme.
    #[must_use]
    pub fn measure(self, measure: Measure) -> &'static str {
        let w = self.telling();
        match (measure, measure.theme()) {
            (_, Some(theme)) => self.theme(theme),
            (Measure::Quality, _) => w.quality,
            (Measure::Conditions, _) => w.conditions,
            (Measure::Benefit, _) => w.benefit,
            (Measure::Themes, _) => w.themes,
            _ => w.overall,
        }
    }

    /// `2025–26`, or `2023–24 til 2025–26 samlet`.
    #[must_use]
    pub fn years_told(self, (from, to): (StudyYear, StudyYear)) -> String {
        if from == to {
            return to.to_string();
        }
        let values = [("from", &*from.to_string()), ("to", &*to.to_string())];
        fill(self.telling().pooled_years, &values)
    }

    /// `lånt 40 %: andre år 22 %, faget 10 %, landet 8 %`.
    #[must_use]
    pub fn borrowed(self, b: &Borrowed) -> String {
        let w = self.telling();
        let (lent, parts) = b.percents();
        if lent == 0 {
            return w.borrowed_none.to_owned();
        }
        let share = |percents: u32| percent(f64::from(percents) / 100.0);
        let said: Vec<String> = [w.from_series, w.from_subject, w.from_nation]
            .into_iter()
            .zip(parts)
            .filter(|(_, part)| *part > 0)
            .map(|(text, part)| fill(text, &[("share", &share(part))]))
            .collect();
        let borrowed = fill(
            w.borrowed_from,
            &[("share", &share(lent)), ("parts", &said.join(", "))],
        );
        if lent < MOSTLY {
            return borrowed;
        }
        fill(w.borrowed_mostly, &[("borrowed", &borrowed)])
    }

    /// The heading of signals of a kind.
    #[must_use]
    pub const fn signal_kind(self, kind: SignalKind) -> &'static str {
        let w = self.telling();
        match kind {
            SignalKind::Fell => w.fell,
            SignalKind::Rose => w.rose,
            SignalKind::Dipped => w.dipped,
            SignalKind::Waiting => w.waiting,
            SignalKind::Single => w.single,
        }
    }

    /// What a signal rests on, in sentences.
    #[must_use]
    pub fn evidence(self, signal: &Signal) -> String {
        let w = self.telling();
        if signal.kind == SignalKind::Waiting {
            return w.waiting_why.to_owned();
        }
        let (Some(first), Some(last)) = (signal.points.first(), signal.points.last()) else {
            return w.single_why.to_owned();
        };
        if signal.kind == SignalKind::Single {
            return w.single_why.to_owned();
        }
        let number = |p: &SignalPoint| decimal(p.mean, 1, self.lang);
        let measure = signal.measure.map_or("", |m| self.measure(m));
        let values = [
            ("measure", measure.to_owned()),
            ("from", number(first)),
            ("from_years", self.years_told(first.years)),
            ("from_n", first.n.to_string()),
            ("to", number(last)),
            ("to_years", self.years_told(last.years)),
            ("to_n", last.n.to_string()),
        ];
        let values: Vec<(&str, &str)> = values.iter().map(|(n, v)| (*n, v.as_str())).collect();
        let mut said = vec![fill(w.evidence, &values)];
        if signal.kind == SignalKind::Dipped {
            let change = decimal(signal.change.abs(), 1, self.lang);
            said.push(fill(w.beside_others, &[("change", &change)]));
        }
        said.push(match signal.chance_milli {
            0 => w.chance_rare.to_owned(),
            n => fill(w.chance, &[("n", &n.to_string())]),
        });
        said.join(" ")
    }

    /// What the shade of a heat cell means; empty for one like the country.
    #[must_use]
    pub const fn heat_level(self, cell: &HeatCell) -> &'static str {
        let w = self.telling();
        match cell {
            HeatCell::Shown { level: 1, .. } => w.heat_key_1,
            HeatCell::Shown { level: 2, .. } => w.heat_key_2,
            HeatCell::Shown { level: 4, .. } => w.heat_key_4,
            HeatCell::Shown { level: 5, .. } => w.heat_key_5,
            _ => "",
        }
    }

    /// `2 undersøkelser venter på flere svar · 1 tall dekker flere år`; empty where there is nothing to say.
    #[must_use]
    pub fn kept_back(self, waiting: u32, pooled: u32) -> String {
        let w = self.telling();
        let said = |n: u32, one: &str, many: &str| match n {
            0 => None,
            1 => Some(one.to_owned()),
            n => Some(fill(many, &[("n", &n.to_string())])),
        };
        [
            said(waiting, w.waiting_one, w.waiting_many),
            said(pooled, w.pooled_one, w.pooled_many),
        ]
        .into_iter()
        .flatten()
        .collect::<Vec<_>>()
        .join(" · ")
    }

    /// A mean in figures: `4,2`, or the bound it lies beyond.
    #[must_use]
    pub fn mean(self, estimate: &Estimate) -> String {
        self.bounded(estimate, decimal(estimate.mean, 1, self.lang))
    }

    /// The same as files have numbers: with a decimal comma in all languages.
    #[cfg(feature = "ssr")]
    #[must_use]
    pub fn mean_in_file(self, estimate: &Estimate) -> String {
        self.bounded(estimate, crate::shared::csv::one_decimal(estimate.mean))
    }

    /// `Norsk: snitt 4,2, trolig mellom 3,9 og 4,5`; a bound stands alone, for its interval would begin on its other side.
    #[must_use]
    pub fn estimate_label(self, name: &str, estimate: &Estimate) -> String {
        let number = |value| decimal(value, 1, self.lang);
        let text = match estimate.beyond {
            None => self.figures.mean_label,
            Some(_) => self.telling().bound_label,
        };
        let values = [
            ("name", name),
            ("mean", &*self.mean(estimate)),
            ("low", &*number(estimate.low)),
            ("high", &*number(estimate.high)),
        ];
        fill(text, &values)
    }

    /// The same as short as a drawing needs it: `4,2`, `≥ 4,7`.
    #[must_use]
    pub fn mean_drawn(self, estimate: &Estimate) -> String {
        let number = decimal(estimate.mean, 1, self.lang);
        match estimate.beyond {
            None => number,
            Some(Beyond::AtLeast) => format!("≥\u{a0}{number}"),
            Some(Beyond::AtMost) => format!("≤\u{a0}{number}"),
        }
    }

    fn bounded(self, estimate: &Estimate, number: String) -> String {
        let w = self.telling();
        match estimate.beyond {
            None => number,
            Some(Beyond::AtLeast) => fill(w.at_least, &[("mean", &number)]),
            Some(Beyond::AtMost) => fill(w.at_most, &[("mean", &number)]),
        }
    }
}
