//! Which lints of rustc and clippy a name, a count or a type that the document dictates would set off.

use super::{Ident, Ty};

/// A lint that generated code may set off.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Lint {
    /// `clippy::disallowed_names`
    DisallowedNames,
    /// `clippy::just_underscores_and_digits`
    JustUnderscoresAndDigits,
    /// `clippy::large_enum_variant`
    LargeEnumVariant,
    /// `clippy::match_overlapping_arm`
    MatchOverlappingArm,
    /// `clippy::match_single_binding`
    MatchSingleBinding,
    /// `clippy::module_inception`
    ModuleInception,
    /// `clippy::new_ret_no_self`
    NewRetNoSelf,
    /// `clippy::new_without_default`
    NewWithoutDefault,
    /// `clippy::should_implement_trait`
    ShouldImplementTrait,
    /// `clippy::too_many_arguments`
    TooManyArguments,
    /// `clippy::type_complexity`
    TypeComplexity,
    /// `deprecated`
    Deprecated,
    /// `non_camel_case_types`
    NonCamelCaseTypes,
    /// `non_snake_case`
    NonSnakeCase,
    /// `unused_imports`
    UnusedImports,
}

impl Lint {
    /// Its name, as attributes write it.
    pub fn name(self) -> &'static str {
        match self {
            Self::DisallowedNames => "clippy::disallowed_names",
            Self::JustUnderscoresAndDigits => "clippy::just_underscores_and_digits",
            Self::LargeEnumVariant => "clippy::large_enum_variant",
            Self::MatchOverlappingArm => "clippy::match_overlapping_arm",
            Self::MatchSingleBinding => "clippy::match_single_binding",
            Self::ModuleInception => "clippy::module_inception",
            Self::NewRetNoSelf => "clippy::new_ret_no_self",
            Self::NewWithoutDefault => "clippy::new_without_default",
            Self::ShouldImplementTrait => "clippy::should_implement_trait",
            Self::TooManyArguments => "clippy::too_many_arguments",
            Self::TypeComplexity => "clippy::type_complexity",
            Self::Deprecated => "deprecated",
            Self::NonCamelCaseTypes => "non_camel_case_types",
            Self::NonSnakeCase => "non_snake_case",
            Self::UnusedImports => "unused_imports",
        }
    }

    /// Those of a type or variant by this name.
    pub fn of_type(name: &Ident) -> Vec<Self> {
        let bare = name.bare().trim_matches('_');
        let odd = bare.contains('_') || bare.chars().next().is_some_and(char::is_lowercase);
        Vec::from_iter(odd.then_some(Self::NonCamelCaseTypes))
    }

    /// Those of a field, argument or module by this name.
    pub fn of_value(name: &Ident) -> Vec<Self> {
        let bare = name.bare().trim_matches('_');
        let odd = bare.contains("__") || bare.chars().any(char::is_uppercase);
        let bland = name.bare().chars().all(|c| c == '_' || c.is_ascii_digit());
        let placeholder = PLACEHOLDERS.contains(&name.bare());
        let all = [
            (odd, Self::NonSnakeCase),
            (bland, Self::JustUnderscoresAndDigits),
            (placeholder, Self::DisallowedNames),
        ];
        all.into_iter().filter(|(set_off, _)| *set_off).map(|(_, lint)| lint).collect()
    }

    /// Those of a method by this name.
    pub fn of_method(name: &Ident) -> Vec<Self> {
        let mut all = Self::of_value(name);
        match name.bare() {
            "new" => all.push(Self::NewRetNoSelf),
            bare if TRAIT_METHODS.contains(&bare) => all.push(Self::ShouldImplementTrait),
            _ => {}
        }
        all
    }

    /// Those of a module by this name, declared by the module `parent`.
    pub fn of_module(name: &Ident, parent: Option<&Ident>) -> Vec<Self> {
        let mut all = Self::of_value(name);
        all.extend((parent == Some(name)).then_some(Self::ModuleInception));
        all
    }

    /// That of a function with this many arguments, `self` included.
    pub fn of_arguments(count: usize) -> Option<Self> {
        (count > MAX_ARGUMENTS).then_some(Self::TooManyArguments)
    }

    /// That of a use of a type, with `wrappers` more types around it.
    pub fn of_use(ty: &Ty, wrappers: u32) -> Option<Self> {
        (complexity(ty, wrappers + 1) > MAX_COMPLEXITY).then_some(Self::TypeComplexity)
    }
}

/// clippy's limit for `too_many_arguments`.
const MAX_ARGUMENTS: usize = 7;

/// clippy's limit for `type_complexity`.
const MAX_COMPLEXITY: u32 = 250;

/// Names of methods that clippy takes for those of a standard trait.
const TRAIT_METHODS: &[&str] = &[
    "add",
    "as_mut",
    "as_ref",
    "bitand",
    "bitor",
    "bitxor",
    "borrow",
    "borrow_mut",
    "clone",
    "cmp",
    "default",
    "deref",
    "deref_mut",
    "div",
    "drop",
    "eq",
    "from_iter",
    "from_str",
    "hash",
    "index",
    "index_mut",
    "into_iter",
    "mul",
    "neg",
    "next",
    "not",
    "rem",
    "shl",
    "shr",
    "sub",
];

/// Names that clippy takes for ones that were to be changed.
const PLACEHOLDERS: &[&str] = &["foo", "baz", "quux"];

/// As clippy counts: ten for each name, times its nesting.
fn complexity(ty: &Ty, nesting: u32) -> u32 {
    let own = 10 * nesting;
    match ty {
        Ty::Map(inner) => own + 10 * (nesting + 1) + complexity(inner, nesting + 1),
        Ty::Vec(inner) | Ty::Option(inner) | Ty::Nullish(inner) | Ty::Boxed(inner) => {
            own + complexity(inner, nesting + 1)
        }
        Ty::Bool | Ty::Number(_) | Ty::String | Ty::Runtime(_) | Ty::Model(_) | Ty::Unit => own,
    }
}

/// Attributes name them in the order of their text.
#[test]
fn lints_are_in_the_order_of_their_names() {
    use Lint::{
        Deprecated, DisallowedNames, JustUnderscoresAndDigits, LargeEnumVariant, MatchOverlappingArm,
        MatchSingleBinding, ModuleInception, NewRetNoSelf, NewWithoutDefault, NonCamelCaseTypes,
        NonSnakeCase, ShouldImplementTrait, TooManyArguments, TypeComplexity, UnusedImports,
    };
    let mut all = [
        Deprecated,
        DisallowedNames,
        JustUnderscoresAndDigits,
        LargeEnumVariant,
        MatchOverlappingArm,
        MatchSingleBinding,
        ModuleInception,
        NewRetNoSelf,
        NewWithoutDefault,
        NonCamelCaseTypes,
        NonSnakeCase,
        ShouldImplementTrait,
        TooManyArguments,
        TypeComplexity,
        UnusedImports,
    ];
    all.sort_unstable();
    assert!(all.is_sorted_by_key(|lint| lint.name()), "{all:?}");
}
