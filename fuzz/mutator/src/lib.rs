//! Damages OpenAPI documents node by node.
//!
//! In: a document, others to take parts from, and a seed. Out: the document with one thing changed. It is the same
//! change on every machine, so that a number is enough to have a finding again. What is changed knows the table of
//! keywords: a schema gets keywords of schemas, now with a value of the right shape, now with another one.

mod dice;
mod places;
mod values;

use serde_json::{Map, Value as Json, json};

pub use dice::Dice;
pub use places::{Place, escaped, places};

use places::above;

/// The member of the root that holds choices about the run rather than the API, as an extension.
pub const CHOICES: &str = "x-fuzz";

/// How the keywords begin that no version of OpenAPI has.
pub const UNHEARD: &str = "unheardOf";

/// What a mutation works on.
struct Mutation<'j> {
    json: &'j mut Json,
    others: &'j [Json],
    places: Vec<Place>,
}

/// Changes one thing in a document. `others` are documents that parts may be taken from.
pub fn mutate(json: &mut Json, others: &[Json], dice: &mut Dice) {
    let places = places(json);
    let mut mutation = Mutation { json, others, places };
    // What finds nothing to do leaves the turn to another one.
    for _ in 0..8 {
        if mutation.change(dice).is_some() {
            return;
        }
    }
}

/// Makes several changes, one after the other.
pub fn mutate_often(json: &mut Json, others: &[Json], times: usize, dice: &mut Dice) {
    for _ in 0..times {
        mutate(json, others, dice);
    }
}

