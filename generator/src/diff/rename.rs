//! Finds renamed things among those that were removed and added.
//!
//! Two things match if they are equal apart from the name, the names differ in case and punctuation only or are similar, and no
//! other candidate fits as well.

/// How alike two names have to be (Jaro-Winkler, 0 to 1) where they are not the same words.
const ALIKE: f64 = 0.87;

/// Pairs of indices into both lists, each index once.
pub(super) fn find<B, R>(
    removed: &[B],
    added: &[R],
    same: impl Fn(&B, &R) -> bool,
    names: (impl Fn(&B) -> String, impl Fn(&R) -> String),
) -> Vec<(usize, usize)> {
    let mut out: Vec<(usize, usize)> = Vec::new();
    for exact in [true, false] {
        for (old, base) in removed.iter().enumerate() {
            if out.iter().any(|(taken, _)| *taken == old) {
                continue;
            }
            let name = names.0(base);
            let fits = |(new, revision): &(usize, &R)| {
                let free = !out.iter().any(|(_, taken)| taken == new);
                let other = names.1(revision);
                free && (same_words(&name, &other) || !exact && alike(&name, &other)) && same(base, revision)
            };
            let mut candidates = added.iter().enumerate().filter(fits).map(|(index, _)| index);
            if let (Some(new), None) = (candidates.next(), candidates.next()) {
                out.push((old, new));
            }
        }
    }
    out.sort_unstable();
    out
}

/// The names differ in case and punctuation only.
pub(super) fn same_words(one: &str, other: &str) -> bool {
    let letters = |name: &str| {
        name.chars().filter(|c| c.is_alphanumeric()).flat_map(char::to_lowercase).collect::<String>()
    };
    letters(one) == letters(other) && one.chars().any(char::is_alphanumeric)
}

fn alike(one: &str, other: &str) -> bool {
    strsim::jaro_winkler(&one.to_lowercase(), &other.to_lowercase()) >= ALIKE
}
