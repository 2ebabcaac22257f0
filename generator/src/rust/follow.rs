//! Operations that call others: which markers the constants of a task name, and which features that takes.

use super::naming::TagName;
use super::operation_docs::linked_method;
use super::output::LeftOut;
use super::{Argument, Followed, Ident, Method, NextCall, Pages, Task, TaskWatch, docs};
use crate::api::{self, Api, Location, OperationKey, PageStep};

/// A planned operation at its place.
pub(super) struct Placed {
    /// Its number in the API.
    pub(super) index: usize,
    /// Its tag, by number.
    pub(super) tag: Option<usize>,
    /// What was planned.
    pub(super) method: Method,
    /// What of it was left out.
    pub(super) left_out: Vec<LeftOut>,
}

/// A tag whose operations call those of another one, both by number.
pub(super) type TagDependency = (usize, usize);

/// Binds the pages and tasks of all methods; gives the tags that need others.
pub(super) fn bind(api: &Api, tags: &[TagName], placed: &mut [Placed]) -> Vec<TagDependency> {
    let mut needs = Vec::new();
    for at in 0..placed.len() {
        let paging = api.operations[placed[at].index].paging.as_ref();
        let Some(PageStep::NextCall(_, followed)) = paging.map(|paging| &paging.step) else { continue };
        let next = next_call(api, tags, placed, at, followed, &mut needs);
        if next.is_none() {
            let lines = &mut placed[at].method.docs.lines;
            if let Some(title) = lines.iter().position(|line| line == "# Pages") {
                lines.drain(title.saturating_sub(1)..(title + 2).min(lines.len()));
            }
            let reason = format!(
                "nothing lists its pages: `{}` is not among the chosen operations",
                followed.operation
            );
            placed[at].left_out.push(LeftOut::new(reason, false));
        }
        let pages = placed[at].method.pages.take();
        placed[at].method.pages = pages.filter(|_| next.is_some()).map(|pages| Pages { next, ..pages });
    }
    for at in 0..placed.len() {
        let Some(task) = &api.operations[placed[at].index].task else { continue };
        match bound(api, tags, placed, at, task, &mut needs) {
            Ok(task) => {
                let method = &mut placed[at].method;
                docs::push_paragraph(&mut method.docs.lines, "# Task".to_owned());
                let done = linked_method(method, "wait_done", "");
                method
                    .docs
                    .lines
                    .push(format!("The answer only begins the work: {done} waits until it is done."));
                method.task = Some(task);
            }
            Err(missing) => placed[at].left_out.push(LeftOut::new(
                format!("nothing waits for the task: `{missing}` is not among the chosen operations"),
                false,
            )),
        }
    }
    needs.sort_unstable();
    needs.dedup();
    needs
}

/// The operation that gives the next page.
fn next_call(
    api: &Api,
    tags: &[TagName],
    placed: &[Placed],
    at: usize,
    followed: &api::Followed,
    needs: &mut Vec<TagDependency>,
) -> Option<NextCall> {
    let target = placed.iter().find(|target| api.operations[target.index].key == followed.operation)?;
    if let (Some(from), Some(to)) = (placed[at].tag, target.tag)
        && from != to
    {
        needs.push((from, to));
    }
    let place = |method: &Method, name: &str, location: Location| {
        method.params.iter().position(|param| param.wire == name && param.location == location)
    };
    let (mut link, mut same) = (None, Vec::new());
    for (name, location, argument) in &followed.arguments {
        let to = place(&target.method, name, *location)?;
        match argument {
            api::Argument::Parameter(name, location) => {
                same.push((to, place(&placed[at].method, name, *location)?));
            }
            _ => link = Some(to),
        }
    }
    same.sort_unstable();
    let module = vec![module_of(tags, target), Ident::snake("op")];
    Some(NextCall { module, marker: target.method.marker.clone(), link: link?, same })
}

/// The module of an operation's tag.
fn module_of(tags: &[TagName], target: &Placed) -> Ident {
    target.tag.map_or_else(|| Ident::snake("untagged"), |tag| tags[tag].module.clone())
}

fn bound<'a>(
    api: &Api,
    tags: &[TagName],
    placed: &[Placed],
    at: usize,
    task: &'a api::Task,
    needs: &mut Vec<TagDependency>,
) -> Result<Task, &'a OperationKey> {
    let mut follow = |followed: &'a api::Followed| {
        let target = placed.iter().find(|target| api.operations[target.index].key == followed.operation);
        let target = target.ok_or(&followed.operation)?;
        if let (Some(from), Some(to)) = (placed[at].tag, target.tag)
            && from != to
        {
            needs.push((from, to));
        }
        let arguments = arguments(followed, &placed[at].method, &target.method);
        let module = vec![module_of(tags, target), Ident::snake("op")];
        Ok(Followed { module, marker: target.method.marker.clone(), arguments })
    };
    Ok(Task {
        watch: match &task.watch {
            api::Watch::Operation(followed) => TaskWatch::Operation(follow(followed)?),
            api::Watch::Header(name) => TaskWatch::Header(name.clone()),
        },
        state: Some(&task.state).filter(|state| *state != api::Task::STATE).cloned(),
        done: task.done.clone(),
        failed: task.failed.clone(),
        error: task.error.clone(),
        result: task.result.as_ref().map(follow).transpose()?,
        at_once: task.at_once,
    })
}

/// The arguments in the order of the target's parameters, of which the required ones are first.
fn arguments(followed: &api::Followed, first: &Method, target: &Method) -> Vec<Argument> {
    let place = |name: &str, location: Location| {
        first.params.iter().position(|param| param.wire == name && param.location == location)
    };
    let given = target.params.iter().filter_map(|param| {
        let mut known = followed.arguments.iter();
        known.find(|(name, location, _)| *name == param.wire && *location == param.location)
    });
    given
        .map(|(_, _, argument)| match argument {
            api::Argument::Parameter(name, location) => {
                Argument::Call(place(name, *location).unwrap_or_default())
            }
            api::Argument::Body(pointer) => Argument::Body(pointer.clone()),
            api::Argument::Answer(pointer) => Argument::Answer(pointer.clone()),
            api::Argument::Each(pointer) => Argument::Each(pointer.clone()),
            api::Argument::Task(pointer) => Argument::Task(pointer.clone()),
        })
        .collect()
}
