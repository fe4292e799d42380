//! Connected ink, and which of it is the digit.
//!
//! ```text
//! ink ─► without what is thinner than `thin` ─► pieces ─► neither cut by the border nor around others ─► largest, and near
//! ```
//!
//! A digit lies whole within its picture. Tables, shadows, dark strips and ruled lines reach the border, and a box
//! encloses the digit. Lines that cross a digit tie it to the border; they are thinner than its strokes, so ink is also
//! looked at without what is thin, as often as more of it comes free.

use super::{bounds::Bounds, brightness::Plane};

/// Connected ink with less than this share of the largest piece's mass is a speck. The dash of a 7 has a tenth.
const SPECK: f32 = 1.0 / 40.0;
/// Lines of up to so many pixels are tried to do without.
const THICKEST_LINE: usize = 6;
/// How much more ink must come free for that.
const GAIN: f32 = 1.1;

/// Connected ink.
#[derive(Debug, Clone, Copy, PartialEq)]
struct Piece {
    mass: f32,
    bounds: Bounds,
    /// Side of the largest square of ink in it.
    square: usize,
    /// Whether it may be ink of the digit.
    kept: bool,
}

/// A picture's pieces.
#[derive(Debug)]
struct Pieces {
    /// Of each pixel, its piece; 0 for paper.
    of: Vec<usize>,
    /// The first is paper.
    all: Vec<Piece>,
}

impl Piece {
    const NONE: Self = Self { mass: 0.0, bounds: Bounds::NONE, square: 0, kept: false };

    fn extent(&self) -> usize {
        self.bounds.longer()
    }

    /// Whether strokes could make it: a digit has no square of ink of a third its size.
    fn is_stroke(&self) -> bool {
        3 * self.square <= self.extent().max(6)
    }
}

/// What there is on evenly lit paper.
pub(super) enum Found {
    /// The ink of one digit: none of it reaches the border, encloses other ink, or is of another kind than strokes.
    Digit(Plane),
    /// All ink but specks, and where a sheet of paper may lie that is seen whole on something else.
    Other(Plane, Option<Bounds>),
}

/// Looks at the pieces of ink on evenly lit paper.
pub(super) fn find(ink: &Plane) -> Found {
    let (width, height) = (ink.width(), ink.height());
    let mut pieces = Pieces::new(ink, 0.0, 1);
    pieces.choose(ink, 1);
    let mut largest = Piece::NONE;
    for piece in &pieces.all {
        if piece.mass > largest.mass {
            largest = *piece;
        }
    }
    let mut clean = true;
    for piece in &mut pieces.all {
        let counts = piece.mass >= SPECK * largest.mass;
        clean &= !counts || piece.kept && !piece.bounds.touches(width, height);
        piece.kept = counts;
    }
    let ink = pieces.cut(ink, 0);
    if clean {
        return Found::Digit(ink);
    }
    let wide = 4 * largest.square >= width.min(height);
    let sheet = wide && !largest.is_stroke() && !largest.bounds.touches(width, height);
    Found::Other(ink, sheet.then_some(largest.bounds))
}

/// The ink of the digit amid other things, if there is any.
pub(super) fn digit(ink: &Plane) -> Option<Plane> {
    let mut best: Option<(f32, Pieces)> = None;
    for thin in 1..=THICKEST_LINE {
        let mut pieces = Pieces::new(ink, 0.35, thin);
        pieces.choose(ink, thin);
        let mass = pieces.all.iter().filter(|piece| piece.kept).map(|piece| piece.mass).sum();
        if mass > best.as_ref().map_or(0.0, |(most, _)| GAIN * most) {
            best = Some((mass, pieces));
        }
    }
    best.map(|(_, pieces)| pieces.cut(ink, 2))
}

