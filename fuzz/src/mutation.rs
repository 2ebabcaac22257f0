//! Mutators for libFuzzer: an input is the JSON text of a document, or of a list of two, and stays one.

use clientwright_mutator::{Dice, mutate};
use serde::Deserialize as _;
use serde_json::Value as Json;

use crate::bases::BASES;

/// How much text one document may have.
const MOST: usize = 60_000;

/// Changes the document in `data[..size]`; returns the new size.
pub fn document(data: &mut [u8], size: usize, most: usize, seed: u32) -> usize {
    let mut dice = Dice::new(seed.into());
    let mut json = read(&data[..size]).unwrap_or_else(|| base(&mut dice));
    change(&mut json, &mut dice);
    write(&json, data, size, most)
}

/// Changes one of the two documents in `data[..size]`, or both in the same way; returns the new size.
pub fn pair(data: &mut [u8], size: usize, most: usize, seed: u32) -> usize {
    let mut dice = Dice::new(seed.into());
    let read = read(&data[..size]).and_then(|json| <[Json; 2]>::deserialize(json).ok());
    let [mut one, mut other] = read.unwrap_or_else(|| {
        let json = base(&mut dice);
        [json.clone(), json]
    });
    match dice.below(6) {
        0 => change(&mut one, &mut dice),
        1 => {
            change(&mut one, &mut dice);
            other = one.clone();
        }
        2 => std::mem::swap(&mut one, &mut other),
        _ => change(&mut other, &mut dice),
    }
    write(&Json::from(vec![one, other]), data, size, most)
}

fn change(json: &mut Json, dice: &mut Dice) {
    for _ in 0..=dice.below(3) {
        mutate(json, &BASES, dice);
    }
}

fn base(dice: &mut Dice) -> Json {
    dice.one(&BASES).cloned().unwrap_or_default()
}

fn read(data: &[u8]) -> Option<Json> {
    serde_json::from_slice(data).ok()
}

/// What has become too large leaves the input as it was.
fn write(json: &Json, data: &mut [u8], size: usize, most: usize) -> usize {
    let text = json.to_string();
    if text.len() > most.min(data.len()).min(MOST * 2) {
        return size;
    }
    data[..text.len()].copy_from_slice(text.as_bytes());
    text.len()
}
