//! Connected components of ink, and which of them are the digit.
//!
//! ```text
//! ink ─► without what is thinner than `thin` ─► pieces ─► neither cut by the border nor around others ─► largest, and near
//! ```
//!
//! A digit lies entirely within its picture. Tables, shadows, dark strips and ruled lines reach the border, and a box
//! encloses the digit. Lines that cross a digit tie it to the border. They are thinner than its strokes, so ink is also
//! examined without its thin parts, and thicker ones are left out whenever that frees more ink.

use super::{bounds::Bounds, brightness::Plane};

/// Connected ink with less than this share of the largest piece's mass is a speck. The dash of a 7 has a tenth.
pub(super) const SPECK: f32 = 1.0 / 40.0;
/// The search tries to leave out lines that are thinner than this many pixels.
const THICKEST_LINE: usize = 6;

/// A connected component of ink.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Piece {
    pub(super) mass: f32,
    pub(super) bounds: Bounds,
    /// Side of the largest square of ink in it.
    pub(super) square: usize,
    /// Whether it may be part of the digit.
    pub(super) kept: bool,
}

/// A picture's pieces.
#[derive(Debug)]
pub(super) struct Pieces {
    /// The piece of each pixel; 0 for paper.
    pub(super) of: Vec<usize>,
    /// All pieces; the first is paper.
    pub(super) all: Vec<Piece>,
}

/// What to look for among the pieces: a type, so that a WebAssembly module for one digit has no code for several.
pub(super) trait Wanted {
    /// The factor by which the kept ink must grow for thicker lines to be left out.
    const GAIN: f32;
    /// No stroke is thinner than the thickest one divided by this, so thinner lines can be left out; 0 if that is not
    /// known.
    const EVENNESS: usize;

    /// Marks the pieces to keep. Ink thinner than `thin` has been left out of the picture.
    fn choose(pieces: &mut Pieces, ink: &Plane, thin: usize);

    /// Another way to separate ink from unevenly lit paper.
    fn other_way(picture: &Plane) -> Option<Plane>;

    /// How good the pieces are that a way leaves. The better way is taken.
    fn merit(pieces: &Pieces) -> f32;
}

/// One digit.
pub(super) struct Digit;

impl Wanted for Digit {
    const GAIN: f32 = 1.1;
    const EVENNESS: usize = 0;

    fn choose(pieces: &mut Pieces, ink: &Plane, thin: usize) {
        pieces.choose(ink, thin);
    }

    fn other_way(_: &Plane) -> Option<Plane> {
        None
    }

    fn merit(_: &Pieces) -> f32 {
        0.0
    }
}

impl Piece {
    const NONE: Self = Self { mass: 0.0, bounds: Bounds::NONE, square: 0, kept: false };

    pub(super) fn extent(&self) -> usize {
        self.bounds.longer()
    }

    /// Whether it may consist of strokes: a digit has no square of ink larger than a third of its size.
    pub(super) fn is_stroke(&self) -> bool {
        3 * self.square <= self.extent().max(6)
    }
}

/// What was found on evenly lit paper.
pub(super) enum Found {
    /// Only what is wanted: none of it reaches the border, encloses other ink, or is anything but strokes.
    Wanted(Plane),
    /// All ink but specks, and the bounds of what may be a sheet of paper, seen whole on something else.
    Other(Plane, Option<Bounds>),
}

/// Examines the pieces of ink on evenly lit paper.
pub(super) fn find<W: Wanted>(ink: &Plane) -> Found {
    let (width, height) = (ink.width(), ink.height());
    let mut pieces = Pieces::new(ink, 0.0, 1);
    W::choose(&mut pieces, ink, 1);
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
        return Found::Wanted(ink);
    }
    let wide = 4 * largest.square >= width.min(height);
    let sheet = wide && !largest.is_stroke() && !largest.bounds.touches(width, height);
    Found::Other(ink, sheet.then_some(largest.bounds))
}

