//! Short ways to build models: everything that a test does not speak of has its plainest value.

use clientwright::api::Direction;
use clientwright::rust::{
    Arg, Child, Constructor, Crate, Decode, Docs, EnumBase, Field, FieldKind, Handle, Holds, Ident, Item,
    Literal, Lock, Method, Module, Output, Param, ParamStyle, Passing, Setter, StatusRange, StatusVariant,
    Struct, Ty, UnionDispatch, UnionEnum, ValueEnum, ValueVariant, Variant,
};

pub(crate) const BOTH: Direction = Direction { request: true, response: true };
pub(crate) const READ: Direction = Direction { request: false, response: true };
pub(crate) const WRITE: Direction = Direction { request: true, response: false };

pub(crate) fn id(name: &str) -> Ident {
    Ident::exact(name).expect("a name")
}

pub(crate) fn by_status(status: StatusRange, name: &str, decode: Decode) -> StatusVariant {
    StatusVariant { status, name: id(name), decode }
}

pub(crate) fn docs(line: &str) -> Docs {
    Docs { lines: vec![line.to_owned()], ..Docs::default() }
}

pub(crate) fn model(name: &str) -> Ty {
    Ty::Model(id(name))
}

pub(crate) fn vec(ty: Ty) -> Ty {
    Ty::Vec(Box::new(ty))
}

pub(crate) fn boxed(ty: Ty) -> Ty {
    Ty::Boxed(Box::new(ty))
}

pub(crate) fn field(name: &str, ty: Ty, kind: FieldKind) -> Field {
    let name = id(name);
    let wire = name.bare().to_owned();
    Field {
        wire,
        name,
        ty,
        kind,
        docs: Docs::default(),
        read: true,
        written: true,
        converts: false,
        lenient: false,
    }
}

/// A struct with `new` for its required fields and `with_x` for the others.
pub(crate) fn object(name: &str, direction: Direction, fields: Vec<Field>) -> Struct {
    let required = |field: &Field| matches!(field.kind, FieldKind::Required | FieldKind::RequiredNullable);
    let (args, rest): (Vec<usize>, Vec<usize>) = (0..fields.len()).partition(|at| required(&fields[*at]));
    let setters = rest.iter().map(|at| (*at, id(&format!("with_{}", fields[*at].name.bare()))));
    let constructor =
        Constructor { default: args.is_empty(), setters: setters.collect(), args, ..Constructor::default() };
    Struct {
        name: id(name),
        docs: docs(&format!("The object {name}.")),
        fields,
        extra: None,
        direction,
        constructor: direction.request.then_some(constructor),
        fixture: None,
        hashable: false,
        tuple: false,
        conversions: Vec::new(),
    }
}

pub(crate) fn values(
    name: &str,
    direction: Direction,
    unknown: Option<&str>,
    literals: &[(&str, Literal)],
) -> ValueEnum {
    let base = match literals.first() {
        Some((_, Literal::Integer(_))) => EnumBase::Integer,
        Some((_, Literal::Json(_))) => EnumBase::Mixed,
        _ => EnumBase::Text,
    };
    let variant = |(name, value): &(&str, Literal)| ValueVariant {
        name: id(name),
        value: value.clone(),
        docs: Docs::default(),
    };
    ValueEnum {
        name: id(name),
        docs: docs(&format!("Values of {name}.")),
        base,
        variants: literals.iter().map(variant).collect(),
        unknown: unknown.map(id),
        direction,
    }
}

pub(crate) fn text(value: &str) -> Literal {
    Literal::Text(value.to_owned())
}

pub(crate) fn union(
    name: &str,
    direction: Direction,
    dispatch: UnionDispatch,
    variants: &[(&str, Ty)],
) -> UnionEnum {
    let variant = |(name, ty): &(&str, Ty)| Variant {
        name: id(name),
        holds: Holds::Value(ty.clone()),
        docs: Docs::default(),
        from: true,
    };
    UnionEnum {
        name: id(name),
        docs: docs(&format!("The union {name}.")),
        variants: variants.iter().map(variant).collect(),
        plain: Vec::new(),
        hashable: false,
        dispatch,
        unknown: None,
        direction,
    }
}

