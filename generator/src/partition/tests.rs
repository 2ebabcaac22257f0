//! Classes of things that use each other.

use super::*;

fn thing(own: u64, uses: &[usize]) -> Signature {
    Signature { own, uses: uses.iter().map(|used| (0, *used, false)).collect() }
}

#[test]
fn what_is_alike_at_every_depth_is_one_class() {
    // Two circles of the same, one of other lengths, and a chain that ends in something else.
    let circles = [thing(1, &[1]), thing(1, &[0]), thing(1, &[3]), thing(1, &[4]), thing(1, &[2])];
    let chain = [thing(1, &[6]), thing(1, &[7]), thing(2, &[])];
    let things: Vec<Signature> = circles.into_iter().chain(chain).collect();
    let found = classes(&things);
    assert!(found[..5].iter().all(|class| *class == found[0]));
    let distinct: HashSet<usize> = [found[0], found[5], found[6], found[7]].into();
    assert_eq!(distinct.len(), 4);
}

#[test]
fn order_counts_only_in_roles() {
    let things = [thing(1, &[2, 3]), thing(1, &[3, 2]), thing(2, &[]), thing(3, &[]), thing(1, &[2, 2])];
    let found = classes(&things);
    assert_eq!(found[0], found[1]);
    assert_ne!(found[0], found[4]);
}

/// In rounds over all of them this would take a hundred thousand times a hundred thousand steps.
#[test]
fn long_chains_take_time_that_grows_with_their_length() {
    const LENGTH: usize = 100_000;
    let link = |at: usize| if at + 1 < LENGTH { thing(1, &[at + 1]) } else { thing(1, &[]) };
    let chain: Vec<Signature> = (0..LENGTH).map(link).collect();
    let found: HashSet<usize> = classes(&chain).into_iter().collect();
    assert_eq!(found.len(), LENGTH);
}
