//! How the values of a call are passed to its function.

use super::{Expr, Passed, Passing, Ty};

/// A value as an argument of this type.
pub(super) fn argument(kind: Passing, ty: &Ty, value: Expr) -> Passed {
    match kind {
        Passing::Value | Passing::Into => Passed::Owned(value),
        Passing::Str | Passing::Slice | Passing::Ref => borrowed(ty, value),
    }
}

/// A value as the body of a request.
pub(super) fn body(ty: &Ty, value: Expr) -> Passed {
    if ty.is_free() { Passed::Owned(value) } else { borrowed(ty, value) }
}

/// Text and lists of text are passed as they are written; lists of what merely is called otherwise are not.
fn borrowed(ty: &Ty, value: Expr) -> Passed {
    match (ty, value) {
        (Ty::Boxed(inner), Expr::Boxed(value)) => borrowed(inner, *value),
        (Ty::String, Expr::Text(text)) => Passed::Text(text),
        (Ty::Vec(item), Expr::List(items)) if **item == Ty::String => match texts(&items) {
            Some(texts) => Passed::Texts(texts),
            None => Passed::Items(items),
        },
        (Ty::Vec(_), Expr::List(items)) => Passed::Items(items),
        (_, value) => Passed::Borrowed(value),
    }
}

fn texts(items: &[Expr]) -> Option<Vec<String>> {
    let text = |item: &Expr| match item {
        Expr::Text(text) => Some(text.clone()),
        _ => None,
    };
    items.iter().map(text).collect()
}

#[test]
fn only_lists_of_text_itself_are_passed_as_text() {
    let tag = Ty::Model(super::Ident::camel("tag"));
    let items = || Expr::List(vec![Expr::Text("a".into())]);
    let list = |item: Ty| Ty::Vec(Box::new(item));
    let as_texts = argument(Passing::Slice, &list(Ty::String), items());
    assert_eq!(as_texts, Passed::Texts(vec!["a".into()]));
    let by_another_name = argument(Passing::Slice, &list(tag), items());
    assert_eq!(by_another_name, Passed::Items(vec![Expr::Text("a".into())]));
    let free = body(&Ty::Runtime(super::RuntimeType::RawJson), Expr::Text("a".into()));
    assert_eq!(free, Passed::Owned(Expr::Text("a".into())));
}
