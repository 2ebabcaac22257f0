//! An element that is being read: what was found of its members, items and text so far, and the JSON that this comes to.

use std::collections::HashMap;

use super::super::codec;
use super::name::{is_blank, Found};
use super::scalar;
use super::shape::{XmlKind, XmlMember, XmlNode, XmlShape};

/// How many schemas may stand inside of each other without an element of their own.
const INNER: usize = 8;

/// An element that is being read.
pub(super) struct Frame {
    pub(super) shape: &'static XmlShape,
    /// For each member of the shape.
    slots: Vec<Slot>,
    /// JSON of the items of a list, with commas.
    items: Slot,
    others: Others,
    text: String,
    cdata: Option<String>,
    children: usize,
    /// How many members were found.
    known: usize,
    /// The bytes of JSON that are held.
    pub(super) held: usize,
}

/// JSON of one value, or of several with commas.
#[derive(Default)]
struct Slot {
    json: String,
    count: usize,
    /// A member without an element of its own, whose members stand in this element.
    inner: Option<Box<Frame>>,
}

/// Elements that are no member of the shape, in their order.
#[derive(Default)]
struct Others {
    places: HashMap<String, usize>,
    slots: Vec<(String, Slot)>,
}

/// Where a node of the shape is: members without an element on the way, and the member at the end.
pub(super) struct Path {
    steps: Vec<usize>,
    /// The node that an element is: the member's own, or that of the items of its list.
    pub(super) node: XmlNode,
    pub(super) member: &'static XmlMember,
}

/// Whether the items of a list stand in the element around it.
pub(super) fn is_bare_list(node: &XmlNode) -> bool {
    node.kind == XmlKind::None && node.shape.is_list()
}

impl Slot {
    fn put(&mut self, json: &str, replaces: bool) {
        if replaces {
            self.json.clear();
        } else if self.count > 0 {
            self.json.push(',');
        }
        self.json.push_str(json);
        self.count += 1;
    }
}

/// The member whose node is the best by this measure, 0 being none.
pub(super) fn find(shape: &XmlShape, fits: &dyn Fn(&XmlNode) -> u8) -> Option<Path> {
    search(shape, fits, 0).map(|(_, mut path)| {
        path.steps.reverse();
        path
    })
}

fn search(shape: &XmlShape, fits: &dyn Fn(&XmlNode) -> u8, depth: usize) -> Option<(u8, Path)> {
    let mut best: Option<(u8, Path)> = None;
    let mut offer = |rank: u8, path: Path| {
        if rank > best.as_ref().map_or(0, |(known, _)| *known) {
            best = Some((rank, path));
        }
    };
    for (index, member) in shape.members.unwrap_or_default().iter().enumerate() {
        let node = member.node;
        let own = |node: XmlNode| Path { steps: vec![index], node, member };
        match node.kind {
            XmlKind::None if is_bare_list(&node) => {
                for item in node.shape.places.iter().chain(node.shape.items) {
                    offer(fits(item), own(*item));
                }
            }
            XmlKind::None if node.shape.is_object() && depth < INNER => {
                if let Some((rank, mut path)) = search(node.shape, fits, depth + 1) {
                    path.steps.push(index);
                    offer(rank, path);
                }
            }
            _ => offer(fits(&node), own(node)),
        }
    }
    best
}

impl Frame {
    pub(super) fn new(shape: &'static XmlShape) -> Self {
        let slots = shape.members.unwrap_or_default().iter().map(|_| Slot::default()).collect();
        Frame {
            shape,
            slots,
            items: Slot::default(),
            others: Others::default(),
            text: String::new(),
            cdata: None,
            children: 0,
            known: 0,
            held: 0,
        }
    }

    /// The member that an element is.
    pub(super) fn element(&self, found: Found<'_>) -> Option<Path> {
        find(self.shape, &|node| if node.kind == XmlKind::Element { found.fits(node) } else { 0 })
    }

    /// Whether an element that is no member is an item of a list.
    pub(super) fn takes_items(&self) -> bool {
        self.shape.is_list() && self.known == 0 && self.others.slots.is_empty()
    }

