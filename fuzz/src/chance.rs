//! Chance that is the same on every run: without it, the same seed of libFuzzer would lead to other inputs each time.
//!
//! In: nothing. Out: keys of hash maps, boundaries, pauses and names of folders that do not change from run to run.

/// Stands in for the C library's function, of which the standard library asks the keys of its hash maps.
///
/// # Safety
/// As for the C function: `buffer` has room for `length` bytes.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn getrandom(buffer: *mut u8, length: usize, _flags: u32) -> isize {
    // SAFETY: the caller says that there is room.
    unsafe { buffer.write_bytes(7, length) };
    length.cast_signed()
}

/// Begins the numbers of `fastrand`, which the code under test draws from, once more: an input does the same wherever
/// it comes among others.
pub fn again() {
    fastrand::seed(1);
}
