//! Words about rules that open findings.

use super::{Words, fill, words};
use crate::followup::rules::form::written;
use crate::followup::rules::model::{Fact, Met, RuleKind};
use crate::shared::lang::Lang;
use crate::shared::units::decimal;

words! {
    pub struct FindingRulesWords {
        title: "Regler som åpner funn" | "Reglar som opnar funn" | "Rules that open findings";
        lead: "Når nye tall publiseres, kan en regel åpne et funn av seg selv. Institusjonen får brev og skal svare, som på andre funn." | "Når nye tal blir publiserte, kan ein regel opne eit funn av seg sjølv. Institusjonen får brev og skal svare, som på andre funn." | "When new figures are published, a rule can open a finding by itself. The institution gets a letter and is to reply, as with other findings.";
        off_why: "Alle regler er av til noen setter dem: et funn ber om svar i direktoratets navn, så noen må først ha sett hva regelen ville ha åpnet." | "Alle reglar er av til nokon set dei: eit funn ber om svar i namnet til direktoratet, så nokon må først ha sett kva regelen ville ha opna." | "Every rule is off until somebody sets it: a finding asks for a reply in the directorate's name, so somebody must first have seen what the rule would have opened.";
        holds: "Reglene som gjelder" | "Reglane som gjeld" | "The rules that hold";
        holds_none: "Ingen regler er satt. Bare folk åpner funn." | "Ingen reglar er sette. Berre folk opnar funn." | "No rules are set. Only people open findings.";
        rule: "Regel" | "Regel" | "Rule";
        bound: "Grense" | "Grense" | "Bound";
        state: "Tilstand" | "Tilstand" | "State";
        on: "på" | "på" | "on";
        off: "av" | "av" | "off";
        fell: "Studiet har falt" | "Studiet har falle" | "The study has fallen";
        fell_since: "Studiet har falt siden forrige tall" | "Studiet har falle sidan førre tal" | "The study has fallen since the last figure";
        dipped: "Ett tema er blitt svakere" | "Eitt tema er blitt svakare" | "One theme has become weaker";
        theme_below: "Et tema ligger klart lavt" | "Eit tema ligg klart lågt" | "A theme is clearly low";
        fell_what: "Snittet for gjennomføring og kvalitet faller over alle årene, mer enn tilfeldigheter forklarer." | "Snittet for gjennomføring og kvalitet fell over alle åra, meir enn tilfeldigheiter forklarer." | "The mean of teaching and quality falls over all years, more than chance explains.";
        fell_since_what: "Det nyeste tallet er lavere enn det forrige, mer enn tilfeldigheter forklarer." | "Det nyaste talet er lågare enn det førre, meir enn tilfeldigheiter forklarer." | "The newest figure is lower than the one before, more than chance explains.";
        dipped_what: "Ett tema er lavere enn før når de andre temaene er trukket fra, mer enn tilfeldigheter forklarer." | "Eitt tema er lågare enn før når dei andre temaa er trekte frå, meir enn tilfeldigheiter forklarer." | "One theme is lower than before when the other themes are taken away, more than chance explains.";
        theme_below_what: "Hele intervallet rundt snittet for et tema ligger under grensen." | "Heile intervallet rundt snittet for eit tema ligg under grensa." | "The whole interval around a theme's mean lies below the bound.";
        bound_chance: "Høyst så mange av 1\u{a0}000 jevne studier (fra {least} til {most})" | "Høgst så mange av 1\u{a0}000 jamne studium (frå {least} til {most})" | "At most this many of 1,000 steady studies (from {least} to {most})";
        bound_mean: "Under dette snittet (fra {least} til {most})" | "Under dette snittet (frå {least} til {most})" | "Below this mean (from {least} to {most})";
        bound_hint: "Grensene kan bare gjøres strengere enn varslene i resultatene, aldri romsligere." | "Grensene kan berre gjerast strengare enn varsla i resultata, aldri romslegare." | "The bounds can only be made stricter than the warnings among the results, never laxer.";
        said_chance: "{n} av 1\u{a0}000" | "{n} av 1\u{a0}000" | "{n} of 1,000";
        change: "Prøv og sett regler" | "Prøv og set reglar" | "Try and set rules";
        try_title: "Prøv regler" | "Prøv reglar" | "Try rules";
        turn_on: "Regelen er på" | "Regelen er på" | "The rule is on";
        try_them: "Vis hva de ville ha åpnet" | "Vis kva dei ville ha opna" | "Show what they would have opened";
        valid_from: "Gjelder fra" | "Gjeld frå" | "Valid from";
        reason: "Hvorfor settes reglene slik?" | "Kvifor blir reglane sette slik?" | "Why are the rules set like this?";
        set: "Sett reglene" | "Set reglane" | "Set the rules";
        set_hint: "Reglene gjelder tall som publiseres fra den dagen. Eldre tall åpner ingen funn. En versjon endres aldri; en ny tar over." | "Reglane gjeld tal som blir publiserte frå den dagen. Eldre tal opnar ingen funn. Ein versjon blir aldri endra; ein ny tek over." | "The rules apply to figures published from that day on. Older figures open no findings. A version is never changed; a new one takes over.";
        read_only: "Direktoratets administrator setter reglene." | "Administratoren i direktoratet set reglane." | "The directorate's administrator sets the rules.";
        preview: "Dette ville reglene ha åpnet" | "Dette ville reglane ha opna" | "This is what the rules would have opened";
        preview_lead: "Reglene er prøvd på tallene fra de siste årene, slik de så ut da de ble publisert. Ingenting er åpnet." | "Reglane er prøvde på tala frå dei siste åra, slik dei såg ut då dei vart publiserte. Ingenting er opna." | "The rules have been tried on the figures of the last years, as they were when published. Nothing has been opened.";
        preview_none: "Ingen regler er slått på, så ingenting ville ha blitt åpnet." | "Ingen reglar er slått på, så ingenting ville ha blitt opna." | "No rules are on, so nothing would have been opened.";
        preview_year: "I {year} ville reglene ha åpnet {n} funn av {all} publiserte tall." | "I {year} ville reglane ha opna {n} funn av {all} publiserte tal." | "In {year} the rules would have opened {n} findings out of {all} published figures.";
        preview_nothing: "Det finnes ingen tall å prøve på." | "Det finst ingen tal å prøve på." | "There are no figures to try on.";
        findings: "Funn" | "Funn" | "Findings";
        evidence: "Tallene" | "Tala" | "The figures";
        versions: "Versjoner" | "Versjonar" | "Versions";
        version: "Versjon" | "Versjon" | "Version";
        versions_none: "Ingen versjoner ennå." | "Ingen versjonar enno." | "No versions yet.";
        set_by: "Satt av" | "Sett av" | "Set by";
        why: "Begrunnelse" | "Grunngjeving" | "Reason";
        now: "gjelder nå" | "gjeld no" | "holds now";
        coming: "kommer" | "kjem" | "to come";
        ended: "avløst" | "avløyst" | "replaced";
        all_off: "alle regler av" | "alle reglar av" | "every rule off";
        said: "Nye tall slår ut på regelen «{rule}»." | "Nye tal slår ut på regelen «{rule}»." | "New figures meet the rule “{rule}”.";
        said_theme: "{measure}: {mean}, trolig mellom {low} og {high} ({years}, {n} svar)." | "{measure}: {mean}, truleg mellom {low} og {high} ({years}, {n} svar)." | "{measure}: {mean}, probably between {low} and {high} ({years}, {n} answers).";
        said_ask: "Hva er forklaringen, og hva gjør dere?" | "Kva er forklaringa, og kva gjer de?" | "What is the explanation, and what will you do?";
    }
}

