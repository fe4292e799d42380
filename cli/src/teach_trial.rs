//! `teach-trial`: what a network learns from a few drawings of one hand, and what it forgets.
//!
//! For each writer of a file, some drawings of each digit are taught. The test is on the rest of that writer's digits,
//! all other writers' digits, MNIST and non-digits. Writers seen in training have nothing left to teach; `train --fold`
//! holds some out.

mod count;
mod forms;
mod hand;
mod report;
mod settings;
mod subject;
mod ways;

use indicatif::{ProgressBar, ProgressStyle};
use rayon::prelude::*;

use crate::{
    failure::{Failure, Result},
    ink_file::read_ink,
};
use report::Report;
pub(crate) use settings::Settings;
use subject::Subjects;

pub(crate) fn run(settings: &Settings) -> Result<()> {
    let (way, per_class) = (settings.way, settings.per_class as usize);
    let signs = settings.sign.iter().map(|path| read_ink(path, false)).collect::<Result<Vec<_>>>()?;
    let subjects = Subjects::read(settings)?;
    let writers = subjects.asked(settings.half);
    if writers.is_empty() {
        return Err(Failure::of_file(&settings.ink, "expected digits of a writer to teach, found none"));
    }
    let splits = u64::from(settings.splits);
    let turns: Vec<(usize, u64)> = writers.iter().flat_map(|&n| (1..=splits).map(move |split| (n, split))).collect();
    let hands: Vec<_> = each(&turns, "hands", |&(writer, split)| hand::teach(&subjects, settings, writer, split));
    let odd = settings.odd.then(|| {
        let forms = each(&writers, "odd forms", |&writer| forms::odd(&subjects, way, writer, per_class));
        forms.into_iter().flatten().collect::<Vec<_>>()
    });
    let signs = (!signs.is_empty()).then(|| {
        let bases: Vec<_> = writers.iter().filter_map(|&writer| subjects.base_of(writer)).collect();
        let turns: Vec<_> = signs.iter().zip(bases.iter().cycle()).collect();
        each(&turns, "signs", |(sign, base)| forms::sign(&subjects, way, base, sign, settings.sign_means, per_class))
    });
    let report = Report::new(way, per_class, splits, &hands).with_forms(odd.as_deref(), signs.as_deref());
    if settings.json {
        say!("{}", serde_json::to_string(&report).expect("numbers and text always serialise"));
    } else {
        say!("{report}");
    }
    Ok(())
}

/// Does `work` for each item on all cores, with a progress bar on standard error.
fn each<T: Sync, R: Send>(items: &[T], what: &'static str, work: impl Fn(&T) -> R + Sync) -> Vec<R> {
    let style = ProgressStyle::with_template("{msg} {wide_bar} {pos} of {len}, {eta} left");
    let bar = ProgressBar::new(items.len() as u64).with_style(style.expect("the template is a constant"));
    bar.set_message(what);
    let worked = |item| {
        let result = work(item);
        bar.inc(1);
        result
    };
    let results = items.par_iter().map(worked).collect();
    bar.finish_and_clear();
    results
}
