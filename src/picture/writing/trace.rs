//! Traces ink as strokes, as a pen may have drawn it.
//!
//! ```text
//! ink ─► lines one pixel wide ─► edges between crossings and ends, without spurs ─► strokes: straight on at crossings
//! ```
//!
//! Thinning is wrong by up to the pen's width: it leaves spurs at uneven edges, and splits a crossing into two forks with a line
//! between them. So nothing shorter than the pen's width is a stroke, or a line between crossings.

use super::{
    INSIDE,
    graph::{Edge, Graph},
    thin::Grid,
};
use crate::{
    ink::{self, Ink, Point},
    picture::brightness::Plane,
};

/// How many times spurs are removed: where several meet, the longer ones come free later.
const ROUNDS: usize = 3;
/// The pen goes on from one edge to another if the cosine between the two, seen from the crossing, is less than this: a turn
/// of at most 60 degrees.
const STRAIGHT: f32 = -0.5;

/// Connected ink wider than this many times its height may be of two digits.
const WIDE: f32 = 0.7;

/// The strokes in `ink`, in its pixels.
pub(super) fn strokes(ink: &Plane) -> Ink {
    let mut grid = Grid::new(ink.width(), ink.values().iter().map(|&v| v >= INSIDE));
    let area = grid.count();
    grid.thin();
    let pen = area as f32 / grid.count().max(1) as f32;
    let mut graph = Graph::of(&grid);
    for _ in 0..ROUNDS {
        let spurs = graph.edges.iter().filter(|edge| edge.is_spur() && (edge.pixels.len() as f32) < pen);
        let spare: Vec<usize> = spurs.flat_map(|edge| edge.pixels.iter().copied()).collect();
        if spare.is_empty() {
            break;
        }
        spare.iter().for_each(|&at| grid.ink[at] = false);
        grid.thin();
        graph = Graph::of(&grid);
    }
    graph.join_near(pen);
    let mut next = straight_on(&graph, pen);
    part_wide(&graph, &mut next);
    let strokes = chains(&graph.edges, &next).into_iter().map(|chain| drawn(&graph, &chain, pen));
    Ink::new(strokes).unwrap_or_default()
}

/// An edge, and the end at which it is entered.
type Way = (usize, usize);

/// For each end of each edge, the way on at its crossing. The two ends that continue each other best are paired first.
#[inline(never)]
fn straight_on(graph: &Graph, pen: f32) -> Vec<[Option<Way>; 2]> {
    let mut next = vec![[None; 2]; graph.edges.len()];
    for (node, ends) in graph.ends().into_iter().enumerate() {
        let directions: Vec<Point> =
            ends.iter().map(|&(edge, end)| direction(graph, node, &graph.edges[edge], end, pen)).collect();
        let free = |next: &[[Option<Way>; 2]], i: usize| next[ends[i].0][ends[i].1].is_none();
        loop {
            let mut best = (STRAIGHT, 0, 0);
            for i in 0..ends.len() {
                for j in 0..i {
                    let cosine = directions[i].x * directions[j].x + directions[i].y * directions[j].y;
                    if cosine < best.0 && free(&next, i) && free(&next, j) {
                        best = (cosine, i, j);
                    }
                }
            }
            let (_, i, j) = best;
            if i == j {
                break;
            }
            next[ends[i].0][ends[i].1] = Some(ends[j]);
            next[ends[j].0][ends[j].1] = Some(ends[i]);
        }
    }
    next
}

/// Makes each edge of wide connected ink a stroke of its own: going straight on may lead from one digit into the next.
#[inline(never)]
fn part_wide(graph: &Graph, next: &mut [[Option<Way>; 2]]) {
    for edges in graph.connected() {
        let pixels = edges.iter().flat_map(|&edge| &graph.edges[edge].pixels);
        let [left, top, right, bottom] = ink::bounds(pixels.map(|&at| graph.point(at)));
        if right - left > WIDE * (bottom - top) {
            edges.iter().for_each(|&edge| next[edge] = [None; 2]);
        }
    }
}

