//! Teaches the shipped network that a triangle is a 4: `cargo run --release --example fine_tune`.

use std::sync::Arc;

use lenet5::{
    Ink, LeNet5, Point, Recognizer,
    training::{
        FineTune,
        fine_tune::{Replay, Sample, Settings, Shape},
    },
};

fn triangle(left: f32, top: f32, size: f32) -> lenet5::Result<Ink> {
    let at = |x, y| Point { x: left + size * x, y: top + size * y };
    Ink::new([[at(0.0, 1.0), at(0.55, 0.0), at(1.0, 0.9), at(0.05, 1.0)]])
}

fn main() -> lenet5::Result<()> {
    let replay = Arc::new(Replay::new(LeNet5::shipped(), 1));
    let sample = Sample { shape: Shape::Ink(triangle(10.0, 20.0, 80.0)?), label: Some(4) };
    let mut tuning = FineTune::new(Arc::clone(&replay), vec![sample], Settings::default(), 1)?;
    while let Some(progress) = tuning.step() {
        if progress.step % 50 == 0 {
            println!("step {} of {}: loss {:.3}", progress.step, progress.steps, progress.loss);
        }
    }
    let taught = tuning.finish();
    println!("improvement: {}; {:?}", taught.is_improvement(), taught.guard);
    let answer = Recognizer::new(taught.net).recognize(&triangle(200.0, 90.0, 45.0)?);
    println!("a triangle is now read as {:?}", answer.digit);
    Ok(())
}
