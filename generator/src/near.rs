//! Which of the known words was probably meant by one that is not known.

/// The longest name that a slip of the pen is looked for in, in bytes.
const LONGEST: usize = 200;

/// The name nearest to `name`, where one is near enough to be a slip of the pen.
pub fn nearest<'n>(name: &str, known: impl IntoIterator<Item = &'n str>) -> Option<&'n str> {
    let distance = |other: &str| strsim::damerau_levenshtein(&name.to_lowercase(), &other.to_lowercase());
    // Comparing takes time with the square of the length, and nobody mistypes a name of pages.
    if name.len() > LONGEST {
        return None;
    }
    let limit = (name.chars().count() / 4).clamp(1, 3);
    let in_reach = |other: &&str| other.len().abs_diff(name.len()) <= limit && *other != name;
    known
        .into_iter()
        .filter(in_reach)
        .map(|other| (distance(other), other))
        .filter(|(far, _)| *far <= limit)
        .min()
        .map(|(_, near)| near)
}