impl Mutation<'_> {
    fn change(&mut self, dice: &mut Dice) -> Option<()> {
        match dice.below(24) {
            0 | 1 => self.remove(dice),
            2 => self.replace(dice, values::strange),
            3 | 4 => self.copy(dice),
            5 => self.double(dice),
            6 => self.swap(dice),
            7 => self.rename(dice),
            8 => self.wrap(dice),
            9 => self.unwrap(dice),
            10..=13 => self.insert(dice, true),
            14 => self.insert(dice, false),
            15 | 16 => self.refer(dice),
            17 | 18 => self.splice(dice),
            19 => self.nudge(dice),
            20 => self.unheard(dice),
            21 => self.compose(dice),
            22 => self.revise(dice),
            _ => self.choose(dice),
        }
    }

    /// Any place but the root.
    fn any(&self, dice: &mut Dice) -> Option<Place> {
        dice.one(self.places.get(1..)?).cloned()
    }

    /// A place whose kind is known, the root among them.
    fn known(&self, dice: &mut Dice) -> Option<Place> {
        let known: Vec<&Place> = self.places.iter().filter(|place| place.kind.is_some()).collect();
        dice.one(&known).map(|place| (*place).clone())
    }

    /// Places of the same kind as another one, mostly.
    fn like(&self, other: &Place, dice: &mut Dice) -> Option<Place> {
        if other.kind.is_none() || dice.once_in(4) {
            return self.any(dice);
        }
        let alike: Vec<&Place> = self.places.iter().filter(|place| place.kind == other.kind).collect();
        dice.one(&alike).map(|place| (*place).clone())
    }

    fn value(&self, pointer: &str) -> Option<Json> {
        self.json.pointer(pointer).cloned()
    }

    fn put(&mut self, pointer: &str, value: Json) -> Option<()> {
        *self.json.pointer_mut(pointer)? = value;
        Some(())
    }

    fn members(&mut self, pointer: &str) -> Option<&mut Map<String, Json>> {
        self.json.pointer_mut(pointer)?.as_object_mut()
    }

    /// Pointers that a reference may lead to: components, mostly.
    fn targets(&self, dice: &mut Dice) -> Vec<String> {
        let all = self.places.iter().map(|place| &place.pointer);
        if dice.once_in(4) {
            return all.cloned().collect();
        }
        let is_component = |pointer: &&String| {
            let depth = pointer.matches('/').count();
            pointer.starts_with("/components/") && depth == 3
                || pointer.starts_with("/definitions/") && depth == 2
        };
        all.filter(is_component).cloned().collect()
    }

    fn remove(&mut self, dice: &mut Dice) -> Option<()> {
        let at = self.any(dice)?;
        match above(self.json, &at.pointer)? {
            (Json::Object(members), key) => members.shift_remove(&key).map(drop),
            (Json::Array(items), key) => {
                let index: usize = key.parse().ok()?;
                (index < items.len()).then(|| drop(items.remove(index)))
            }
            _ => None,
        }
    }

    fn replace(&mut self, dice: &mut Dice, with: fn(&mut Dice) -> Json) -> Option<()> {
        let at = self.any(dice)?;
        let value = with(dice);
        self.put(&at.pointer, value)
    }

    fn copy(&mut self, dice: &mut Dice) -> Option<()> {
        let to = self.any(dice)?;
        let from = self.like(&to, dice)?;
        let value = self.value(&from.pointer)?;
        self.put(&to.pointer, value)
    }

    /// A second one under another name, or a second time in a list.
    fn double(&mut self, dice: &mut Dice) -> Option<()> {
        let at = self.any(dice)?;
        let value = self.value(&at.pointer)?;
        match above(self.json, &at.pointer)? {
            (Json::Object(members), key) => {
                let name = if dice.once_in(3) { values::key(dice) } else { values::edited(&key, dice) };
                members.insert(name, value);
            }
            (Json::Array(items), _) => items.push(value),
            _ => return None,
        }
        Some(())
    }

    fn swap(&mut self, dice: &mut Dice) -> Option<()> {
        let one = self.any(dice)?;
        let other = self.like(&one, dice)?;
        let (first, second) = (self.value(&one.pointer)?, self.value(&other.pointer)?);
        self.put(&one.pointer, second)?;
        // The other place may have gone with what was put over it.
        self.put(&other.pointer, first)
    }

    fn rename(&mut self, dice: &mut Dice) -> Option<()> {
        let at = self.any(dice)?;
        let (Json::Object(members), key) = above(self.json, &at.pointer)? else { return None };
        let new = if dice.once_in(2) { values::key(dice) } else { values::edited(&key, dice) };
        let named = |(name, value)| if name == key { (new.clone(), value) } else { (name, value) };
        *members = std::mem::take(members).into_iter().map(named).collect();
        Some(())
    }

    fn wrap(&mut self, dice: &mut Dice) -> Option<()> {
        let at = self.any(dice)?;
        let value = self.value(&at.pointer)?;
        let wrapped = if dice.once_in(2) { json!([value]) } else { json!({values::key(dice): value}) };
        self.put(&at.pointer, wrapped)
    }

    fn unwrap(&mut self, dice: &mut Dice) -> Option<()> {
        let at = self.any(dice)?;
        let inner = match self.json.pointer(&at.pointer)? {
            Json::Object(members) => members.values().nth(dice.below(members.len()))?.clone(),
            Json::Array(items) => dice.one(items)?.clone(),
            _ => return None,
        };
        self.put(&at.pointer, inner)
    }

    /// A keyword that objects of this kind may have.
    fn insert(&mut self, dice: &mut Dice, fits: bool) -> Option<()> {
        let at = self.known(dice)?;
        let targets = self.targets(dice);
        let (key, value) = values::member(at.kind?, &targets, dice)?;
        let value = if fits { value } else { values::strange(dice) };
        self.members(&at.pointer)?.insert(key, value);
        Some(())
    }

    /// A reference to anywhere: to another component, to itself, to what is around it.
    fn refer(&mut self, dice: &mut Dice) -> Option<()> {
        let at = if dice.once_in(3) { self.any(dice)? } else { self.known(dice)? };
        if at.pointer.is_empty() {
            return None;
        }
        let targets = match dice.below(4) {
            0 => vec![at.pointer.clone()],
            1 => {
                self.places.iter().filter(|place| place.kind == at.kind).map(|p| p.pointer.clone()).collect()
            }
            _ => self.targets(dice),
        };
        let reference = values::reference(&targets, dice);
        match self.members(&at.pointer) {
            // Beside what stands there.
            Some(members) if dice.once_in(3) => {
                members.insert("$ref".to_owned(), reference.get("$ref")?.clone());
                Some(())
            }
            _ => self.put(&at.pointer, reference),
        }
    }

    /// A part of another document.
    fn splice(&mut self, dice: &mut Dice) -> Option<()> {
        let other = dice.one(self.others)?;
        let theirs = places(other);
        let at = self.known(dice)?;
        let alike: Vec<&Place> = theirs.iter().filter(|place| place.kind == at.kind).collect();
        let from = dice.one(&alike)?;
        let part = other.pointer(&from.pointer)?.clone();
        if at.pointer.is_empty() {
            return None;
        }
        if dice.once_in(3) {
            let (above, _) = at.pointer.rsplit_once('/')?;
            let name = from.pointer.rsplit('/').next()?.to_owned();
            self.members(above)?.insert(name, part);
            return Some(());
        }
        self.put(&at.pointer, part)
    }

    fn nudge(&mut self, dice: &mut Dice) -> Option<()> {
        let scalar = |place: &&Place| {
            let value = self.json.pointer(&place.pointer);
            value.is_some_and(|value| !value.is_object() && !value.is_array())
        };
        let scalars: Vec<&Place> = self.places.iter().filter(scalar).collect();
        let at = dice.one(&scalars)?.pointer.clone();
        let value = values::near(self.json.pointer(&at)?, dice);
        self.put(&at, value)
    }

    /// A keyword that nobody knows: it has to be told of.
    fn unheard(&mut self, dice: &mut Dice) -> Option<()> {
        let at = self.known(dice)?;
        let (name, value) = (format!("{UNHEARD}{}", dice.below(10)), values::strange(dice));
        self.members(&at.pointer)?.insert(name, value);
        Some(())
    }

    /// A schema becomes one of several.
    fn compose(&mut self, dice: &mut Dice) -> Option<()> {
        let schema = Some(clientwright::document::keywords::Kind::Schema);
        let schemas: Vec<&Place> = self.places.iter().filter(|place| place.kind == schema).collect();
        let (at, other) = (dice.one(&schemas)?.pointer.clone(), dice.one(&schemas)?.pointer.clone());
        let own = self.value(&at)?;
        let second = if dice.once_in(2) { json!({"$ref": format!("#{other}")}) } else { self.value(&other)? };
        let word = dice.word(&["allOf", "oneOf", "anyOf"]);
        self.put(&at, json!({word: [own, second]}))
    }

    /// Another version of OpenAPI.
    fn revise(&mut self, dice: &mut Dice) -> Option<()> {
        let version = dice.word(&["3.0.3", "3.1.0", "3.2.0"]);
        let members = self.members("")?;
        members.get_mut("openapi").map(|old| *old = Json::from(version))
    }

    /// Another way to generate it.
    fn choose(&mut self, dice: &mut Dice) -> Option<()> {
        let choice = dice.word(&["strict", "validate", "exact", "assume", "module"]);
        let choices = self.members("")?.entry(CHOICES).or_insert_with(|| json!({}));
        let choices = choices.as_object_mut()?;
        match choices.shift_remove(&choice) {
            Some(_) => {}
            None => drop(choices.insert(choice, json!(true))),
        }
        Some(())
    }
}

/// The pointer of a member of a place.
pub fn member_of(pointer: &str, key: &str) -> String {
    format!("{pointer}/{}", escaped(key))
}
