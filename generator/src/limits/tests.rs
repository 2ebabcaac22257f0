//! The table holds together.

use super::*;

#[test]
fn every_limit_is_found_by_its_name() {
    for limit in Limit::ALL {
        assert_eq!(Limit::find(limit.row().name), Some(*limit));
        assert_eq!(Limit::find(&limit.row().name.replace('_', "-")), Some(*limit));
        assert!(limit.row().default <= limit.row().most);
    }
    assert_eq!(Limit::ALL.len(), ROWS.len());
}

#[test]
fn a_limit_has_an_end() {
    let mut limits = Limits::default();
    limits.put(Setting::new(Limit::Depth, "64").unwrap());
    limits.put(Setting::new(Limit::FileBytes, "1_000 KiB").unwrap());
    assert_eq!((limits.get(Limit::Depth), limits.get(Limit::FileBytes)), (64, 1_024_000));
    for wrong in ["129", "-1", "", "x", "99999999999999999999", "9 GiB"] {
        assert!(Setting::new(Limit::Depth, wrong).is_err(), "{wrong}");
    }
}
