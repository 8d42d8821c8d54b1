//! Words of an offer's public page.

use super::{Words, fill, words};
use crate::catalogue::model::{Gathering, Quality};
use crate::shared::time::date_range_words;
use crate::shared::units::decimal;

words! {
    pub struct OfferPageWords {
        text_only_in: "Institusjonen har bare skrevet denne teksten på {language}." | "Institusjonen har berre skrive denne teksten på {language}." | "The institution has written this text in {language} only.";
        text_partly_in: "Institusjonen har skrevet deler av denne teksten bare på {language}." | "Institusjonen har skrive delar av denne teksten berre på {language}." | "The institution has written parts of this text in {language} only.";
        contents: "På denne siden" | "På denne sida" | "On this page";
        facts: "Fakta" | "Fakta" | "Facts";
        outcomes: "Læringsutbytte" | "Læringsutbyte" | "Learning outcomes";
        builds_on: "Bygger på {modules}" | "Byggjer på {modules}" | "Builds on {modules}";
        rests_on: "Underbygger læringsutbytte {n}." | "Underbyggjer læringsutbyte {n}." | "Supports learning outcome {n}.";
        outcomes_lead: "Når studiet er fullført, har deltakeren dette med seg." | "Når studiet er fullført, har deltakaren dette med seg." | "This is what participants take with them when they have completed the study.";
        themes: "Slik dekkes de fem temaene" | "Slik blir dei fem temaa dekte" | "How the five themes are served";
        theme_outcome: "Læringsutbytte:" | "Læringsutbyte:" | "Learning outcome:";
        theme_unknown: "{theme} – ikke beskrevet i planen" | "{theme} – ikkje skildra i planen" | "{theme} – not described in the plan";
        runs: "Gjennomføringer" | "Gjennomføringar" | "Runs";
        no_runs: "Ingen gjennomføring er kunngjort ennå." | "Inga gjennomføring er kunngjord enno." | "No run has been announced yet.";
        run_undated: "Uten dato" | "Utan dato" | "Undated";
        period: "Varighet" | "Lengd" | "Duration";
        from_date: "fra {date}" | "frå {date}" | "from {date}";
        to_date: "til {date}" | "til {date}" | "until {date}";
        week: "uke {n}" | "veke {n}" | "week {n}";
        stage: "Trinn" | "Trinn" | "Years";
        stages: "Trinn {stages}" | "Trinn {stages}" | "Years {stages}";
        credits: "{n} studiepoeng" | "{n} studiepoeng" | "{n} credits";
        price: "Pris" | "Pris" | "Price";
        price_free: "Ingen studieavgift ut over semesteravgiften ({year}, veiledende)" | "Inga studieavgift ut over semesteravgifta ({year}, rettleiande)" | "No fee beyond the semester fee ({year}, indicative)";
        price_paid: "{amount} ut over semesteravgiften ({year}, veiledende)" | "{amount} ut over semesteravgifta ({year}, rettleiande)" | "{amount} beyond the semester fee ({year}, indicative)";
        code: "Kode" | "Kode" | "Code";
        year: "Studieår" | "Studieår" | "Study year";
        contact: "Kontakt" | "Kontakt" | "Contact";
        apply: "Søknad" | "Søknad" | "Application";
        apply_now: "Søk på dette tilbudet" | "Søk på dette tilbodet" | "Apply for this offer";
        apply_closed: "Det er ikke mulig å søke nå." | "Det går ikkje an å søkje no." | "It is not possible to apply now.";
        no_deadline: "Ingen søknadsfrist er oppgitt." | "Ingen søknadsfrist er oppgitt." | "No deadline is stated.";
        deadlines_differ: "Det er to frister på ulike datoer: én for pengene, én for studieplassen. Du må søke begge steder." | "Det er to fristar på ulike datoar: éin for pengane, éin for studieplassen. Du må søkje begge stader." | "There are two deadlines on different dates: one for the money, one for the place. You must apply for both.";
        days_left: "{n} dager igjen" | "{n} dagar att" | "{n} days left";
        day_left: "1 dag igjen" | "1 dag att" | "1 day left";
        last_day: "siste dag er i dag" | "siste dagen er i dag" | "last day is today";
        passed: "fristen er ute" | "fristen er ute" | "the deadline has passed";
        compare: "Sammenlign med andre tilbud" | "Samanlikn med andre tilbod" | "Compare with other offers";
        source: "Institusjonens egen side" | "Institusjonen si eiga side" | "The institution's own page";
        edit: "Åpne på arbeidsflaten" | "Opne på arbeidsflata" | "Open on the workbench";
        quality: "Hva deltakerne sier" | "Kva deltakarane seier" | "What participants say";
        quality_lead: "Gjennomsnitt for studiet alt i alt, på en skala fra 1 til 5. Streken viser hvor sikkert tallet er." | "Gjennomsnitt for studiet alt i alt, på ein skala frå 1 til 5. Streken viser kor sikkert talet er." | "Mean for the study as a whole, on a scale from 1 to 5. The line shows how certain the figure is.";
        quality_name: "Alt i alt" | "Alt i alt" | "All in all";
        quality_said: "{mean} av 5 (90 %-intervall {low}–{high}), {n} svar av {invited} inviterte, {years}" | "{mean} av 5 (90 %-intervall {low}–{high}), {n} svar av {invited} inviterte, {years}" | "{mean} out of 5 (90% interval {low}–{high}), {n} answers from {invited} invited, {years}";
        quality_bound: "{mean} av 5, {n} svar av {invited} inviterte, {years}" | "{mean} av 5, {n} svar av {invited} inviterte, {years}" | "{mean} out of 5, {n} answers from {invited} invited, {years}";
        quality_few: "for få svar" | "for få svar" | "too few answers";
        quality_few_text: "Tall vises først når så mange har svart at ingen kan kjennes igjen." | "Tal blir viste først når så mange har svart at ingen kan kjennast att." | "Figures are shown only when so many have answered that nobody can be recognised.";
        quality_simulated: "Simulerte svar" | "Simulerte svar" | "Simulated answers";
        versions: "Alle versjoner" | "Alle versjonar" | "All versions";
        versions_lead: "Teksten gjelder for ett studieår om gangen. Eldre versjoner kan fortsatt leses." | "Teksten gjeld for eitt studieår om gongen. Eldre versjonar kan framleis lesast." | "The text holds for one study year at a time. Older versions can still be read.";
        version_shown: "vises nå" | "blir vist no" | "shown now";
        version_live: "gjeldende" | "gjeldande" | "current";
        older_title: "Du leser en eldre versjon" | "Du les ein eldre versjon" | "You are reading an older version";
        older_text: "Dette er teksten for studieåret {year}." | "Dette er teksten for studieåret {year}." | "This is the text for the study year {year}.";
        older_link: "Les den gjeldende versjonen, for {year}" | "Les den gjeldande versjonen, for {year}" | "Read the current version, for {year}";
        withdrawn_title: "Tilbudet er trukket" | "Tilbodet er trekt" | "The offer has been withdrawn";
        withdrawn_text: "Institusjonen tilbyr det ikke lenger. Teksten står her for dem som har tatt studiet." | "Institusjonen tilbyr det ikkje lenger. Teksten står her for dei som har teke studiet." | "The institution no longer offers it. The text stays here for those who have taken the study.";
        withdrawn_reason: "Begrunnelse: {reason}" | "Grunngiving: {reason}" | "Reason: {reason}";
        year_ignored: "Studieåret i adressen er ikke et årstall. Du ser den gjeldende versjonen." | "Studieåret i adressa er ikkje eit årstal. Du ser den gjeldande versjonen." | "The study year in the address is not a year. You see the current version.";
        print: "Siden er laget for å skrives ut: velg Skriv ut i nettleseren." | "Sida er laga for å skrivast ut: vel Skriv ut i nettlesaren." | "The page is made to be printed: choose Print in the browser.";
    }
}

