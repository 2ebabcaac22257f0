//! Members of an object of which some have to be there.

/// Sets of members of which one has to be there: `anyOf` or `oneOf` of branches that say nothing but `required`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Either {
    /// The names of each set, those that are required anyway left out; never empty, and neither is a set.
    pub sets: Vec<Vec<String>>,
    /// Exactly one set may be complete (`oneOf`).
    pub exclusive: bool,
}

impl Either {
    /// Whether an object with these members is one.
    pub fn holds(&self, has: impl Fn(&str) -> bool) -> bool {
        let complete = self.sets.iter().filter(|set| set.iter().all(|name| has(name))).count();
        if self.exclusive { complete == 1 } else { complete > 0 }
    }
}
