//! Surface of types: structs, enums, unions, newtypes and aliases.

use super::{About, Entry, Owner, Surface, path, ty};
use crate::api::Direction;
use crate::rust::{
    Alias, BuilderArgument, Constructor, EnumBase, Holds, Literal, Newtype, PlainValue, Struct,
    UnionDispatch, UnionEnum, ValueEnum,
};

impl Surface {
    pub(super) fn structure(&mut self, module: &str, item: &Struct) {
        self.shape(module, item);
        self.codec(&path::below(module, item.name.bare()), item.direction);
    }

    /// A struct without its codec.
    pub(super) fn shape(&mut self, module: &str, item: &Struct) {
        let path = path::below(module, item.name.bare());
        let owner = Owner::Type(path.clone());
        let entry = Entry::new(owner.clone(), format!("struct {}", item.name.bare()));
        let entry = entry.seen(About::Itself, "struct").deprecated(&item.docs);
        self.put(path.clone(), entry.hidden(About::Itself, format!("array {}", item.tuple)));
        for field in &item.fields {
            let text = ty::field(&field.ty, field.kind);
            let about = About::named(&field.wire);
            let state = format!("{} {:?} {} {}", field.wire, field.kind, field.read, field.written);
            let entry = Entry::new(owner.clone(), format!("{}: {text}", field.name.bare()));
            let entry = entry.seen(about.clone(), text).hidden(about, state).deprecated(&field.docs);
            self.put(path::below(&path, field.name.bare()), entry);
        }
        if let Some(extra) = &item.extra {
            let values = ty::owned(&extra.ty);
            let text = match (item.tuple, extra.is_free()) {
                (true, _) => format!("Vec<{values}>"),
                (false, true) => "JsonObject".to_owned(),
                (false, false) => format!("BTreeMap<String, {values}>"),
            };
            let entry = Entry::new(owner.clone(), format!("{}: {text}", extra.name.bare()));
            self.put(path::below(&path, extra.name.bare()), entry.seen(About::named("{}"), text));
        }
        if let Some(how) = &item.constructor {
            self.builders(&path, item, how);
        }
    }

    fn builders(&mut self, path: &str, item: &Struct, how: &Constructor) {
        let owner = Owner::Type(path.to_owned());
        for maker in how.makers() {
            let name = maker.name.bare();
            let fields = maker.args.iter().filter_map(|index| item.fields.get(*index));
            let args: Vec<(String, String, String)> = fields
                .map(|f| (f.wire.clone(), f.name.bare().to_owned(), ty::taken(BuilderArgument::by_maker(f))))
                .collect();
            let list: Vec<String> = args.iter().map(|(_, name, ty)| format!("{name}: {ty}")).collect();
            let mut new = Entry::new(owner.clone(), format!("fn {name}({}) -> Self", list.join(", ")));
            for (place, (wire, _, ty)) in args.iter().enumerate() {
                new = new.seen(About::named(wire), format!("{place} {ty}")).hidden(About::named(wire), wire);
            }
            self.put(path::below(path, name), new);
        }
        for (index, method) in &how.setters {
            let Some(field) = item.fields.get(*index) else { continue };
            let text = ty::taken(BuilderArgument::by_setter(field));
            let shown = format!("fn {}(self, {}: {text}) -> Self", method.bare(), field.name.bare());
            let entry = Entry::new(owner.clone(), shown).seen(About::named(&field.wire), text);
            self.put(path::below(path, method.bare()), entry.deprecated(&field.docs));
        }
        for (index, method) in &how.nested {
            let Some(field) = item.fields.get(*index) else { continue };
            let text = ty::owned(field.ty.unboxed());
            let shown = format!("fn {}(self, make: impl FnOnce({text}) -> {text}) -> Self", method.bare());
            let entry = Entry::new(owner.clone(), shown).seen(About::named(&field.wire), text);
            self.put(path::below(path, method.bare()), entry.deprecated(&field.docs));
        }
        if how.has_default() {
            let entry = Entry::new(owner, "impl Default").seen(About::Itself, "impl");
            self.put(path::implementation(path, "Default"), entry);
        }
    }

    pub(super) fn value_enum(&mut self, module: &str, item: &ValueEnum) {
        let path = path::below(module, item.name.bare());
        let owner = Owner::Type(path.clone());
        let base = match item.base {
            EnumBase::Text => "text",
            EnumBase::Integer => "integers",
            EnumBase::Mixed => "JSON",
        };
        let entry = Entry::new(owner.clone(), format!("enum {} ({base})", item.name.bare()));
        self.put(path.clone(), entry.seen(About::Itself, format!("enum {base}")).deprecated(&item.docs));
        for variant in &item.variants {
            let value = match &variant.value {
                Literal::Text(value) | Literal::Json(value) => value.clone(),
                Literal::Integer(value) => value.to_string(),
            };
            let entry = Entry::new(owner.clone(), variant.name.bare()).seen(About::named(&value), "variant");
            let entry = entry.hidden(About::named(&value), &value).deprecated(&variant.docs);
            self.put(path::below(&path, variant.name.bare()), entry);
        }
        if let Some(unknown) = &item.unknown {
            let entry = Entry::new(owner, unknown.bare()).seen(About::Itself, base);
            self.put(path::below(&path, unknown.bare()), entry);
        }
        self.codec(&path, item.direction);
    }

