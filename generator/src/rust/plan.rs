//! The order of decisions: what is rendered, what it is called, where it is boxed, how it looks, where it stands.

use super::expr::Exprs;
use super::families::{Families, HomedItem};
use super::follow;
use super::guide::{self, Subject};
use super::layout::{self, Pieces};
use super::models::Models;
use super::naming::TagName;
use super::operations::Operations;
use super::reach::{Home, Reach, reach};
use super::sharing::{self, Shared};
use super::ty::{Types, is_named};
use super::{
    Crate, CrateOptions, ErrorEnum, Feature, Ident, Item, Lock, TypeRow, client, conversions, hashable,
    merge_patch, naming, nested, ownership, published, request_response, schemas, xml,
};
use crate::api::{Api, Grade, Note, TypeDef, TypeId, TypeKey};

/// Decides everything about the client of `api`; names that `lock` pins stay as they are.
pub fn plan(api: &Api, options: &CrateOptions, lock: &Lock) -> Crate {
    let (api, shared) = sharing::share(api, lock);
    let api = published::at_home(api, lock);
    let patching = merge_patch::split(&api);
    let (api, request_variants) = request_response::split(&patching);
    let api = &*api;
    let reach = reach(api, options);
    let named: Vec<TypeId> = reach.types.iter().copied().filter(|&id| is_named(api.ty(id))).collect();
    let mut new = Lock::default();
    let names = naming::name(api, &reach.operations, &named, &shared, options, lock, &mut new);
    let reached = reach.operations.iter().map(|&index| &api.operations[index]).chain(&api.webhooks);
    let of_xml = xml::plan(api, reached, &names.types);
    let types = Types { api, names: &names.types, xml: &of_xml };
    let boxes = ownership::boxes(api, &reach.types);
    let models = Models {
        api,
        types,
        boxes: &boxes,
        directions: &reach.directions,
        old: lock,
        spelling: &names.spelling,
        request_variants: &request_variants,
    };
    let (mut items, type_rows) = types_of(&models, &reach, &named, &shared, &mut new);
    let names_of = named.iter().map(|id| (*id, &names.types[id]));
    let checked = api.schemas.as_ref().map(|all| schemas::table(all, names_of)).unwrap_or_default();
    let exprs = Exprs::new(items.iter().map(|each| &each.item));
    let client = client::plan(api, &names.tags, options, (lock, &mut new));
    let mut operations = Operations::plan(&models, &names, &reach, options, &client, (&exprs, &mut new));
    drop(exprs);
    items.extend(std::mem::take(&mut operations.shared_errors).into_iter().map(errors_item));
    let (features, default_features) = features(&types, &names.tags, &operations.needs, options);
    let calls = operations.calls(&names.tags);
    let guide =
        guide::guide(&Subject { options, client: &client, calls, features: (&features, &default_features) });
    let pieces = Pieces {
        types: items,
        tagged: operations.tagged,
        untagged: operations.untagged,
        client,
        schemas: checked.entries,
        xml: of_xml.tables.clone(),
    };
    Crate {
        name: options.name.clone(),
        root: options.root.clone(),
        modules: layout::modules(api, &names.tags, pieces, &guide, operations.webhooks),
        guide,
        features,
        default_features,
        operations: operations.rows,
        types: type_rows,
        conformance_calls: operations.conformance_calls,
        case_calls: operations.case_calls,
        schema_places: checked.places,
        lock: new,
        id_patterns: names.patterns,
        notes: names.notes.into_iter().chain(operations.notes).collect(),
    }
}

fn errors_item((home, set): (Home, ErrorEnum)) -> HomedItem {
    HomedItem { home, family: set.name.bare().to_owned(), item: Item::Errors(set) }
}

/// All features, and those that are on by default.
fn features(
    types: &Types<'_>,
    tags: &[TagName],
    needs: &[follow::TagDependency],
    options: &CrateOptions,
) -> (Vec<Feature>, Vec<String>) {
    let (mut features, mut default) = (layout::features(tags, needs, options), Vec::new());
    if !tags.is_empty() || !options.root.is_empty() {
        default.push(layout::all(options));
    }
    if types.api.schemas.is_some() {
        features.push(schemas::feature());
        default.push(schemas::FEATURE.to_owned());
    }
    if types.xml.is_used() {
        features.push(xml::feature());
        default.push(xml::FEATURE.to_owned());
    }
    (features, default)
}

/// The items of the named types with who needs them, and their rows of the ledger.
fn types_of(
    models: &Models<'_>,
    reach: &Reach,
    named: &[TypeId],
    shared: &Shared,
    new: &mut Lock,
) -> (Vec<HomedItem>, Vec<TypeRow>) {
    let (api, names) = (models.api, models.types.names);
    let families = Families::new(api, names.iter().map(|(id, name)| (*id, name)));
    let (mut items, mut rows) = (Vec::new(), Vec::new());
    for &id in named {
        let mut planned = models.plan(id, new);
        if api.schemas.is_some() {
            schemas::write_as_well(&mut planned.item);
        }
        rows.push(type_row(api.ty(id), shared.places(id), &names[&id], &planned.notes));
        let places = shared.places(id);
        let places = if places.is_empty() { std::slice::from_ref(&api.ty(id).key) } else { places };
        let family = families.of(places, &names[&id]);
        items.push(HomedItem { home: reach.homes[&id], family, item: planned.item });
    }
    let pair =
        |(read, write): (&TypeId, &TypeId)| Some((names.get(read)?.clone(), names.get(write)?.clone()));
    let mut pairs: Vec<_> = models.request_variants.iter().filter_map(pair).collect();
    let extended = named.iter().filter_map(|id| Some((id, api.ty(*id).extends?)));
    pairs.extend(extended.filter_map(|(id, component)| pair((id, &component))));
    conversions::add(items.iter_mut().map(|each| &mut each.item), &pairs);
    nested::add(items.iter_mut().map(|each| &mut each.item));
    hashable::mark(items.iter_mut().map(|each| &mut each.item));
    (items, rows)
}

fn type_row(def: &TypeDef, places: &[TypeKey], name: &Ident, notes: &[Note]) -> TypeRow {
    let reasons: Vec<String> = def.notes.iter().chain(notes).map(|note| note.message.clone()).collect();
    TypeRow {
        key: def.key.clone(),
        places: places.to_vec(),
        rust: format!("models::{name}"),
        grade: Grade::of(&def.notes).min(Grade::of(notes)),
        reasons,
    }
}
