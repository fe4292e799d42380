//! Coloured pixels of any number to one plane of brightness of bounded size.

/// The longest side that is worked with; larger pictures are averaged down, which also takes out noise.
const LONGEST: usize = 512;

/// Numbers on a grid.
#[derive(Debug, Clone)]
pub(super) struct Plane {
    width: usize,
    /// `(H, W)` row-major.
    values: Vec<f32>,
}

impl Plane {
    /// Brightness in `0..=1`, over white where transparent. Each value is the mean over a square of pixels, the
    /// smallest with which the longer side has at most [`LONGEST`] of them.
    pub(super) fn from_rgba(rgba: &[u8], width: usize, height: usize) -> Self {
        let square = width.max(height).div_ceil(LONGEST);
        let columns = width.div_ceil(square);
        let mut values = Vec::with_capacity(columns * height.div_ceil(square));
        let mut sums = vec![0_u32; columns];
        for rows in rgba.chunks(4 * width * square) {
            sums.fill(0);
            for row in rows.chunks_exact(4 * width) {
                for (sum, pixels) in sums.iter_mut().zip(row.chunks(4 * square)) {
                    *sum += pixels.as_chunks().0.iter().map(brightness).sum::<u32>();
                }
            }
            let height = rows.len() / (4 * width);
            values.extend(sums.iter().enumerate().map(|(column, &sum)| {
                let width = square.min(width - column * square);
                sum as f32 / (width * height) as f32 / 255.0
            }));
        }
        Self { width: columns, values }
    }

    pub(super) fn width(&self) -> usize {
        self.width
    }

    pub(super) fn height(&self) -> usize {
        self.values.len() / self.width
    }

    pub(super) fn values(&self) -> &[f32] {
        &self.values
    }

    /// Column, row and value of each pixel, row by row.
    pub(super) fn pixels(&self) -> impl Iterator<Item = (usize, usize, f32)> {
        self.values.iter().enumerate().map(|(i, &v)| (i % self.width, i / self.width, v))
    }

    /// The plane with each value replaced, from column, row and value.
    pub(super) fn map(&self, mut value: impl FnMut(usize, usize, f32) -> f32) -> Self {
        let values = self.pixels().map(|(x, y, v)| value(x, y, v)).collect();
        Self { width: self.width, values }
    }
}

/// Luma with the weights of ITU-R BT.601 in 256ths, 0 to 255, over white. Grey stays exactly what it is.
fn brightness(&[red, green, blue, opacity]: &[u8; 4]) -> u32 {
    let luma = (77 * u32::from(red) + 150 * u32::from(green) + 29 * u32::from(blue)) / 256;
    let opacity = u32::from(opacity);
    (luma * opacity + 255 * (255 - opacity) + 127) / 255
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn grey_stays_what_it_is_and_glass_is_white() {
        for level in 0..=255 {
            assert_eq!(brightness(&[level, level, level, 255]), u32::from(level));
            assert_eq!(brightness(&[level, 0, level, 0]), 255);
        }
    }

    #[test]
    fn large_pictures_are_averaged_down_to_the_last_pixel() {
        // 1300 = 433 squares of 3 and one column of 1.
        let rgba: Vec<u8> = (0..1300 * 5).flat_map(|i| [if i % 1300 < 1299 { 51 } else { 255 }; 4]).collect();
        let opaque: Vec<u8> = rgba.chunks(4).flat_map(|p| [p[0], p[1], p[2], 255]).collect();
        let plane = Plane::from_rgba(&opaque, 1300, 5);
        assert_eq!((plane.width(), plane.height()), (434, 2));
        assert!(plane.pixels().all(|(x, _, v)| v == if x < 433 { 0.2 } else { 1.0 }));
    }
}