    /// The node of the next item.
    pub(super) fn next_item(&self) -> Option<&'static XmlNode> {
        self.shape.item(self.items.count)
    }

    pub(super) fn child(&mut self) {
        self.children += 1;
    }

    pub(super) fn push_text(&mut self, text: &str) {
        self.text.push_str(text);
    }

    pub(super) fn push_cdata(&mut self, text: &str) {
        self.cdata.get_or_insert_with(String::new).push_str(text);
        self.text.push_str(text);
    }

    /// Takes the JSON of a member. Of two elements with one name the later one counts, as in JSON.
    pub(super) fn put(&mut self, path: &Path, json: &str) {
        self.held += json.len();
        let is_list = is_bare_list(&path.member.node);
        self.known += 1;
        self.slot(&path.steps).put(json, !is_list);
    }

    /// Whether a member has a value already.
    pub(super) fn has(&mut self, path: &Path) -> bool {
        self.slot(&path.steps).count > 0
    }

    fn slot(&mut self, steps: &[usize]) -> &mut Slot {
        match steps {
            [index, rest @ ..] if !rest.is_empty() => {
                let shape = self
                    .shape
                    .members
                    .and_then(|members| members.get(*index))
                    .map(|member| member.node.shape);
                let slot = &mut self.slots[*index];
                slot.inner
                    .get_or_insert_with(|| Box::new(Frame::new(shape.unwrap_or(&XmlShape::ANY))))
                    .slot(rest)
            }
            [index, ..] => &mut self.slots[*index],
            [] => &mut self.items,
        }
    }

    pub(super) fn put_item(&mut self, json: &str) {
        self.held += json.len();
        self.items.put(json, false);
    }

    /// Takes the JSON of an element that is no member, one of several where those of one name are a list.
    pub(super) fn put_other(&mut self, name: &str, json: &str, several: bool) {
        self.held += json.len();
        let next = self.others.slots.len();
        let place = match self.others.places.get(name) {
            Some(place) => *place,
            None => {
                self.others.places.insert(name.to_owned(), next);
                self.others.slots.push((name.to_owned(), Slot::default()));
                next
            }
        };
        self.others.slots[place].1.put(json, !several);
    }

    /// In a list whose items are texts and elements one after another: the text before an element is an item.
    pub(super) fn flush_text(&mut self) {
        let Some(node) = self.next_item().filter(|node| matches!(node.kind, XmlKind::Text | XmlKind::Cdata))
        else {
            return;
        };
        let text = self.content();
        if !is_blank(&text) {
            let kinds = node.shape.text.unwrap_or(super::shape::XmlText::STRING);
            self.put_item(&scalar::json(text.trim(), kinds));
        }
        self.text.clear();
        self.cdata = None;
    }

    /// The text of the element: that of its CDATA sections alone where there is only white space around them.
    fn content(&self) -> String {
        match &self.cdata {
            Some(cdata) if self.text.trim() == cdata.trim() => cdata.clone(),
            _ if self.children > 0 => self.text.trim().to_owned(),
            _ => self.text.clone(),
        }
    }

    /// Appends the JSON of the element.
    pub(super) fn finish(mut self, out: &mut String) {
        let text = self.content();
        if self.shape.is_any() {
            return match self.others.slots.is_empty() {
                true => out.push_str(&codec::to_string(&text)),
                false => self.object(out),
            };
        }
        self.text_member(&text);
        let is_object = self.known > 0 || !self.others.slots.is_empty();
        let shape = self.shape;
        match shape.text {
            _ if shape.is_list() && self.items.count > 0 => self.list(out),
            Some(kinds) if !(is_object || shape.is_object() && is_blank(&text)) => {
                out.push_str(&scalar::json(&text, kinds));
            }
            _ if shape.is_object() && (is_object || !shape.is_list()) => self.object(out),
            _ if shape.is_list() => self.list(out),
            _ => self.object(out),
        }
    }

    /// Gives the text to the member that is the text of this element.
    fn text_member(&mut self, text: &str) {
        let is_text = |node: &XmlNode| u8::from(matches!(node.kind, XmlKind::Text | XmlKind::Cdata));
        let Some(path) = find(self.shape, &is_text) else { return };
        if text.is_empty() && !path.member.needed || is_blank(text) && self.children > 0 {
            return;
        }
        let json = match path.node.shape.text {
            Some(kinds) => scalar::json(text, kinds),
            None => codec::to_string(&text).into(),
        };
        self.put(&path, &json);
    }

    fn list(self, out: &mut String) {
        out.push('[');
        out.push_str(&self.items.json);
        out.push(']');
    }

    fn object(self, out: &mut String) {
        let members = self.shape.members.unwrap_or_default();
        let lists = self.shape.rest.is_some_and(is_bare_list);
        let is_open = self.shape.rest.is_none_or(|rest| rest.shape.is_any());
        let mut first = true;
        let mut begin = |out: &mut String, name: &str| {
            out.push(if std::mem::take(&mut first) { '{' } else { ',' });
            out.push_str(&codec::to_string(&name));
            out.push(':');
        };
        for (member, slot) in members.iter().zip(self.slots) {
            let is_list = is_bare_list(&member.node);
            let is_missing = slot.count == 0 && slot.inner.is_none();
            let nothing = match member.node.kind {
                _ if !member.needed => None,
                _ if is_list => Some(""),
                XmlKind::Attribute if member.nullable => Some("null"),
                _ => None,
            };
            if is_missing && nothing.is_none() {
                continue;
            }
            begin(out, member.name);
            match (slot.inner, is_list) {
                (Some(inner), _) => inner.object(out),
                (None, true) => out.extend(["[", &slot.json, "]"]),
                (None, false) => {
                    out.push_str(if is_missing { nothing.unwrap_or_default() } else { &slot.json })
                }
            }
        }
        for (name, slot) in self.others.slots {
            if members.iter().any(|member| member.name == name) {
                continue;
            }
            begin(out, &name);
            match lists || (is_open && slot.count > 1) {
                true => out.extend(["[", &slot.json, "]"]),
                false => out.push_str(&slot.json),
            }
        }
        out.push_str(if first { "{}" } else { "}" });
    }
}
