//! Reduces any number of coloured pixels to one plane of brightness, of bounded size.

use super::bounds::Bounds;

/// The longest side of the plane from which one digit is read. Larger pictures are averaged down, which also removes
/// noise.
pub(super) const LONGEST: usize = 512;

/// Numbers on a grid.
#[derive(Debug, Clone)]
pub(super) struct Plane {
    width: usize,
    /// `(H, W)` row-major.
    values: Vec<f32>,
    /// Where its corner lies on the plane that it was cut from, x and y.
    origin: [usize; 2],
}

impl Plane {
    /// Brightness in `0..=1`, over [`ground`] where transparent. Each value is the mean over a square of pixels.
    pub(super) fn from_rgba(rgba: &[u8], width: usize, square: usize) -> Self {
        let ground = ground(rgba);
        let columns = width.div_ceil(square);
        let mut values = Vec::new();
        let mut sums = vec![0_u32; columns];
        for rows in rgba.chunks(4 * width * square) {
            sums.fill(0);
            for row in rows.chunks_exact(4 * width) {
                for (sum, pixels) in sums.iter_mut().zip(row.chunks(4 * square)) {
                    *sum += pixels.as_chunks().0.iter().map(|pixel| brightness(pixel, ground)).sum::<u32>();
                }
            }
            let height = rows.len() / (4 * width);
            values.extend(sums.iter().enumerate().map(|(column, &sum)| {
                let width = square.min(width - column * square);
                sum as f32 / (width * height) as f32 / 255.0
            }));
        }
        Self { width: columns, values, origin: [0; 2] }
    }

    /// The plane of these values, in rows of `width`.
    pub(super) fn new(width: usize, values: Vec<f32>) -> Self {
        Self { width, values, origin: [0; 2] }
    }

    pub(super) fn width(&self) -> usize {
        self.width
    }

    pub(super) fn height(&self) -> usize {
        self.values.len() / self.width
    }

    pub(super) fn origin(&self) -> [usize; 2] {
        self.origin
    }

    pub(super) fn values(&self) -> &[f32] {
        &self.values
    }

    /// How far each value is above `floor`, in units of `span`, clamped to `low..=high`.
    #[inline(never)]
    pub(super) fn scaled(&self, floor: f32, span: f32, low: f32, high: f32) -> Self {
        // `clamp` would bring code to check its bounds, and to print them.
        self.map(|_, _, v| ((v - floor) / span).max(low).min(high))
    }

    /// Column, row and value of each pixel, row by row.
    pub(super) fn pixels(&self) -> impl Iterator<Item = (usize, usize, f32)> {
        self.values.iter().enumerate().map(|(i, &v)| (i % self.width, i / self.width, v))
    }

    /// The part within these bounds.
    pub(super) fn part(&self, &Bounds { left, top, right, bottom }: &Bounds) -> Self {
        let mut values = Vec::new();
        for row in self.values.chunks_exact(self.width).take(bottom + 1).skip(top) {
            values.extend_from_slice(&row[left..=right]);
        }
        let origin = [self.origin[0] + left, self.origin[1] + top];
        Self { width: right + 1 - left, values, origin }
    }

    /// The plane with each value replaced by a function of its column, row and value.
    pub(super) fn map(&self, mut value: impl FnMut(usize, usize, f32) -> f32) -> Self {
        let values = self.pixels().map(|(x, y, v)| value(x, y, v)).collect();
        Self { width: self.width, values, origin: self.origin }
    }
}

/// What shows where a picture is transparent: white. But black if most of it is transparent and what is opaque is light:
/// that is ink, which white would hide.
fn ground(rgba: &[u8]) -> u32 {
    let (mut opaque, mut dark) = (0, 0);
    for pixel in rgba.as_chunks::<4>().0 {
        if pixel[3] >= 128 {
            opaque += 1;
            dark += usize::from(luma(pixel) < 128);
        }
    }
    let ink_alone = 2 * opaque < rgba.len() / 4 && 16 * dark < opaque;
    if ink_alone { 0 } else { 255 }
}

/// Luma, 0 to 255, with the weights of ITU-R BT.601 in 256ths. Grey stays exactly what it is.
fn luma(&[red, green, blue, _]: &[u8; 4]) -> u32 {
    (77 * u32::from(red) + 150 * u32::from(green) + 29 * u32::from(blue)) / 256
}

/// Luma, composited over the ground.
fn brightness(pixel: &[u8; 4], ground: u32) -> u32 {
    let opacity = u32::from(pixel[3]);
    (luma(pixel) * opacity + ground * (255 - opacity) + 127) / 255
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn grey_stays_what_it_is_and_glass_is_white() {
        for level in 0..=255 {
            assert_eq!(brightness(&[level, level, level, 255], 255), u32::from(level));
            assert_eq!(brightness(&[level, 0, level, 0], 255), 255);
        }
    }

    #[test]
    fn light_ink_alone_lies_on_black_and_everything_else_on_white() {
        let shown = |ink: [u8; 4], others: [u8; 4]| {
            let rgba: Vec<u8> = (0..100).flat_map(|i| if i % 10 == 4 { ink } else { others }).collect();
            let plane = Plane::from_rgba(&rgba, 10, 1);
            (plane.values()[4], plane.values()[0])
        };
        for clear in [[0, 0, 0, 0], [255, 255, 255, 0]] {
            assert_eq!(shown([255, 255, 255, 255], clear), (1.0, 0.0));
            assert_eq!(shown([0, 0, 0, 255], clear), (0.0, 1.0));
        }
        // Paper with a hole in it is not ink.
        assert_eq!(shown([9, 9, 9, 0], [255, 255, 255, 255]), (1.0, 1.0));
    }

    #[test]
    fn large_pictures_are_averaged_down_to_the_last_pixel() {
        // 1300 = 433 squares of 3 and one column of 1.
        let rgba: Vec<u8> = (0..1300 * 5).flat_map(|i| [if i % 1300 < 1299 { 51 } else { 255 }; 4]).collect();
        let opaque: Vec<u8> = rgba.chunks(4).flat_map(|p| [p[0], p[1], p[2], 255]).collect();
        let plane = Plane::from_rgba(&opaque, 1300, 3);
        assert_eq!((plane.width(), plane.height()), (434, 2));
        assert!(plane.pixels().all(|(x, _, v)| v == if x < 433 { 0.2 } else { 1.0 }));
    }
}
