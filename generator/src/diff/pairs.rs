//! Pairs of types at corresponding places of two documents, and the calls that reach each pair.
//!
//! Each pair is compared once, however often it is met, so the comparison is linear in the number of types and uses.

use std::collections::{HashMap, VecDeque};

use fixedbitset::FixedBitSet;

use super::surface::About;
use crate::api::{Direction, TypeId};

/// Both ways.
pub(super) const BOTH: Direction = Direction { request: true, response: true };
/// From the client to the server.
pub(super) const REQUEST: Direction = Direction { request: true, response: false };
/// From the server to the client.
pub(super) const RESPONSE: Direction = Direction { request: false, response: true };

/// A pair, as an index.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(super) struct PairId(pub usize);

/// Two types at corresponding places, one of each document.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub(super) struct Pair {
    /// The type of the base, no alias.
    pub base: TypeId,
    /// The type of the revision, no alias.
    pub revision: TypeId,
    /// Values are written as plain text (a parameter, a header, a form), where numbers are text as well.
    pub text: bool,
}

/// From where a pair is met.
#[derive(Debug, Clone, Copy)]
pub(super) enum From {
    /// Nowhere: components of one name, which no call needs to reach.
    Nothing,
    /// A call, by its index; with the way values travel.
    Call(usize, Direction),
    /// Another pair; with the ways in which its values hold values of this one.
    Pair(PairId, Direction),
}

/// What uses a pair.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub(super) enum User {
    /// A call, by its index.
    Call(usize),
    /// Another pair.
    Pair(PairId),
}

/// The pairs that were met so far.
#[derive(Debug, Default)]
pub(super) struct Pairs {
    ids: HashMap<Pair, PairId>,
    list: Vec<Pair>,
    edges: Vec<Vec<(PairId, Direction)>>,
    roots: Vec<(PairId, usize, Direction)>,
    users: Vec<Vec<(User, About)>>,
    waiting: VecDeque<PairId>,
}

/// The calls that reach a pair.
#[derive(Debug, Clone)]
pub(super) struct Reach {
    /// Calls that send its values.
    pub request: FixedBitSet,
    /// Calls that receive its values.
    pub response: FixedBitSet,
    /// Calls that reach it, be it through members that travel in neither way.
    pub any: FixedBitSet,
}

impl Pairs {
    /// The id of a pair; a new one waits to be compared.
    pub(super) fn meet(&mut self, from: From, pair: Pair, part: About) -> PairId {
        let next = PairId(self.list.len());
        let id = *self.ids.entry(pair).or_insert(next);
        if id == next {
            self.list.push(pair);
            self.edges.push(Vec::new());
            self.users.push(Vec::new());
            self.waiting.push_back(id);
        }
        match from {
            From::Nothing => {}
            From::Call(call, way) => {
                self.roots.push((id, call, way));
                self.users[id.0].push((User::Call(call), part));
            }
            From::Pair(parent, ways) => {
                self.edges[parent.0].push((id, ways));
                self.users[id.0].push((User::Pair(parent), part));
            }
        }
        id
    }

    /// The next pair that has not been compared.
    pub(super) fn next(&mut self) -> Option<(PairId, Pair)> {
        self.waiting.pop_front().map(|id| (id, self.list[id.0]))
    }

    /// What uses a pair, each with the part of it that does.
    pub(super) fn users(&self, id: PairId) -> &[(User, About)] {
        &self.users[id.0]
    }

    /// The pair behind an id.
    pub(super) fn get(&self, id: PairId) -> Pair {
        self.list[id.0]
    }

    /// Whether a pair was met, be it as text or not.
    pub(super) fn knows(&self, pair: Pair) -> bool {
        [true, false].iter().any(|text| self.ids.contains_key(&Pair { text: *text, ..pair }))
    }

    /// The calls that reach each pair, of so many calls.
    pub(super) fn reach(&self, calls: usize) -> Vec<Reach> {
        let none = || FixedBitSet::with_capacity(calls);
        let mut reach: Vec<Reach> =
            self.list.iter().map(|_| Reach { request: none(), response: none(), any: none() }).collect();
        for (pair, call, way) in &self.roots {
            reach[pair.0].any.insert(*call);
            if way.request {
                reach[pair.0].request.insert(*call);
            }
            if way.response {
                reach[pair.0].response.insert(*call);
            }
        }
        self.spread(&mut reach);
        reach
    }

    /// Hands the calls of each pair on to the pairs below it, until nothing moves.
    fn spread(&self, reach: &mut [Reach]) {
        let mut waiting: VecDeque<usize> = (0..self.list.len()).collect();
        let mut queued = vec![true; self.list.len()];
        while let Some(at) = waiting.pop_front() {
            queued[at] = false;
            for (below, ways) in &self.edges[at] {
                let above = reach[at].clone();
                if reach[below.0].take(&above, *ways) && !queued[below.0] {
                    queued[below.0] = true;
                    waiting.push_back(below.0);
                }
            }
        }
    }
}

impl Reach {
    /// Adds the calls of `above` that send values this way. Returns whether any was new.
    fn take(&mut self, above: &Self, ways: Direction) -> bool {
        let counted =
            |reach: &Self| [&reach.request, &reach.response, &reach.any].map(|set| set.count_ones(..));
        let before = counted(self);
        self.any.union_with(&above.any);
        if ways.request {
            self.request.union_with(&above.request);
        }
        if ways.response {
            self.response.union_with(&above.response);
        }
        before != counted(self)
    }
}
