//! Reads a digit from a picture, dark on light or light on dark: `cargo run --example read_picture FILE.png`.

use std::{env, error::Error};

use lenet5::Recognizer;

fn main() -> Result<(), Box<dyn Error>> {
    let path = env::args().nth(1).ok_or("expected a PNG file, found no argument")?;
    let picture = image::open(&path)?.into_rgba8();
    let (width, height) = picture.dimensions();

    let answer = Recognizer::default().recognize_picture(&picture, width as usize, height as usize)?;
    match answer.digit {
        Some(digit) => println!("{digit} ({:.1} %)", 100.0 * answer.probabilities[usize::from(digit)]),
        None => println!("blank"),
    }
    Ok(())
}