/// The unit vector from a crossing along an edge, to the point up to which thinning bends edges at a crossing.
fn direction(graph: &Graph, node: usize, edge: &Edge, end: usize, pen: f32) -> Point {
    let from = graph.nodes[node];
    let far = ((1.5 * pen) as usize).min(edge.pixels.len() - 1);
    let at = graph.point(edge.pixels[if end == 0 { far } else { edge.pixels.len() - 1 - far }]);
    let (x, y) = (at.x - from.x, at.y - from.y);
    let length = (x * x + y * y).sqrt().max(1e-6);
    Point { x: x / length, y: y / length }
}

/// Chains of edges, each edge with the end at which it is entered: first the chains that have a beginning, then rings.
#[inline(never)]
fn chains(edges: &[Edge], next: &[[Option<Way>; 2]]) -> Vec<Vec<Way>> {
    let mut done = vec![false; edges.len()];
    let mut chains = Vec::new();
    let starts =
        (0..edges.len()).flat_map(|edge| [(edge, 0), (edge, 1)]).filter(|&(edge, end)| next[edge][end].is_none());
    for start in starts.chain((0..edges.len()).map(|edge| (edge, 0))) {
        let mut chain = Vec::new();
        let mut way = Some(start);
        while let Some((edge, end)) = way.filter(|&(edge, _)| !done[edge]) {
            done[edge] = true;
            chain.push((edge, end));
            way = next[edge][1 - end];
        }
        if !chain.is_empty() {
            chains.push(chain);
        }
    }
    chains
}

