//! The examples run and print what they should.

use std::process::Command;

/// What an example prints to standard output.
fn run(example: &str, arguments: &[&str]) -> String {
    let mut cargo = Command::new(env!("CARGO"));
    cargo.args(["run", "--quiet", "--example", example, "--"]).args(arguments).current_dir(env!("CARGO_MANIFEST_DIR"));
    let output = cargo.output().expect("cargo can be run");
    assert!(output.status.success(), "{example}: {}", String::from_utf8_lossy(&output.stderr));
    String::from_utf8(output.stdout).expect("text")
}

#[test]
fn strokes_are_read() {
    assert_eq!(run("read_ink", &[]), "4\n");
}

#[test]
fn a_picture_is_read() {
    // A bar with a flag, dark on light.
    let inked = |x: u32, y: u32| {
        (48..56).contains(&x) && (16..104).contains(&y) || (36..48).contains(&x) && y.abs_diff(64 - x) < 5
    };
    let picture = image::GrayImage::from_fn(100, 120, |x, y| image::Luma([if inked(x, y) { 30 } else { 235 }]));
    let file = std::env::temp_dir().join(format!("lenet5-example-{}.png", std::process::id()));
    picture.save(&file).expect("a folder for temporary files");
    let said = run("read_picture", &[file.to_str().expect("a path that is text")]);
    std::fs::remove_file(&file).expect("the file that was written");
    assert!(said.starts_with("1 ("), "{said}");
}

#[test]
fn a_small_network_learns() {
    let said = run("train", &[]);
    let right = said.lines().last().and_then(|line| line.split(' ').next()?.parse::<u32>().ok());
    assert!(right.is_some_and(|right| right >= 950), "{said}");
}

#[test]
fn a_network_is_taught_a_sign_of_its_users() {
    let said = run("fine_tune", &[]);
    assert!(said.ends_with("a triangle is now read as Some(4)\n"), "{said}");
}