pub(crate) fn arg(name: &str, ty: Ty, kind: Passing) -> Arg {
    Arg { name: id(name), ty, kind }
}

pub(crate) fn param(wire: &str, location: clientwright::api::Location, required: bool) -> Param {
    let style = ParamStyle::Style { style: None, explode: None, reserved: false };
    Param {
        wire: wire.to_owned(),
        location,
        required,
        style,
        allow_empty: false,
        list_keys: None,
        segments: false,
        http_date: false,
    }
}

pub(crate) fn setter(name: &str, param: usize, ty: Ty, kind: Passing) -> Setter {
    Setter {
        name: id(name),
        param,
        arg: arg(name, ty, kind),
        docs: docs(&format!("The parameter `{name}`.")),
    }
}

pub(crate) fn method(name: &str, http: &str, path: &str, output: Output) -> Method {
    Method {
        name: id(name),
        marker: Ident::camel(name),
        docs: docs(&format!("Calls {name}.")),
        call_docs: Docs::default(),
        id: name.to_owned(),
        label: name.to_owned(),
        http: http.to_owned(),
        path: path.to_owned(),
        template: path.to_owned(),
        params: Vec::new(),
        args: Vec::new(),
        setters: Vec::new(),
        bodies: Vec::new(),
        accept: "application/json".to_owned(),
        security: Vec::new(),
        servers: Vec::new(),
        output,
        errors: Vec::new(),
        streaming: clientwright::rust::Streaming::Never,
        keeps_redirects: false,
        lenient: false,
        headers: Vec::new(),
        others: Vec::new(),
        error_bodies: None,
        pages: None,
        task: None,
    }
}

pub(crate) fn json(ty: Ty) -> Output {
    Output::One(Decode::Json(ty))
}

pub(crate) fn child(name: &str, public: bool) -> Child {
    Child { name: id(name), feature: None, public, reexported: !public }
}

pub(crate) fn module(path: &[&str], children: Vec<Child>, items: Vec<Item>) -> Module {
    let path: Vec<Ident> = path.iter().map(|word| id(word)).collect();
    let words = path.iter().map(Ident::bare).collect::<Vec<_>>().join("::");
    Module { path, docs: docs(&format!("The module `{words}`.")), children, items }
}

/// The handle of a tag and its operations, as two modules.
pub(crate) fn tag(module_name: &str, handle: &str, methods: Vec<Method>) -> [Module; 2] {
    let markers = methods.iter().cloned().map(|method| Item::Operation(Box::new(method))).collect();
    let handle = Handle {
        name: id(handle),
        on_client: false,
        docs: docs(&format!("Operations on {handle}.")),
        methods,
    };
    [
        module(&[module_name], vec![child("op", true)], vec![Item::Handle(handle)]),
        module(&[module_name, "op"], Vec::new(), markers),
    ]
}

/// A crate of its own with these modules, the root first.
pub(crate) fn krate(modules: Vec<Module>) -> Crate {
    Crate {
        name: id("sample"),
        root: Vec::new(),
        modules,
        guide: Vec::new(),
        features: Vec::new(),
        default_features: Vec::new(),
        operations: Vec::new(),
        types: Vec::new(),
        conformance_calls: Vec::new(),
        case_calls: Vec::new(),
        schema_places: Default::default(),
        lock: Lock::default(),
        id_patterns: Vec::new(),
        notes: Vec::new(),
    }
}

/// A crate with nothing but models in one file.
pub(crate) fn models(items: Vec<Item>) -> Crate {
    let root = module(&[], vec![child("models", true)], Vec::new());
    krate(vec![root, module(&["models"], Vec::new(), items)])
}