/// The points of a chain: the middles of its pixels and crossings, smoothed over the pen's width and half that width apart.
#[inline(never)]
fn drawn(graph: &Graph, chain: &[Way], pen: f32) -> Vec<Point> {
    let mut path: Vec<Point> = Vec::new();
    for &(edge, end) in chain {
        let Edge { pixels, ends } = &graph.edges[edge];
        let points = pixels.iter().map(|&at| graph.point(at));
        path.extend(ends[end].map(|node| graph.nodes[node]));
        if end == 0 {
            path.extend(points)
        } else {
            path.extend(points.rev())
        }
        path.extend(ends[1 - end].map(|node| graph.nodes[node]));
    }
    // A ring closes.
    if let [(edge, _)] = chain {
        let (first, last) = (path[0], path[path.len() - 1]);
        let closes = (first.x - last.x).abs().max((first.y - last.y).abs()) <= 1.0 && path.len() > 4;
        if graph.edges[*edge].ends == [None, None] && closes {
            path.push(first);
        }
    }
    let last = path.len() - 1;
    let reach = (pen / 2.0) as usize;
    let smooth = |i: usize| {
        // The ends stay where they are.
        let reach = reach.min(i).min(last - i);
        let near = &path[i - reach..=i + reach];
        let sum = near.iter().fold((0.0, 0.0), |(x, y), p| (x + p.x, y + p.y));
        Point { x: sum.0 / near.len() as f32, y: sum.1 / near.len() as f32 }
    };
    let step = (reach.max(1)).min(last.max(1));
    (0..last).step_by(step).chain([last]).map(smooth).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    /// From one end to the other, x and y.
    type Line = [(f32, f32); 2];

    /// How far a point is from a line that runs down.
    fn away(x: f32, y: f32, [(ax, ay), (bx, by)]: Line) -> f32 {
        let along = ((y - ay) / (by - ay)).clamp(0.0, 1.0);
        (x - ax - along * (bx - ax)).hypot(y - ay - along * (by - ay))
    }

    /// The strokes traced from lines that are `half` wide to either side.
    fn traced(lines: &[Line], half: f32) -> Ink {
        const SIZE: [usize; 2] = [100, 160];
        let level = |i: usize| {
            let (x, y) = ((i % SIZE[0]) as f32, (i / SIZE[0]) as f32);
            f32::from(lines.iter().any(|&line| away(x, y, line) <= half))
        };
        strokes(&Plane::new(SIZE[0], (0..SIZE[0] * SIZE[1]).map(level).collect()))
    }

    /// Two crossing lines, which reach `lean` and `tilt` to either side of the middle, and the strokes traced from them.
    fn crossing(lean: f32, tilt: f32) -> ([Line; 2], Ink) {
        let lines = [[(50.0 - lean, 10.0), (50.0 + lean, 120.0)], [(50.0 + tilt, 12.0), (50.0 - tilt, 118.0)]];
        (lines, traced(&lines, 3.0))
    }

    #[test]
    fn lines_that_cross_are_traced_straight_on() {
        // Narrow enough to be one digit, crossing at 50 degrees or more.
        for (lean, tilt) in [(29.0, 29.0), (32.0, 24.0), (20.0, 32.0)] {
            let (lines, traced) = crossing(lean, tilt);
            assert_eq!(traced.strokes().count(), 2, "{lean}, {tilt}");
            for stroke in traced.strokes() {
                let on = |line| stroke.iter().all(|p| away(p.x, p.y, line) < 4.0);
                assert!(lines.iter().any(|&line| on(line)), "{lean}, {tilt}: {stroke:?}");
                let [_, top, _, bottom] = ink::bounds(stroke.iter().copied());
                assert!(bottom - top > 95.0, "{lean}, {tilt}: {stroke:?}");
            }
        }
    }

    #[test]
    fn lines_of_wide_ink_may_be_of_two_digits() {
        let (_, traced) = crossing(42.0, 42.0);
        assert_eq!(traced.strokes().count(), 4);
    }

    #[test]
    fn a_sharp_turn_is_no_way_on() {
        // A stem with two arms from its middle, 105 degrees apart.
        let lines = [[(30.0, 10.0), (30.0, 150.0)], [(30.0, 80.0), (70.0, 132.0)], [(70.0, 28.0), (30.0, 80.0)]];
        let traced = traced(&lines, 3.0);
        assert_eq!(traced.strokes().count(), 3);
        let high = |stroke: &[Point]| {
            let [_, top, _, bottom] = ink::bounds(stroke.iter().copied());
            bottom - top
        };
        assert_eq!(traced.strokes().filter(|&stroke| high(stroke) > 130.0).count(), 1, "{traced:?}");
    }

    #[test]
    fn a_direction_is_a_unit_vector_to_where_one_and_a_half_pens_of_ink_end() {
        const WIDE: usize = 40;
        let mut graph = Graph::of(&Grid::new(WIDE - 2, (0..WIDE * WIDE).map(|_| false)));
        let middle = 20 * WIDE + 20;
        graph.nodes.push(graph.point(middle));
        // Of ten pixels from the crossing on, all but one lie in the same row.
        let mut pixels: Vec<usize> = (1..=10).map(|i| middle + i).collect();
        pixels[6] = middle + 6 + 8 * WIDE;
        for (pixels, end) in [(pixels.clone(), 0), (pixels.into_iter().rev().collect(), 1)] {
            let edge = Edge { pixels, ends: [None; 2] };
            let Point { x, y } = direction(&graph, 0, &edge, end, 4.0);
            assert!((x - 0.6).abs() < 1e-6 && (y - 0.8).abs() < 1e-6, "{x}, {y}");
        }
    }

    #[test]
    fn a_line_ends_where_its_ink_does() {
        let traced = traced(&[[(50.0, 10.0), (50.0, 120.0)]], 3.0);
        let points = traced.points();
        let (first, last) = (points[0], points[points.len() - 1]);
        assert!(traced.strokes().count() == 1 && first.y < 14.0 && last.y > 116.0, "{points:?}");
    }

    #[test]
    fn a_ring_closes() {
        let ring = |i: usize| {
            let (x, y) = ((i % 60) as f32 - 30.0, (i / 60) as f32 - 30.0);
            f32::from((x.hypot(y) - 20.0).abs() <= 2.5)
        };
        let traced = strokes(&Plane::new(60, (0..60 * 60).map(ring).collect()));
        let points = traced.points();
        let (first, last) = (points[0], points[points.len() - 1]);
        assert!(traced.strokes().count() == 1 && (first.x - last.x).hypot(first.y - last.y) <= 1.5, "{points:?}");
    }
}