    pub(super) fn union(&mut self, module: &str, item: &UnionEnum) {
        let path = path::below(module, item.name.bare());
        let owner = Owner::Type(path.clone());
        let entry = Entry::new(owner.clone(), format!("enum {}", item.name.bare())).deprecated(&item.docs);
        let entry = entry.seen(About::Itself, "enum").hidden(About::Itself, dispatch(item, &item.dispatch));
        self.put(path.clone(), entry);
        for variant in &item.variants {
            let below = path::below(&path, variant.name.bare());
            let held = match &variant.holds {
                Holds::Value(held) => held,
                Holds::Text(value) => {
                    let entry = Entry::new(owner.clone(), variant.name.bare()).seen(About::Itself, "variant");
                    self.put(below, entry.hidden(About::Itself, value).deprecated(&variant.docs));
                    continue;
                }
            };
            let text = ty::owned(held);
            let entry = Entry::new(owner.clone(), format!("{}({text})", variant.name.bare()));
            self.put(below, entry.seen(About::Itself, &text).deprecated(&variant.docs));
            if variant.from {
                let text = ty::owned(held.unboxed());
                let entry =
                    Entry::new(owner.clone(), format!("impl From<{text}>")).seen(About::Itself, "impl");
                self.put(path::implementation(&path, &format!("From<{text}>")), entry);
            }
        }
        // What a feature adds is no part of the surface.
        for (plain, _) in item.plain.iter().filter(|(plain, _)| *plain != PlainValue::Json) {
            let text = plain.name();
            let entry = Entry::new(owner.clone(), format!("impl From<{text}>")).seen(About::Itself, "impl");
            self.put(path::implementation(&path, &format!("From<{text}>")), entry);
        }
        if let Some(unknown) = &item.unknown {
            let entry =
                Entry::new(owner, format!("{}(RawJson)", unknown.bare())).seen(About::Itself, "RawJson");
            self.put(path::below(&path, unknown.bare()), entry);
        }
        self.codec(&path, item.direction);
    }

    pub(super) fn newtype(&mut self, module: &str, item: &Newtype) {
        let path = path::below(module, item.name.bare());
        let text = ty::owned(&item.held);
        let entry = Entry::new(Owner::Type(path.clone()), format!("struct {}({text})", item.name.bare()));
        self.put(path.clone(), entry.seen(About::Itself, format!("struct ({text})")).deprecated(&item.docs));
        self.codec(&path, item.direction);
    }

    pub(super) fn alias(&mut self, module: &str, item: &Alias) {
        let path = path::below(module, item.name.bare());
        let text = ty::owned(&item.ty);
        let entry = Entry::new(Owner::Type(path.clone()), format!("type {} = {text}", item.name.bare()));
        self.put(path, entry.seen(About::Itself, format!("type {text}")).deprecated(&item.docs));
    }

    /// The parts of the codec that a type has.
    fn codec(&mut self, path: &str, direction: Direction) {
        let parts = [(direction.response, "FromJson"), (direction.request, "ToJson")];
        for (_, name) in parts.into_iter().filter(|(there, _)| *there) {
            let entry = Entry::new(Owner::Type(path.to_owned()), format!("impl {name}"));
            self.put(path::implementation(path, name), entry.seen(About::Itself, "impl"));
        }
    }
}

/// How a reader finds the variant, by names rather than by places.
fn dispatch(item: &UnionEnum, how: &UnionDispatch) -> String {
    let name = |index: &usize| item.variants.get(*index).map_or("", |v| v.name.bare());
    let mut arms: Vec<String> = match how {
        UnionDispatch::Tag { property, arms, written, rest } => {
            let read = arms.iter().map(|(tag, index)| format!("{property}={tag} {}", name(index)));
            let rest = rest.iter().map(|index| format!("else {}", name(index)));
            let written = written.iter().map(|(index, tag)| format!("{} writes {tag}", name(index)));
            read.chain(written).chain(rest).collect()
        }
        UnionDispatch::Kind { arms, objects } => {
            let objects = objects.iter().map(|how| dispatch(item, how));
            arms.iter().map(|(kind, index)| format!("{kind:?} {}", name(index))).chain(objects).collect()
        }
        UnionDispatch::Member { arms, rest } => {
            let rest = rest.iter().map(|index| format!("else {}", name(index)));
            arms.iter().map(|(member, index)| format!("has {member} {}", name(index))).chain(rest).collect()
        }
        UnionDispatch::BestFit => {
            return item.variants.iter().map(|v| v.name.bare()).collect::<Vec<_>>().join(", ");
        }
    };
    arms.sort_unstable();
    arms.join(", ")
}
