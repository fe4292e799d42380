//! Lines one pixel wide as a graph: nodes where they cross, edges between crossings and line ends.

use super::thin::Grid;
use crate::ink::Point;

/// A line between two crossings or ends.
#[derive(Debug)]
pub(super) struct Edge {
    /// Its pixels, each a neighbour of the one before; at least one.
    pub(super) pixels: Vec<usize>,
    /// The nodes beside the first and the last pixel; none where the line ends.
    pub(super) ends: [Option<usize>; 2],
}

impl Edge {
    /// Whether it leads from a crossing to a free end.
    pub(super) fn is_spur(&self) -> bool {
        self.ends[0].is_some() != self.ends[1].is_some()
    }
}

/// The lines of a grid.
#[derive(Debug)]
pub(super) struct Graph {
    width: usize,
    pub(super) edges: Vec<Edge>,
    /// The middle of each crossing.
    pub(super) nodes: Vec<Point>,
}

impl Graph {
    /// Builds the graph of lines one pixel wide.
    #[inline(never)]
    pub(super) fn of(grid: &Grid) -> Self {
        let mut graph = Self { width: grid.width, edges: Vec::new(), nodes: Vec::new() };
        let pixels: Vec<usize> = (0..grid.ink.len()).filter(|&at| grid.ink[at]).collect();
        let crosses = |at: usize| grid.neighbours(at).len() > 2;
        // Neighbouring pixels where lines cross form one node.
        let mut node_of = vec![None; grid.ink.len()];
        for &start in &pixels {
            if node_of[start].is_some() || !crosses(start) {
                continue;
            }
            let node = graph.nodes.len();
            node_of[start] = Some(node);
            let (mut members, mut next) = (vec![start], 0);
            while next < members.len() {
                for beside in grid.neighbours(members[next]) {
                    if node_of[beside].is_none() && crosses(beside) {
                        node_of[beside] = Some(node);
                        members.push(beside);
                    }
                }
                next += 1;
            }
            graph.nodes.push(graph.middle(&members));
        }
        let mut done: Vec<bool> = node_of.iter().map(Option::is_some).collect();
        let is_end =
            |at: &usize| grid.neighbours(*at).into_iter().filter(|&beside| node_of[beside].is_none()).count() < 2;
        // Rings have no ends, so they come last and start anywhere.
        let (ends, others): (Vec<usize>, Vec<usize>) = pixels.into_iter().partition(is_end);
        for start in ends.into_iter().chain(others) {
            if done[start] {
                continue;
            }
            let (mut path, mut at) = (Vec::new(), Some(start));
            while let Some(here) = at {
                done[here] = true;
                path.push(here);
                at = grid.neighbours(here).into_iter().find(|&beside| !done[beside]);
            }
            // A single pixel may lie between two nodes.
            let node =
                |at: usize, nth: usize| grid.neighbours(at).into_iter().filter_map(|beside| node_of[beside]).nth(nth);
            let ends = [node(start, 0), node(path[path.len() - 1], usize::from(path.len() == 1))];
            graph.edges.push(Edge { ends, pixels: path });
        }
        graph
    }

    /// The middle of a pixel, in pixels of the ink.
    pub(super) fn point(&self, at: usize) -> Point {
        Grid::point(self.width, at)
    }

    fn middle(&self, pixels: &[usize]) -> Point {
        let sum = pixels.iter().map(|&at| self.point(at)).fold((0.0, 0.0), |(x, y), p| (x + p.x, y + p.y));
        Point { x: sum.0 / pixels.len() as f32, y: sum.1 / pixels.len() as f32 }
    }

    /// Merges nodes that are joined by an edge of fewer than so many pixels.
    pub(super) fn join_near(&mut self, pixels: f32) {
        let mut joined: Vec<usize> = (0..self.nodes.len()).collect();
        self.edges.retain(|edge| {
            let [Some(a), Some(b)] = edge.ends else { return true };
            if edge.pixels.len() as f32 >= pixels {
                return true;
            }
            let (from, to) = (joined[a].max(joined[b]), joined[a].min(joined[b]));
            joined.iter_mut().filter(|node| **node == from).for_each(|node| *node = to);
            false
        });
        let nodes: Vec<Point> = (0..self.nodes.len())
            .map(|node| {
                let members = || (0..self.nodes.len()).filter(|&other| joined[other] == joined[node]);
                let sum = members().fold((0.0, 0.0), |(x, y), i| (x + self.nodes[i].x, y + self.nodes[i].y));
                let count = members().count() as f32;
                Point { x: sum.0 / count, y: sum.1 / count }
            })
            .collect();
        self.nodes = nodes;
        for end in self.edges.iter_mut().flat_map(|edge| &mut edge.ends) {
            *end = end.map(|node| joined[node]);
        }
    }

    /// The edges of each connected component.
    pub(super) fn connected(&self) -> Vec<Vec<usize>> {
        let at = self.ends();
        let mut done = vec![false; self.edges.len()];
        let mut parts = Vec::new();
        for start in 0..self.edges.len() {
            if done[start] {
                continue;
            }
            done[start] = true;
            let (mut part, mut next) = (vec![start], 0);
            while next < part.len() {
                for &(edge, _) in self.edges[part[next]].ends.iter().flatten().flat_map(|&node| &at[node]) {
                    if !done[edge] {
                        done[edge] = true;
                        part.push(edge);
                    }
                }
                next += 1;
            }
            parts.push(part);
        }
        parts
    }

    /// The ends of edges at each node: the edge, and which of its ends.
    pub(super) fn ends(&self) -> Vec<Vec<(usize, usize)>> {
        let mut at = vec![Vec::new(); self.nodes.len()];
        for (i, edge) in self.edges.iter().enumerate() {
            for (end, node) in edge.ends.into_iter().enumerate() {
                if let Some(node) = node {
                    at[node].push((i, end));
                }
            }
        }
        at
    }
}
