//! Which crates are compiled.
//!
//! In: what was generated. Out: a choice that depends on names and sizes alone, so that two runs compare.

use super::arguments::Amount;
use super::row::Row;

/// Indices of the rows whose crates are compiled, the smallest documents first.
pub(super) fn choose(rows: &[Row], amount: Amount) -> Vec<usize> {
    let mut written: Vec<usize> =
        (0..rows.len()).filter(|&index| rows[index].generated.is_written()).collect();
    written.sort_by_key(|&index| (rows[index].bytes, &rows[index].document));
    match amount {
        Amount::All => written,
        Amount::Some(number) => spread(&written, number),
    }
}

/// Indices of the first rows that have crates, at most so many.
pub(super) fn first(rows: &[Row], amount: usize) -> Vec<usize> {
    (0..rows.len()).filter(|&index| rows[index].generated.is_written()).take(amount).collect()
}

/// The middles of `number` equal parts of the list.
fn spread(list: &[usize], number: usize) -> Vec<usize> {
    let number = number.min(list.len());
    (0..number).map(|part| list[(2 * part + 1) * list.len() / (2 * number)]).collect()
}