/// The wanted ink among other things, if there is any, and its merit.
pub(super) fn amid_others<W: Wanted>(ink: &Plane) -> Option<(f32, Plane)> {
    let mut best: Option<(f32, Pieces)> = None;
    for thin in 1..=THICKEST_LINE {
        let mut pieces = Pieces::new(ink, 0.35, thin);
        W::choose(&mut pieces, ink, thin);
        let mass = pieces.all.iter().filter(|piece| piece.kept).map(|piece| piece.mass).sum();
        if mass > best.as_ref().map_or(0.0, |(most, _)| W::GAIN * most) {
            best = Some((mass, pieces));
        }
    }
    if let (Some((_, pieces)), true) = (&best, W::EVENNESS > 0) {
        let thickest = pieces.all.iter().filter(|piece| piece.kept).map(|piece| piece.square).max();
        let thin = thickest.and_then(|square| square.checked_div(W::EVENNESS)).unwrap_or(0);
        if thin > 1 {
            let mut pieces = Pieces::new(ink, 0.35, thin);
            W::choose(&mut pieces, ink, thin);
            best = Some((0.0, pieces));
        }
    }
    best.map(|(_, pieces)| (W::merit(&pieces), pieces.cut(ink, 2)))
}

impl Pieces {
    /// The pieces of ink above `level`, without those parts that no square of side `thin` fits in.
    #[inline(never)]
    fn new(ink: &Plane, level: f32, thin: usize) -> Self {
        let (width, height) = (ink.width(), ink.height());
        // The side of the largest square of ink whose lower right corner is here.
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

    /// The largest piece that may be a digit; paper if there is none. Marks all pieces that may be.
    #[inline(never)]
    pub(super) fn main(&mut self, ink: &Plane, thin: usize, encloses: fn(&Self, &Plane, usize) -> bool) -> Piece {
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
            if main == 0 || !encloses(self, ink, main) {
                break;
            }
            self.all[main].kept = false;
        }
        self.all[main]
    }

    /// Marks the pieces that belong to the digit.
    #[inline(never)]
    fn choose(&mut self, ink: &Plane, thin: usize) {
        let (width, height) = (ink.width(), ink.height());
        let main = self.main(ink, thin, Self::encloses_large);
        for piece in &mut self.all {
            if main.kept && piece.mass > 0.0 {
                let (gap, extent) = (piece.bounds.gap(&main.bounds), main.extent());
                // Ink that the border cuts still belongs to the digit if it lies close by and is no larger.
                let cut = piece.bounds.touches(width, height) && gap <= 2 + extent / 16 && piece.extent() <= extent;
                // A second digit is not part of the first, but leaving it out would answer only half of the question.
                let part = 4 * gap <= extent || 2 * piece.extent() >= extent;
                piece.kept = (piece.kept || cut) && part && piece.mass >= SPECK * main.mass;
            }
        }
    }

    /// Whether a piece encloses other ink of at least an eighth of its size.
    pub(super) fn encloses_large(&self, ink: &Plane, outer: usize) -> bool {
        let mut found = false;
        self.each_within(ink, outer, |inner| found |= 8 * self.all[inner].extent() >= self.all[outer].extent());
        found
    }

    /// Visits the piece of each pixel that `outer` encloses: no path leads there from the border.
    #[inline(never)]
    pub(super) fn each_within(&self, ink: &Plane, outer: usize, mut visit: impl FnMut(usize)) {
        let bounds = self.all[outer].bounds.and_around(ink.width(), ink.height());
        let of = |x: usize, y: usize| self.of[(y + bounds.top) * ink.width() + x + bounds.left];
        let others = ink.part(&bounds).map(|x, y, _| if of(x, y) == outer { 0.0 } else { 1.0 });
        let regions = Self::new(&others, 0.0, 1);
        for ((x, y, _), &region) in others.pixels().zip(&regions.of) {
            if region > 0 && !regions.all[region].bounds.touches(others.width(), others.height()) {
                visit(of(x, y));
            }
        }
    }

    /// The ink of the kept pieces, and of `around` pixels around them; 0 elsewhere.
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

#[cfg(test)]
pub(super) mod tests;
