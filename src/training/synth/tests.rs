use std::collections::HashSet;

use rand::SeedableRng;
use rand_pcg::Pcg32;

use super::*;
use crate::{
    ink::{LIMIT, normalize::normalize},
    network::{LeNet5, loss::argmax},
};

fn seeded(seed: u64) -> Pcg32 {
    Pcg32::seed_from_u64(seed)
}

/// Digits, ink between two digits, and other drawings in turn.
fn samples(count: u64) -> impl Iterator<Item = Ink> {
    (0..count).map(|seed| match (seed % 13) as u8 {
        label @ 0..10 => digit(label, &mut seeded(seed)),
        10 => between(&mut seeded(seed)).0,
        _ => not_a_digit(&mut seeded(seed)),
    })
}

#[test]
fn ink_lies_on_the_pad_and_is_never_empty() {
    for ink in samples(5_200) {
        assert!(!ink.is_empty());
        assert!(ink.points().iter().all(|p| (0.0..=PAD).contains(&p.x) && (0.0..=PAD).contains(&p.y)));
    }
}

#[test]
fn digits_are_those_asked_for_and_a_sign_is_ink() {
    let net = LeNet5::shipped();
    let (mut right, mut n) = (0, 0);
    for seed in 0..40 {
        let labels: Vec<u8> = (0..10).map(|i| (i + seed as u8) % 10).collect();
        let digits = digits(&labels, &mut seeded(seed));
        assert_eq!(digits.len(), labels.len());
        n += labels.len();
        right += digits
            .iter()
            .zip(&labels)
            .filter(|(ink, label)| argmax(&net.forward(&normalize(ink))) == usize::from(**label))
            .count();
        assert!(!sign(&mut seeded(seed)).is_empty());
    }
    assert!(20 * right > 19 * n, "{right} of {n} are read");
}

#[test]
fn a_digit_is_tall_enough_to_be_read() {
    for seed in 0..2_000 {
        let ink = digit((seed % 10) as u8, &mut seeded(seed));
        let (low, high) = bounds(ink.points().iter().copied());
        assert!((high.x - low.x).max(high.y - low.y) >= 23.0, "seed {seed}");
    }
}

#[test]
fn devices_differ_from_a_handful_of_points_to_hundreds() {
    let counts: Vec<usize> = (0..1_000).map(|seed| digit(3, &mut seeded(seed)).points().len()).collect();
    let share = |fits: fn(usize) -> bool| counts.iter().filter(|&&n| fits(n)).count() as f32 / counts.len() as f32;
    assert!(counts.iter().all(|&n| n >= 5));
    assert!(share(|n| n <= 16) > 0.1, "fast mice");
    assert!(share(|n| n >= 80) > 0.2, "dense pens");
}

/// All forms of digits, with the digits that each may be.
fn of_digits() -> impl Iterator<Item = (Vec<u8>, &'static [&'static str])> {
    let certain = forms::DIGITS.into_iter().enumerate().map(|(digit, forms)| (vec![digit as u8], forms));
    certain.chain(forms::BETWEEN.iter().map(|(either, forms)| (either.to_vec(), *forms)))
}

#[test]
fn every_form_is_drawn() {
    for forms in of_digits().map(|(_, forms)| forms).chain([forms::UPRIGHT, forms::TURNED]) {
        let rng = &mut seeded(1);
        let dice = &mut Dice(rng);
        let drawn: HashSet<&str> = (0..20_000).map(|_| dice.common(forms)).collect();
        assert_eq!(drawn.len(), forms.len());
    }
    let pairs: HashSet<_> = (0..1_000).map(|seed| between(&mut seeded(seed)).1).collect();
    assert_eq!(pairs.len(), forms::BETWEEN.len());
}

#[test]
fn forms_are_well_formed_and_few_kilobytes() {
    let of_digits = || of_digits().flat_map(|(_, forms)| forms);
    let all = || of_digits().chain([forms::UPRIGHT, forms::TURNED].into_iter().flatten());
    for form in all() {
        let tokens = form.split_ascii_whitespace().filter(|&token| token != "/").count();
        let sketch = read(form);
        assert_eq!(sketch.iter().map(Vec::len).sum::<usize>(), tokens, "a knot of {form:?} is not of the form xxyy");
        assert!(sketch.iter().all(|stroke| !stroke.is_empty()), "{form:?} has an empty stroke");
    }
    for form in of_digits() {
        let (low, high) = bounds(read(form).iter().flatten().map(|knot| knot.at));
        assert!((0.8..=1.0).contains(&(high.y - low.y)), "{form:?} is not about one height high");
    }
    assert_eq!(all().collect::<HashSet<_>>().len(), all().count(), "a form is listed twice");
    assert!(all().map(|form| form.len()).sum::<usize>() < 16_000);
}

#[test]
fn a_form_shows_its_digit_in_most_hands() {
    // If the network reads a form as another digit, it may be wrong, but so may the form.
    let net = LeNet5::shipped();
    for (digits, forms) in of_digits() {
        for form in forms {
            let shows = |&seed: &u64| {
                let rng = &mut seeded(seed);
                let dice = &mut Dice(rng);
                let ink = Ink::new(Writer::any(dice).write(read(form), dice)).expect("ink on the pad");
                digits.contains(&(argmax(&net.forward(&normalize(&ink))) as u8))
            };
            let shown = (0..50).filter(shows).count();
            assert!(shown >= 30, "{form:?} is read as {digits:?} in {shown} of 50 hands");
        }
    }
}

#[test]
fn labels_above_nine_count_as_their_last_digit() {
    assert_eq!(digit(17, &mut seeded(5)), digit(7, &mut seeded(5)));
    assert_eq!(digit(255, &mut seeded(5)), digit(5, &mut seeded(5)));
}

#[test]
fn a_hand_never_folds_the_plane() {
    // Points keep their vertical order, so no loop turns inside out.
    for seed in 0..3_000 {
        let rng = &mut seeded(seed);
        let hand = Hand::any(&mut Dice(rng));
        let knots: Vec<_> = (0..=20).map(|i| sketch::knot(0.0, i as f32 / 20.0 - 0.5)).collect();
        let placed: Vec<Point> = knots.iter().map(|knot| hand.place(knot.at)).collect();
        assert!(placed.windows(2).all(|pair| pair[0].y < pair[1].y), "seed {seed}");
    }
}

#[test]
fn a_seed_gives_the_same_ink_on_every_target() {
    // FNV-1a over the bits of every coordinate and the length of every stroke.
    let mut hash = 0xcbf2_9ce4_8422_2325_u64;
    let mut mix = |word: u32| hash = (hash ^ u64::from(word)).wrapping_mul(0x0100_0000_01b3);
    for ink in samples(1_300) {
        assert!(ink.points().iter().all(|p| p.x.abs() <= LIMIT));
        for stroke in ink.strokes() {
            mix(stroke.len() as u32);
            stroke.iter().for_each(|p| [p.x, p.y].map(f32::to_bits).into_iter().for_each(&mut mix));
        }
    }
    assert_eq!(hash, 0x2744_4394_a9d6_9009);
}
