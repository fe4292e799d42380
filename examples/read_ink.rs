//! Reads a digit from pen strokes: `cargo run --example read_ink`.

use lenet5::{Ink, Point, PredictionState, Recognizer};

fn main() -> lenet5::Result<()> {
    // Two strokes of a 4, in any unit, y down.
    let corner = [(40, 10), (10, 60), (65, 60)];
    let stem = [(50, 25), (50, 100)];
    let points = |stroke: &[(i16, i16)]| -> Vec<Point> {
        stroke.iter().map(|&(x, y)| Point { x: x.into(), y: y.into() }).collect()
    };
    let ink = Ink::new([points(&corner), points(&stem)])?;

    let answer = Recognizer::default().recognize(&ink);
    match (answer.state, answer.digit) {
        (PredictionState::Sure, Some(digit)) => println!("{digit}"),
        (_, Some(digit)) => println!("perhaps {digit}: {:?}", answer.probabilities),
        _ => println!("nothing is drawn"),
    }
    Ok(())
}
