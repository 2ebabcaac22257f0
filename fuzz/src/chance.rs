//! Chance that is the same on every run: without it, the same seed of libFuzzer would lead to other inputs each time.
//!
//! In: nothing. Out: keys of hash maps, boundaries, pauses, names of folders and an order of work that do not change from
//! run to run.

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

/// Stands in for the C library's function, of which the standard library asks how many threads may run at a time: one, so
/// that none is ahead of another now and then.
///
/// # Safety
/// As for the C function: `mask` has room for `length` bytes.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn sched_getaffinity(_process: i32, length: usize, mask: *mut u8) -> i32 {
    // SAFETY: the caller says that there is room.
    unsafe {
        mask.write_bytes(0, length);
        mask.write(1);
    }
    0
}

/// Begins the numbers of `fastrand`, which the code under test draws from, once more: an input does the same wherever
/// it comes among others.
pub fn again() {
    fastrand::seed(1);
}
