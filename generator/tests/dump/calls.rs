//! Calls that belong together as text.

use super::Text;
use clientwright::api::{Argument, Followed, PageStep, Paging, Stepped, Task, Watch};

/// The line about pages.
pub(crate) fn paging(paging: &Paging) -> String {
    let name = match paging.step.stepped() {
        Some(Stepped::Query(name)) => name.clone(),
        Some(Stepped::Body(pointer)) => format!("{pointer} of the body"),
        None => String::new(),
    };
    let step = match &paging.step {
        PageStep::Offset(_) => format!("offset {name}"),
        PageStep::Page(_, first) => format!("page {name} from {first}"),
        PageStep::Cursor(_, pointer) => format!("cursor {name} from {pointer}"),
        PageStep::CursorHeader(_, header) => format!("cursor {name} from header {header}"),
        PageStep::LastItem(_, pointer) => format!("cursor {name} from {pointer} of the last item"),
        PageStep::NextUrl(pointer) => format!("URL at {pointer}"),
        PageStep::Link => "Link header".to_owned(),
        PageStep::NextCall(pointer, followed) => format!("{} by {pointer}", followed.operation),
    };
    let ends = [("total", &paging.total), ("pages", &paging.pages), ("more", &paging.more)];
    let ends = ends.iter().filter_map(|(name, at)| at.as_ref().map(|at| format!(", {name} at {at}")));
    format!("pages by {step}, items at \"{}\"{}", paging.items, ends.collect::<String>())
}

/// The lines about work that goes on.
pub(crate) fn task(out: &mut Text, task: &Task) {
    let watch = match &task.watch {
        Watch::Operation(operation) => followed(operation),
        Watch::Header(name) => format!("the URL in header {name}"),
    };
    out.line(format!("task watched by {watch}"));
    out.indented(|out| {
        out.line(format!("state at {}, done {:?}, failed {:?}", task.state, task.done, task.failed));
        task.error.iter().for_each(|error| out.line(format!("error at {error}")));
        task.result.iter().for_each(|result| out.line(format!("result of {}", followed(result))));
    });
}

fn followed(followed: &Followed) -> String {
    let each = followed.arguments.iter().map(|(name, _, argument)| {
        let value = match argument {
            Argument::Parameter(name, _) => format!("the call's {name}"),
            Argument::Body(pointer) => format!("the body's {pointer}"),
            Argument::Answer(pointer) => format!("the answer's {pointer}"),
            Argument::Each(pointer) => format!("each of the answer's {pointer}"),
            Argument::Task(pointer) => format!("the task's {pointer}"),
        };
        format!("{name} = {value}")
    });
    format!("{} with {}", followed.operation, each.collect::<Vec<_>>().join(", "))
}
