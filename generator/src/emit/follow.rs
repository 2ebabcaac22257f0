//! What the runtime asks of operations whose calls belong together: pages, and tasks.

use proc_macro2::TokenStream;
use quote::quote;

use super::lints::Allow;
use super::literal::{ident, index, text, word};
use super::paths::Paths;
use super::{output, ty, xml};
use crate::api::{PageStep, Stepped};
use crate::rust::{Argument, Followed, Method, NextCall, Pages, Task, TaskWatch};

/// The methods of its calls, where the operation lists page by page or begins work.
pub(super) fn methods(method: &Method, paths: &Paths<'_>) -> Vec<TokenStream> {
    let pages = method.pages.as_ref().map(|pages| {
        let (paged, paginator) = (paths.support("Paged"), paths.support("Paginator"));
        let (item, page) = (ty::owned(&pages.item, paths), output::ty(method, paths));
        let of_item = Allow::default().ty(&pages.item, 1, paths.index).attribute();
        let of_page = output::allow(method, 1, paths).attribute();
        quote! {
            /// The items of all pages, as a stream.
            #of_item
            pub fn items(self) -> #paginator<#item> { #paged::items(self) }
            /// The pages, one after another, as a stream.
            #of_page
            pub fn pages(self) -> #paginator<#page> { #paged::pages(self) }
        }
    });
    let task = method.task.as_ref().map(|task| {
        let (tracked, poller, to_json) =
            (paths.support("Tracked"), paths.support("Poller"), paths.codec("ToJson"));
        let Gives { output, allow, .. } = gives(task, paths);
        let allow = allow.attribute();
        quote! {
            /// Makes the call, and waits until the work that it began is done.
            #allow
            pub fn wait_done(self) -> #poller<#output> { #tracked::wait_done(self) }
            /// Waits for work that an earlier call with the same arguments began: `task` is what [`Poller::task_id`] gave.
            #allow
            pub fn resume(self, task: &dyn #to_json) -> #poller<#output> { #tracked::resume(self, task) }
        }
    });
    pages.into_iter().chain(task).collect()
}

/// `impl Paged` and `impl Tracked`, where the operation is so.
pub(super) fn items(method: &Method, paths: &Paths<'_>) -> Vec<TokenStream> {
    let pages = method.pages.as_ref().map(|pages| self::pages(method, pages, paths));
    let task = method.task.as_ref().map(|task| self::task(method, task, paths));
    pages.into_iter().chain(task).collect()
}

fn pages(method: &Method, pages: &Pages, paths: &Paths<'_>) -> TokenStream {
    let (paged, paging, name) = (paths.support("Paged"), paths.support("Paging"), ident(&method.marker));
    let item = ty::owned(&pages.item, paths);
    let allow = Allow::default().ty(&pages.item, 1, paths.index).attribute();
    let step = match &pages.next {
        Some(next) => next_call(&pages.step, next, paths),
        None => step(&pages.step),
    };
    let items = with("items", &pages.items);
    let ends = [("total", &pages.total), ("pages", &pages.pages), ("more", &pages.more)];
    let ends = ends.iter().filter_map(|(name, pointer)| with(name, pointer.as_deref().unwrap_or_default()));
    let json = output::xml(method).map(|root| {
        let (answer, error, result) = (paths.support("Answer"), paths.support("Error"), paths.std("Result"));
        let root = xml::node(root, paths);
        quote!(fn json(answer: #answer) -> #result<#answer, #error> { answer.xml_as_json(#root) })
    });
    quote! {
        #allow
        impl #paged for #name {
            type Item = #item;
            const PAGING: &'static #paging = &#paging::#step #items #(#ends)*;
            #json
        }
    }
}

fn step(step: &PageStep) -> TokenStream {
    let name = match step.stepped() {
        Some(Stepped::Query(name) | Stepped::Body(name)) => text(name),
        None => text(""),
    };
    let made = match step {
        PageStep::Offset(_) => quote!(offset(#name)),
        PageStep::Page(_, first) => {
            let first = proc_macro2::Literal::u64_unsuffixed(*first);
            quote!(page(#name, #first))
        }
        PageStep::Cursor(_, pointer) => with_two("cursor", name, pointer),
        PageStep::CursorHeader(_, header) => with_two("cursor_field", name, header),
        PageStep::LastItem(_, pointer) => with_two("last_item", name, pointer),
        PageStep::NextUrl(pointer) => {
            let pointer = text(pointer);
            quote!(next_url(#pointer))
        }
        // It is another operation's, which `next_call` spells.
        PageStep::NextCall(..) | PageStep::Link => quote!(link()),
    };
    let in_body = matches!(step.stepped(), Some(Stepped::Body(_))).then(|| quote!(.in_body()));
    quote!(#made #in_body)
}

/// `next_call("pointer", INFO of the operation, the place of its parameter, &[(its place, ours)])`
fn next_call(step: &PageStep, next: &NextCall, paths: &Paths<'_>) -> TokenStream {
    let pointer = if let PageStep::NextCall(pointer, _) = step { pointer.as_str() } else { "" };
    let (pointer, link) = (text(pointer), index(next.link));
    let (operation, marker) = (paths.support("Operation"), paths.at(&next.module, &next.marker));
    let same = next.same.iter().map(|(to, from)| {
        let (to, from) = (index(*to), index(*from));
        quote!((#to, #from))
    });
    quote!(next_call(#pointer, <#marker as #operation>::INFO, #link, &[#(#same),*]))
}

fn with_two(way: &str, name: proc_macro2::Literal, other: &str) -> TokenStream {
    let (way, other) = (word(way), text(other));
    quote!(#way(#name, #other))
}

/// `.name("pointer")`, or nothing for the default.
fn with(name: &str, pointer: &str) -> Option<TokenStream> {
    let (name, literal) = (word(name), text(pointer));
    (!pointer.is_empty()).then(|| quote!(.#name(#literal)))
}

fn task(method: &Method, task: &Task, paths: &Paths<'_>) -> TokenStream {
    let (tracked, info) = (paths.support("Tracked"), paths.support("TaskInfo"));
    let (answer, error, result) = (paths.support("Answer"), paths.support("Error"), paths.std("Result"));
    let name = ident(&method.marker);
    let watched = match &task.watch {
        TaskWatch::Operation(followed) => called("watch", followed, paths),
        TaskWatch::Header(field) => {
            let field = text(field);
            quote!(watch_field(#field))
        }
    };
    let Gives { output, decode, allow } = gives(task, paths);
    let allow = allow.attribute();
    let state = task.state.as_deref().map(|pointer| with("state", pointer));
    let (done, failed) = (states("done", &task.done), states("failed", &task.failed));
    let why = task.error.as_deref().and_then(|pointer| with("error", pointer));
    let fetched = task.result.as_ref().map(|followed| {
        let call = called("result", followed, paths);
        quote!(.#call)
    });
    let at_once = task.at_once.then(|| quote!(.at_once()));
    quote! {
        #allow
        impl #tracked for #name {
            type Result = #output;
            const TASK: &'static #info = &#info::#watched #state #done #failed #why #fetched #at_once;
            fn result(answer: #answer) -> #result<Self::Result, #error> { #decode }
        }
    }
}

/// What there is when the work of a task is done.
struct Gives {
    output: TokenStream,
    /// How it is read from `answer`.
    decode: TokenStream,
    allow: Allow,
}

fn gives(task: &Task, paths: &Paths<'_>) -> Gives {
    let gives = task.result.as_ref().or(match &task.watch {
        TaskWatch::Operation(followed) => Some(followed),
        TaskWatch::Header(_) => None,
    });
    let Some(followed) = gives else {
        let (output, decode) = (paths.codec("RawJson"), quote!(answer.json()));
        return Gives { output, decode, allow: Allow::default() };
    };
    let (operation, marker) = (paths.support("Operation"), paths.at(&followed.module, &followed.marker));
    let decode = quote!(<#marker as #operation>::decode(answer));
    match paths.index.operation(&followed.module, &followed.marker) {
        Some(method) => {
            Gives { output: output::ty(method, paths), decode, allow: output::allow(method, 1, paths) }
        }
        None => Gives { output: quote!(<#marker as #operation>::Output), decode, allow: Allow::default() },
    }
}

/// `.done(&["FINISHED"])`, or nothing for no states.
fn states(name: &str, states: &[String]) -> Option<TokenStream> {
    let (name, states_of) = (word(name), states.iter().map(|state| text(state)));
    (!states.is_empty()).then(|| quote!(.#name(&[#(#states_of),*])))
}

/// `name(INFO of the operation, &[its arguments])`
fn called(name: &str, followed: &Followed, paths: &Paths<'_>) -> TokenStream {
    let (operation, name) = (paths.support("Operation"), word(name));
    let marker = paths.at(&followed.module, &followed.marker);
    let arguments = followed.arguments.iter().map(|argument| self::argument(argument, paths));
    quote!(#name(<#marker as #operation>::INFO, &[#(#arguments),*]))
}

fn argument(argument: &Argument, paths: &Paths<'_>) -> TokenStream {
    let ty = paths.support("Arg");
    let (kind, pointer) = match argument {
        Argument::Call(place) => {
            let place = index(*place);
            return quote!(#ty::Call(#place));
        }
        Argument::Body(pointer) => ("Body", pointer),
        Argument::Answer(pointer) => ("Answer", pointer),
        Argument::Each(pointer) => ("Each", pointer),
        Argument::Task(pointer) => ("Task", pointer),
    };
    let (kind, pointer) = (word(kind), text(pointer));
    quote!(#ty::#kind(#pointer))
}
