//! A dossier as a workbook, one sheet a section: what the page says, and nothing that it hides.

use app::catalogue::model::Reference;
use app::insight::dossier::model::{Beside, Dossier, Minutes};
use app::insight::model::ShownRow;
use app::insight::telling::Norm;
use app::remarks::model::Category;
use app::remarks::pages::steps_words;
use app::shared::time::{Date, oslo_date};
use app::words::Words;
use chrono::Datelike as _;
use rust_xlsxwriter::{ExcelDateTime, Format, FormatAlign, Workbook, Worksheet, XlsxError};

/// One cell.
enum Value {
    Text(String),
    Number(f64),
    Whole(u32),
    Day(Date),
    Empty,
}

impl From<&str> for Value {
    fn from(text: &str) -> Self {
        Value::Text(text.to_owned())
    }
}

impl From<String> for Value {
    fn from(text: String) -> Self {
        Value::Text(text)
    }
}

/// A sheet with its heading, written row by row.
struct Sheet<'a> {
    sheet: &'a mut Worksheet,
    row: u32,
}

impl<'a> Sheet<'a> {
    fn new(book: &'a mut Workbook, name: &str, head: &[&str], widths: &[f64]) -> Result<Self, XlsxError> {
        let sheet = book.add_worksheet().set_name(name)?;
        let bold = Format::new()
            .set_bold()
            .set_text_wrap()
            .set_align(FormatAlign::Top);
        for (i, text) in (0u16..).zip(head) {
            sheet.write_string_with_format(0, i, *text, &bold)?;
        }
        for (i, width) in (0u16..).zip(widths) {
            sheet.set_column_width(i, *width)?;
        }
        sheet.set_freeze_panes(1, 0)?;
        sheet.set_landscape().set_print_fit_to_pages(1, 0);
        Ok(Sheet { sheet, row: 1 })
    }

    fn write(&mut self, cells: impl IntoIterator<Item = Value>) -> Result<(), XlsxError> {
        let plain = Format::new().set_text_wrap().set_align(FormatAlign::Top);
        for (i, cell) in (0u16..).zip(cells) {
            match cell {
                // Always written as text: what people typed never becomes a formula.
                Value::Text(text) => {
                    self.sheet.write_string_with_format(self.row, i, text, &plain)?;
                }
                Value::Number(n) => {
                    let tenths = plain.clone().set_num_format("0.0");
                    self.sheet.write_number_with_format(self.row, i, n, &tenths)?;
                }
                Value::Whole(n) => {
                    self.sheet.write_number_with_format(self.row, i, n, &plain)?;
                }
                Value::Day(day) => self.day(i, day, &plain)?,
                Value::Empty => {}
            }
        }
        self.row += 1;
        Ok(())
    }

    fn day(&mut self, column: u16, day: Date, plain: &Format) -> Result<(), XlsxError> {
        let parts = (
            u16::try_from(day.year()),
            u8::try_from(day.month()),
            u8::try_from(day.day()),
        );
        if let (Ok(year), Ok(month), Ok(of_month)) = parts {
            let format = plain.clone().set_num_format("dd.mm.yyyy");
            let date = ExcelDateTime::from_ymd(year, month, of_month)?;
            self.sheet
                .write_datetime_with_format(self.row, column, &date, &format)?;
        }
        Ok(())
    }
}

/// n, mean and interval; or why there is none.
fn figure(shown: Option<ShownRow>, why: &str) -> [Value; 4] {
    match shown {
        Some(ShownRow { n, estimate: e }) => [
            Value::Whole(n),
            Value::Number(e.mean),
            Value::Number(e.low),
            Value::Number(e.high),
        ],
        None => [why.into(), Value::Empty, Value::Empty, Value::Empty],
    }
}

fn norm(norm: Option<Norm>, why: &str) -> Value {
    norm.map_or(why.into(), |n| Value::Number(n.mean))
}

/// The workbook.
///
/// # Errors
/// When a sheet cannot be written.
pub(crate) fn workbook(words: Words, dossier: &Dossier, reference: &Reference) -> Result<Vec<u8>, XlsxError> {
    let mut book = Workbook::new();
    key(&mut book, words, dossier)?;
    figures(&mut book, words, dossier, reference)?;
    changes(&mut book, words, dossier, reference)?;
    texts(&mut book, words, dossier)?;
    findings(&mut book, words, dossier)?;
    decisions(&mut book, words, dossier)?;
    meetings(&mut book, words, dossier)?;
    book.save_to_buffer()
}

