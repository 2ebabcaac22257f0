#![allow(missing_docs, clippy::unwrap_used)]
use clientwright::*;
use std::time::Instant;
fn main() {
    let args: Vec<String> = std::env::args().collect();
    let mut d = diagnostic::Diagnostics::default();
    let mut sources = source::Sources::default();
    let t = Instant::now();
    let doc = document::load(&mut sources, args[1].as_ref(), &[], &Default::default(), &mut d);
    let show = |d: &diagnostic::Diagnostics, sources: &source::Sources| {
        for x in d.iter().take(25) {
            let p = x.at.map(|n| sources.place(n));
            println!(
                "{} {:?} {}: {}",
                x.code.id,
                x.severity,
                p.map(|p| format!("{}:{}:{} {}", p.file, p.line, p.column, p.pointer)).unwrap_or_default(),
                x.message
            );
        }
        println!("{} diagnostics", d.iter().count());
    };
    let Some(doc) = doc else {
        show(&d, &sources);
        return;
    };
    println!("load {:?}", t.elapsed());
    let t = Instant::now();
    let resolved = resolve::resolve(doc, &mut d);
    let api = lower::lower(&resolved, &Default::default(), &mut d);
    println!(
        "lower {:?} {} types {} ops {} skipped",
        t.elapsed(),
        api.types.len(),
        api.operations.len(),
        api.skipped.len()
    );
    let t = Instant::now();
    let krate = rust::plan(&api, &rust::Options::new(&args[3]), &rust::Lock::default());
    println!("plan {:?}", t.elapsed());
    let t = Instant::now();
    let files = emit::emit(&krate);
    println!("emit {:?}", t.elapsed());
    let t = Instant::now();
    let printed = output::print_all(&files, "spec", &mut d);
    println!("print {:?}", t.elapsed());
    show(&d, &sources);
    let count = |g| {
        (
            krate.operations.iter().filter(|o| o.grade == g).count(),
            krate.types.iter().filter(|o| o.grade == g).count(),
        )
    };
    println!(
        "full {:?} degraded {:?} skipped {:?}",
        count(api::Grade::Full),
        count(api::Grade::Degraded),
        count(api::Grade::Skipped)
    );
    let name = args[3].clone();
    let mut tree = output::standalone(
        &krate,
        printed,
        output::manifest::Package { name: &name, version: "0.1.0", description: "x", member: false },
        &api.info.title,
    );
    if let Some(test) = emit::conformance(&krate, &name) {
        tree.put("tests/conformance.rs", output::print(&test, "spec").unwrap());
    }
    for (path, file) in tree.iter() {
        let p = std::path::Path::new(&args[2]).join(path);
        std::fs::create_dir_all(p.parent().unwrap()).unwrap();
        std::fs::write(p, &file.content).unwrap();
    }
    println!(
        "cases {} untried {}",
        krate.cases.len(),
        krate.cases.iter().filter(|c| c.given.is_err()).count()
    );
}