impl Words {
    /// Words of an offer's public page.
    #[must_use]
    pub const fn offer_page(&self) -> &'static OfferPageWords {
        OfferPageWords::of(self.lang)
    }

    /// `25.–26. august 2027, Bergen, obligatorisk`.
    #[must_use]
    pub fn gathering(&self, gathering: &Gathering) -> String {
        let dates = date_range_words(gathering.from, gathering.to, self.lang);
        let place = Some(gathering.place.clone()).filter(|place| !place.is_empty());
        let attendance = gathering.compulsory.map(|is| {
            let w = self.offer_work();
            if is { w.compulsory_yes } else { w.compulsory_no }.to_lowercase()
        });
        let said: Vec<String> = std::iter::once(dates).chain(place).chain(attendance).collect();
        said.join(", ")
    }

    /// `4,2 av 5 (90 %-intervall 3,9–4,5), 24 svar av 41 inviterte, 2024–25 til 2026–27 samlet`; a bound stands alone.
    #[must_use]
    pub fn quality_said(&self, q: &Quality) -> String {
        let number = |value| decimal(value, 1, self.lang);
        let values = [
            ("mean", self.mean(&q.estimate)),
            ("low", number(q.estimate.low)),
            ("high", number(q.estimate.high)),
            ("n", q.n.to_string()),
            ("invited", q.invited.to_string()),
            ("years", self.years_told(q.years)),
        ];
        let values: Vec<(&str, &str)> = values
            .iter()
            .map(|(name, value)| (*name, value.as_str()))
            .collect();
        let w = self.offer_page();
        let text = if q.estimate.beyond.is_some() {
            w.quality_bound
        } else {
            w.quality_said
        };
        fill(text, &values)
    }

    /// How long it is to a deadline: «12 dager igjen», «fristen er ute».
    #[must_use]
    pub fn days_left(&self, days: i64) -> String {
        let w = self.offer_page();
        match days {
            ..0 => w.passed.to_owned(),
            0 => w.last_day.to_owned(),
            1 => w.day_left.to_owned(),
            n => fill(w.days_left, &[("n", &n.to_string())]),
        }
    }
}