fn key(book: &mut Workbook, words: Words, dossier: &Dossier) -> Result<(), XlsxError> {
    let w = words.dossier();
    let mut sheet = Sheet::new(book, w.sheet_key, &[w.institution, &dossier.name], &[34.0, 44.0])?;
    sheet.write([w.year.into(), dossier.year.to_string().into()])?;
    if let Some(day) = dossier.figures_on {
        sheet.write([w.figures_on.replace("{date}", "").trim().into(), Value::Day(day)])?;
    }
    let key = dossier.key;
    for (name, n) in [
        (w.offers, key.offers),
        (w.runs, key.runs),
        (w.closed, key.closed),
        (w.waiting, key.waiting),
        (w.told, key.told),
        (w.invited, key.invited),
        (w.answered, key.answered),
    ] {
        sheet.write([name.into(), Value::Whole(n)])?;
    }
    if dossier.includes_demo {
        sheet.write([w.demo.into(), Value::Empty])?;
    }
    sheet.write([w.key_note.into(), Value::Empty])?;
    sheet.write([w.only_published.into(), Value::Empty])
}

fn figures(
    book: &mut Workbook,
    words: Words,
    dossier: &Dossier,
    reference: &Reference,
) -> Result<(), XlsxError> {
    let w = words.dossier();
    let head = [w.group, w.measure, w.year, w.n, w.mean, w.low, w.high, w.nation];
    let mut sheet = Sheet::new(
        book,
        w.sheet_figures,
        &head,
        &[28.0, 36.0, 12.0, 14.0, 10.0, 10.0, 10.0, 12.0],
    )?;
    let year = dossier.year.to_string();
    let mut line = |group: &str, measure: &str, year: &str, own: [Value; 4], other: Value| {
        let cells = [group, measure, year].map(Value::from);
        sheet.write(cells.into_iter().chain(own).chain([other]))
    };
    let mut beside = |b: &Beside| {
        let own = figure(b.own, w.hidden_own);
        line(
            w.own,
            words.measure(b.measure),
            &year,
            own,
            norm(b.nation, w.hidden_others),
        )
    };
    beside(&dossier.overall)?;
    for theme in &dossier.themes {
        beside(theme)?;
    }
    for s in &dossier.subjects {
        let name = reference.subject_name(&s.subject, words.lang);
        let own = figure(s.own, w.hidden_own);
        line(name, w.quality, &year, own, norm(s.all, w.hidden_others))?;
    }
    for measure in &dossier.trend {
        for y in &measure.years {
            let shown = ShownRow {
                n: y.n,
                estimate: y.estimate,
            };
            let nation = measure.nation.iter().find(|n| n.year == y.years.1).copied();
            line(
                w.own,
                words.measure(measure.measure),
                &y.years.1.to_string(),
                figure(Some(shown), ""),
                norm(nation, w.hidden_others),
            )?;
        }
    }
    let why = w.hidden_why.replace("{n}", &dossier.min_answers.to_string());
    sheet.write([why.into()])?;
    if dossier.hides_others {
        sheet.write([w.hidden_others_why.into()])?;
    }
    Ok(())
}

fn changes(
    book: &mut Workbook,
    words: Words,
    dossier: &Dossier,
    reference: &Reference,
) -> Result<(), XlsxError> {
    let (w, i) = (words.dossier(), words.insight);
    let head = [i.study, w.subject, w.told_change, w.measure, words.figures.result];
    let mut sheet = Sheet::new(book, w.sheet_changes, &head, &[40.0, 20.0, 24.0, 32.0, 80.0])?;
    for signal in &dossier.changes {
        let measure = signal.measure.map_or("", |m| words.measure(m));
        sheet.write([
            signal.title.clone().into(),
            reference.subject_name(&signal.subject, words.lang).into(),
            words.signal_kind(signal.kind).into(),
            measure.into(),
            words.evidence(signal).into(),
        ])?;
    }
    if dossier.changes.is_empty() {
        sheet.write([w.changes_none.into()])?;
    }
    Ok(())
}

