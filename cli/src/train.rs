//! `train`: trains on MNIST's files and drawn ink, and writes weights and a report.
//!
//! The last 5,000 training images of MNIST, and one fold of the ink's writers and of its kinds of non-digits, are held out
//! for model selection. The digits among them also serve to fit the temperature. After selection, `--all-kinds` trains
//! on every kind and holds out writers only. t10k is not even opened: only `evaluate` reads it, after model selection.

mod checkpoint;
mod measure;
mod report;
mod run;
mod settings;
mod state;

use std::{
    fs,
    path::{Path, PathBuf},
};

use indicatif::HumanDuration;
use lenet5::{
    LeNet5, Recognizer,
    training::{Drawing, Examples},
};

use crate::{
    failure::{Failure, Result},
    files::{self, Split, read_mnist},
    held_out::{self, FOLDS, Fold, folds},
    ink_file::{Drawn, read_ink},
    tally::Tally,
    weights,
};
use measure::HeldOut;
use report::{Epoch, Report};
use run::{Outcome, checkpoint_path, heed_interrupts, train};
use settings::EXAMPLE_LIMIT;
pub(crate) use settings::Settings;

/// Carries out the runs of one command. Their checkpoints are kept until the last run has ended.
pub(crate) fn run(settings: &Settings) -> Result<()> {
    let runs: Vec<Settings> = match settings.fold {
        Some(Fold::All) => (0..FOLDS).map(|fold| settings.of_fold(fold)).collect(),
        _ => vec![settings.clone()],
    };
    let results = |run: &Settings| [run.out.clone(), run.report.clone(), checkpoint_path(&run.out)];
    let results: Vec<PathBuf> = runs.iter().flat_map(results).collect();
    files::expect_writable(results.iter().map(PathBuf::as_path))?;
    let source = Source::read(settings)?;
    heed_interrupts()?;
    let mut reports = Vec::new();
    for run in &runs {
        let report = source.train(run)?;
        say!("{report}weights: {}\nreport:  {}", run.out.display(), run.report.display());
        reports.push(report);
    }
    if reports.len() > 1 {
        say!("{}", report::of_folds(&reports));
    }
    for run in &runs {
        // The checkpoint is no longer needed. If it cannot be removed, the next run reports it.
        let _ = fs::remove_file(checkpoint_path(&run.out));
    }
    Ok(())
}

/// All files that training reads.
struct Source {
    images: Vec<[u8; 784]>,
    labels: Vec<u8>,
    ink: Vec<Drawn>,
    /// The initial weights, if not random ones.
    start: Option<LeNet5>,
    teachers: Vec<LeNet5>,
}

impl Source {
    fn read(settings: &Settings) -> Result<Self> {
        let (images, labels) = read_mnist(&settings.mnist, Split::Train)?;
        if images.len() <= held_out::IMAGES {
            let (n, held_out) = (images.len(), held_out::IMAGES);
            let what = format!("expected more than the {held_out} training images that are held out, found {n}");
            return Err(Failure::of_file(&settings.mnist, what));
        }
        let mut ink = Vec::new();
        for (paths, y_up) in [(&settings.ink, false), (&settings.ink_y_up, true)] {
            for path in paths {
                ink.extend(read_ink(path, y_up)?);
            }
        }
        let teachers = settings.teacher.iter().map(|path| weights::read(path)).collect::<Result<_>>()?;
        let start = settings.start.as_ref().map(|path| weights::read(path)).transpose()?;
        Ok(Self { images, labels, ink, start, teachers })
    }