impl FindingRulesWords {
    #[must_use]
    pub const fn kind(&self, kind: RuleKind) -> &'static str {
        match kind {
            RuleKind::Fell => self.fell,
            RuleKind::FellSince => self.fell_since,
            RuleKind::Dipped => self.dipped,
            RuleKind::ThemeBelow => self.theme_below,
        }
    }

    #[must_use]
    pub const fn what(&self, kind: RuleKind) -> &'static str {
        match kind {
            RuleKind::Fell => self.fell_what,
            RuleKind::FellSince => self.fell_since_what,
            RuleKind::Dipped => self.dipped_what,
            RuleKind::ThemeBelow => self.theme_below_what,
        }
    }
}

impl Words {
    /// Words about rules that open findings.
    #[must_use]
    pub const fn finding_rules(self) -> &'static FindingRulesWords {
        FindingRulesWords::of(self.lang)
    }

    /// `10 av 1 000` or `2,8`.
    #[must_use]
    pub fn rule_bound(self, kind: RuleKind, bound: u32) -> String {
        let text = written(kind, bound);
        if kind.is_of_chance() {
            fill(self.finding_rules().said_chance, &[("n", &text)])
        } else if self.lang == Lang::En {
            text.replace(',', ".")
        } else {
            text
        }
    }

    /// What a fact says, in sentences.
    #[must_use]
    pub fn rule_fact(self, fact: &Fact) -> String {
        match fact {
            Fact::Step(_, signal) => self.evidence(signal),
            Fact::Theme {
                measure,
                years,
                n,
                estimate,
            } => {
                let number = |v: f64| decimal(v, 1, self.lang);
                fill(
                    self.finding_rules().said_theme,
                    &[
                        ("measure", self.measure(*measure)),
                        ("mean", &self.mean(estimate)),
                        ("low", &number(estimate.low)),
                        ("high", &number(estimate.high)),
                        ("years", &self.years_told(*years)),
                        ("n", &n.to_string()),
                    ],
                )
            }
        }
    }

    /// The text of a finding that a rule opens, a paragraph a line, the figures first.
    #[must_use]
    pub fn rule_finding(self, met: &Met<'_>) -> String {
        let w = self.finding_rules();
        let rule = fill(w.said, &[("rule", w.kind(met.kind))]);
        let facts = met.facts.iter().map(|f| self.rule_fact(f));
        let lines: Vec<String> = facts.chain([rule, w.said_ask.to_owned()]).collect();
        lines.join("\n")
    }
}