fn texts(book: &mut Workbook, words: Words, dossier: &Dossier) -> Result<(), XlsxError> {
    let (w, r) = (words.dossier(), words.remarks());
    let head = [r.category, w.texts_positive, w.texts_improve];
    let mut sheet = Sheet::new(book, w.sheet_texts, &head, &[44.0, 30.0, 30.0])?;
    let texts = &dossier.texts;
    for row in &texts.rows {
        for ((category, positive), improve) in Category::ALL.iter().zip(&row.positive).zip(&row.improve) {
            sheet.write([
                r.category_name(*category).into(),
                steps_words(words, *positive, texts.limit).into(),
                steps_words(words, *improve, texts.limit).into(),
            ])?;
        }
    }
    for summary in &texts.summaries {
        let about: Vec<&str> = summary.categories.iter().map(|c| r.category_name(*c)).collect();
        sheet.write([
            summary.text.clone().into(),
            format!("{}: {}", r.tone_name(summary.tone), about.join(", ")).into(),
            summary.title.clone().into(),
        ])?;
    }
    if texts.rows.is_empty() {
        sheet.write([w.texts_none.into()])?;
    }
    Ok(())
}

fn findings(book: &mut Workbook, words: Words, dossier: &Dossier) -> Result<(), XlsxError> {
    let (w, f) = (words.dossier(), words.followup());
    let head = [
        f.study, f.year, f.about, f.finding, f.opened, f.state, f.reply, f.actions, f.owner, f.due_on, f.end,
        f.note,
    ];
    let widths = [
        36.0, 12.0, 24.0, 50.0, 12.0, 16.0, 50.0, 40.0, 20.0, 12.0, 14.0, 40.0,
    ];
    let mut sheet = Sheet::new(book, w.sheet_findings, &head, &widths)?;
    for finding in &dossier.findings {
        let reply = finding.reply.as_ref().map_or("", |r| r.text.as_str());
        let first = || -> [Value; 7] {
            [
                finding.title.clone().into(),
                finding.year.to_string().into(),
                f.topic(words, finding.topic).into(),
                finding.said(words.lang).to_owned().into(),
                Value::Day(oslo_date(finding.opened_at)),
                f.state(finding.state()).into(),
                reply.into(),
            ]
        };
        if finding.actions.is_empty() {
            sheet.write(first())?;
        }
        for action in &finding.actions {
            let rest: [Value; 5] = [
                action.what.clone().into(),
                action.owner.clone().into(),
                Value::Day(action.due_on),
                f.action(action.state).into(),
                action.note.clone().into(),
            ];
            sheet.write(first().into_iter().chain(rest))?;
        }
    }
    if dossier.findings.is_empty() {
        sheet.write([w.findings_none.into()])?;
    }
    Ok(())
}

fn decisions(book: &mut Workbook, words: Words, dossier: &Dossier) -> Result<(), XlsxError> {
    let w = words.dossier();
    let head = [words.insight.study, w.year, w.decided, w.outcome, w.reasons];
    let mut sheet = Sheet::new(book, w.sheet_decisions, &head, &[40.0, 12.0, 12.0, 20.0, 90.0])?;
    for decision in &dossier.decisions {
        let reasons: Vec<String> = decision
            .reasons
            .iter()
            .map(|r| format!("{}: {}", r.criterion.get(words.lang), r.reason))
            .collect();
        sheet.write([
            decision.title.clone().into(),
            decision.year.to_string().into(),
            Value::Day(oslo_date(decision.decided_at)),
            w.outcome_of(decision.outcome).into(),
            reasons.join("\n").into(),
        ])?;
    }
    if dossier.decisions.is_empty() {
        sheet.write([w.decisions_none.into()])?;
    }
    Ok(())
}

fn meetings(book: &mut Workbook, words: Words, dossier: &Dossier) -> Result<(), XlsxError> {
    let w = words.dossier();
    let head = [w.year, w.held_on, w.minutes_title, w.owner, w.due_on];
    let mut sheet = Sheet::new(book, w.sheet_meetings, &head, &[12.0, 14.0, 90.0, 24.0, 12.0])?;
    let mut write = |m: &Minutes| {
        sheet.write([
            m.year.to_string().into(),
            Value::Day(m.held_on),
            m.text.clone().into(),
        ])?;
        for point in &m.points {
            sheet.write([
                m.year.to_string().into(),
                Value::Empty,
                point.what.clone().into(),
                point.owner.clone().into(),
                Value::Day(point.due_on),
            ])?;
        }
        if let Some(remark) = &m.remark {
            let said = format!("{}: {}", w.remark, remark.text);
            sheet.write([m.year.to_string().into(), Value::Empty, said.into()])?;
        }
        Ok::<_, XlsxError>(())
    };
    for minutes in [&dossier.last, &dossier.minutes].into_iter().flatten() {
        write(minutes)?;
    }
    Ok(())
}