    /// One run: trains, fits the temperature, measures, writes.
    fn train(&self, settings: &Settings) -> Result<Report> {
        let (images, labels) = (&self.images, &self.labels);
        let split = images.len() - held_out::IMAGES;
        let (others, ink) = self.hold_out(settings);
        let (digits, not_digits) = others.into_iter().partition(|drawn| drawn.label.is_some());
        let images_held_out = (images[split..].to_vec(), labels[split..].to_vec());
        let held_out = HeldOut { images: images_held_out, ink: digits, not_digits };
        let seen = if settings.all { images.len() } else { split };
        let examples = Examples {
            images: images[..seen].to_vec(),
            labels: labels[..seen].to_vec(),
            image_repeats: settings.mnist_repeats.into(),
            drawings: ink.into_iter().map(|Drawn { ink, label, .. }| Drawing { ink, label }).collect(),
            drawing_repeats: settings.ink_repeats,
            synthetic: settings.synthetic,
            between: settings.between,
            not_digits: settings.not_digits,
            deformation: settings.deformation(),
            coarse: settings.coarse,
        };
        if examples.len() > EXAMPLE_LIMIT {
            let n = examples.len();
            let what = format!("expected at most {EXAMPLE_LIMIT} examples in an epoch, found {n} with all repeats");
            return Err(Failure::Input(what));
        }
        let checkpoint = checkpoint_path(&settings.out);
        let (start, teachers) = (self.start.clone(), self.teachers.clone());
        let outcome = train(&examples, start, teachers, &held_out.images, settings, &checkpoint)?;
        let (mut net, epochs) = match outcome {
            Outcome::Finished(net, epochs) => (*net, epochs),
            Outcome::Interrupted(best, replaces) => {
                return Err(interrupted(best, replaces, settings, &checkpoint));
            }
            Outcome::Diverged(epoch) => {
                return Err(diverged(&format!("epoch {epoch} has none"), settings, &checkpoint));
            }
        };
        let seconds = Epoch::seconds(&epochs);
        note!("trained {} epochs in {}", epochs.len(), HumanDuration(std::time::Duration::from_secs_f64(seconds)));
        let temperature = held_out.temperature(&net);
        net.divide_logits(temperature);
        let file = net.to_safetensors();
        if LeNet5::from_safetensors(&file).is_err() {
            return Err(diverged("the last weights are too large to compute with", settings, &checkpoint));
        }
        files::write(&settings.out, &file)?;
        let (exact, compact) = (Recognizer::new(net.clone()), Recognizer::new(net.quantised()));
        let report = Report {
            settings: settings.clone(),
            seconds,
            examples_per_second: Epoch::examples_per_second(&epochs),
            temperature,
            validation: Tally::of_images(&exact, &held_out.images),
            other_writers: Tally::of_ink(&exact, &held_out.ink),
            other_kinds: Tally::of_ink(&exact, &held_out.not_digits),
            validation_compact: Tally::of_images(&compact, &held_out.images),
            other_writers_compact: Tally::of_ink(&compact, &held_out.ink),
            other_kinds_compact: Tally::of_ink(&compact, &held_out.not_digits),
            epochs,
        };
        files::write(&settings.report, &report.to_json())?;
        Ok(report)
    }

    /// The drawings of the held-out writers and kinds, and all others.
    fn hold_out(&self, settings: &Settings) -> (Vec<Drawn>, Vec<Drawn>) {
        let mut folds = folds(&self.ink, settings.all_kinds).into_iter();
        let held_out = |fold: Option<usize>| fold.is_some_and(|fold| settings.fold == Some(Fold::One(fold)));
        self.ink.iter().cloned().partition(|_| held_out(folds.next().flatten()))
    }
}

/// Writes the best weights of a run that was interrupted, unless they would replace others, and says what was kept.
fn interrupted(best: Option<Box<LeNet5>>, replaces: bool, settings: &Settings, checkpoint: &Path) -> Failure {
    let kept = match best {
        None => "no epoch was finished, so there are no weights yet".to_owned(),
        Some(_) if replaces => format!("{} still has the weights from before this run", settings.out.display()),
        Some(net) => match files::write(&settings.out, &net.to_safetensors()) {
            Ok(()) => format!("the best weights so far are in {}", settings.out.display()),
            Err(failure) => format!("the best weights so far could not be kept: {failure}"),
        },
    };
    Failure::Interrupted(format!("{kept}; the same command goes on from {}", checkpoint.display()))
}

/// The error of a run that diverged. Deletes the checkpoint, from which the run would only diverge again.
fn diverged(found: &str, settings: &Settings, checkpoint: &Path) -> Failure {
    let _ = fs::remove_file(checkpoint);
    let (out, rate) = (&settings.out, settings.rate());
    let what = format!("training diverged: expected loss and weights to stay finite, but {found}");
    Failure::of_file(out, format!("{what}; nothing was written. A rate below {rate} may help"))
}