impl Pieces {
    /// Ink of more than `level`, without what no square of `thin` fits in.
    #[inline(never)]
    fn new(ink: &Plane, level: f32, thin: usize) -> Self {
        let (width, height) = (ink.width(), ink.height());
        // The largest square of ink that has its last corner here.
        let mut squares = vec![0; width * height];
        let mut thick = vec![false; width * height];
        for (x, y, v) in ink.pixels() {
            let at = y * width + x;
            if v > level {
                let before = if x > 0 && y > 0 {
                    squares[at - 1].min(squares[at - width]).min(squares[at - width - 1])
                } else {
                    0
                };
                squares[at] = before + 1;
                if before + 1 >= thin {
                    for row in 0..thin {
                        let end = at + 1 - row * width;
                        thick[end - thin..end].fill(true);
                    }
                }
            }
        }
        let (mut of, mut all) = (vec![0; width * height], vec![Piece::NONE]);
        let mut to_visit = Vec::new();
        for start in 0..of.len() {
            if !thick[start] || of[start] > 0 {
                continue;
            }
            let number = all.len();
            let mut piece = Piece::NONE;
            of[start] = number;
            to_visit.push(start);
            while let Some(at) = to_visit.pop() {
                let (x, y) = (at % width, at / width);
                piece.mass += ink.values()[at];
                piece.bounds.add(x, y);
                piece.square = piece.square.max(squares[at]);
                for y in y.saturating_sub(1)..(y + 2).min(height) {
                    for x in x.saturating_sub(1)..(x + 2).min(width) {
                        let beside = y * width + x;
                        if thick[beside] && of[beside] == 0 {
                            of[beside] = number;
                            to_visit.push(beside);
                        }
                    }
                }
            }
            all.push(piece);
        }
        Self { of, all }
    }

    /// Marks the pieces that are the digit.
    #[inline(never)]
    fn choose(&mut self, ink: &Plane, thin: usize) {
        let (width, height) = (ink.width(), ink.height());
        for piece in &mut self.all {
            let thick = thin == 1 || 3 * thin <= 2 * piece.square;
            piece.kept = piece.mass > 0.0 && thick && !piece.bounds.touches(width, height) && piece.is_stroke();
        }
        let mut main;
        loop {
            main = 0;
            for (i, piece) in self.all.iter().enumerate() {
                if piece.kept && piece.extent() > self.all[main].extent() {
                    main = i;
                }
            }
            if main == 0 || !self.encloses_others(ink, main) {
                break;
            }
            self.all[main].kept = false;
        }
        let main = self.all[main];
        for piece in &mut self.all {
            if main.kept && piece.mass > 0.0 {
                let (gap, extent) = (piece.bounds.gap(&main.bounds), main.extent());
                // What the border cuts is of the digit all the same if it lies close by and is no larger.
                let cut = piece.bounds.touches(width, height) && gap <= 2 + extent / 16 && piece.extent() <= extent;
                // A second digit is no part of the first, but to leave it out would be to answer half of the question.
                let part = 4 * gap <= extent || 2 * piece.extent() >= extent;
                piece.kept = (piece.kept || cut) && part && piece.mass >= SPECK * main.mass;
            }
        }
    }

    /// Whether other ink, of at least an eighth of its size, lies within a piece: no way leads there from the border.
    fn encloses_others(&self, ink: &Plane, outer: usize) -> bool {
        let (mut others, mut i) = (ink.clone(), 0);
        for v in others.values_mut() {
            *v = if self.of[i] == outer { 0.0 } else { 1.0 };
            i += 1;
        }
        let others = Self::new(&others, 0.0, 1);
        let mut found = false;
        for (&piece, &region) in self.of.iter().zip(&others.of) {
            let within = region > 0 && !others.all[region].bounds.touches(ink.width(), ink.height());
            found |= within && 8 * self.all[piece].extent() >= self.all[outer].extent();
        }
        found
    }

    /// The ink of the pieces that are kept, and `around` pixels around them; elsewhere 0.
    fn cut(&self, ink: &Plane, around: usize) -> Plane {
        let (width, height) = (ink.width(), ink.height());
        ink.map(|x, y, v| {
            let mut kept = false;
            if v > 0.0 {
                for y in y.saturating_sub(around)..(y + around + 1).min(height) {
                    for x in x.saturating_sub(around)..(x + around + 1).min(width) {
                        kept |= self.all[self.of[y * width + x]].kept;
                    }
                }
            }
            if kept { v } else { 0.0 }
        })
    }
}
