//! Trains a network from random weights on generated digits, on one thread: `cargo run --release --example train`.

use lenet5::{
    LeNet5, Recognizer,
    training::{
        Draw, Examples, OneThread, Trainer,
        deform::Deformation,
        optim::{Optimizer, Rule},
        synth,
    },
};
use rand::SeedableRng;
use rand_pcg::Pcg64Mcg;

fn main() {
    let mut rng = Pcg64Mcg::seed_from_u64(1);
    let examples = Examples { deformation: Deformation::default(), ..Examples::default() };
    let optimizer = Optimizer::new(Rule::AdamW { decay: 0.02 });
    let (steps, batch) = (200, 128);
    let mut trainer = Trainer::new(LeNet5::random(&mut rng), optimizer, batch);
    for step in 0..steps {
        // Each example has its own generator, so the result does not depend on the number of threads.
        let progress = trainer.step(0.003, &OneThread, |i, example| {
            let mut rng = Pcg64Mcg::seed_from_u64((step * batch + i) as u64);
            examples.make(Draw::Synthetic((i % 10) as u8), &mut rng, example);
        });
        if step % 50 == 0 {
            println!("step {step}: loss {:.2}", progress.loss / progress.examples as f32);
        }
    }
    let recognizer = Recognizer::new(trainer.net);
    let mut right = |digit| recognizer.recognize(&synth::digit(digit, &mut rng)).digit == Some(digit);
    println!("{} of 1000 fresh digits right", (0..1000).filter(|i| right((i % 10) as u8)).count());
}
