//! What does the example program do? It calls the operation that examples show, with arguments and credentials from outside,
//! and prints the answer.

use proc_macro2::TokenStream;
use quote::quote;

use super::credentials::{self, Supply};
use super::cx::Cx;
use super::doc_text::{DocText, Part};
use super::literal::string;
use super::root;
use super::runtime::ident;
use super::worked::{self, Worked};
use crate::plan::{FromText, OperationPlan};
use crate::render::{Block, Module};

/// Name of the example that needs no async runtime.
pub(super) const BLOCKING: &str = "blocking";

/// Where examples call an API whose document names no host.
const ORIGIN: &str = "https://api.example.com";

/// The origin that an example must give, where the document names no host.
pub(super) fn origin_to_give(cx: Cx<'_>) -> Option<&'static str> {
    cx.plan.package.base_url.is_none().then_some(ORIGIN)
}

/// How a program waits for the answer.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Waits {
    Async,
    Blocking,
}

/// The program, and the same without an async runtime.
pub(super) fn emit(cx: Cx<'_>) -> Vec<Module> {
    let programs = [Waits::Async, Waits::Blocking];
    let programs = programs.into_iter().filter_map(|waits| emit_one(cx, waits));
    programs.collect()
}

/// Whether there is a program without an async runtime.
pub(super) fn has_blocking(plan: &OperationPlan) -> bool {
    plan.function.as_str() != BLOCKING
}

fn emit_one(cx: Cx<'_>, waits: Waits) -> Option<Module> {
    let worked = worked::of(cx)?;
    let Worked {
        operation, plan, ..
    } = worked;
    if waits == Waits::Blocking && !has_blocking(plan) {
        return None;
    }
    let library = &cx.plan.package.library;
    let name = match waits {
        Waits::Async => plan.function.as_str(),
        Waits::Blocking => BLOCKING,
    };
    let names = worked.names();
    let usage = usage(&names, name, waits);
    let inner = DocText::sentence(&[
        Part::Own("Calls "),
        Part::Code(operation.name.as_spec_name().as_str()),
        Part::Own(match waits {
            Waits::Async => " and prints the answer.",
            Waits::Blocking => " and prints the answer, without an async runtime.",
        }),
    ])
    .and(DocText::block("text", [usage.clone()]));
    let inner = match worked.body() {
        Some(body) => inner.and(DocText::sentence(&[
            Part::Code(&format!("<{}>", body.field)),
            Part::Own(" is JSON."),
        ])),
        None => inner,
    };
    let supply = credentials::of(cx, plan);
    let env = (!names.is_empty()
        || matches!(&supply, Supply::Named(all) if credentials::reads(all)))
    .then(|| {
        quote!(
            use std::env;
        )
    });
    let named = match supply {
        Supply::Nothing => quote!(Client),
        Supply::Environment | Supply::Named(_) => quote!({Client, Credentials}),
    };
    let signed_by = match &supply {
        Supply::Named(all) => credentials::signed_by(all),
        Supply::Nothing | Supply::Environment => None,
    };
    let for_signer = signed_by.map(|_| quote!(use #library::runtime::{Refusal, Unsigned};));
    let imports = quote!(#env use std::process::ExitCode; #for_signer use #library::#named;);
    let items = emit_items(cx, &worked, &supply, &usage, waits);
    Some(root::crate_root(
        cx,
        format!("examples/{name}.rs"),
        inner.inner(),
        vec![Block::Items(imports), Block::Items(items)],
    ))
}

fn usage(names: &[TokenStream], name: &str, waits: Waits) -> String {
    let features = match waits {
        Waits::Async => String::new(),
        Waits::Blocking => format!(" --features {BLOCKING}"),
    };
    let program = format!("cargo run --example {name}{features}");
    let arguments = names.iter().map(|name| format!(" <{name}>"));
    let arguments: String = arguments.collect();
    if arguments.is_empty() {
        program
    } else {
        format!("{program} --{arguments}")
    }
}

fn emit_items(
    cx: Cx<'_>,
    worked: &Worked<'_>,
    supply: &Supply,
    usage: &str,
    waits: Waits,
) -> TokenStream {
    let (accessor, method) = (&worked.group.accessor, &worked.plan.method);
    let names = worked.names();
    let own = |own: &str| names.iter().any(|name| name.to_string() == own);
    let client = ident(if own("client") {
        "api_client"
    } else {
        "client"
    });
    let variable = ident(if own("variable") {
        "env_variable"
    } else {
        "variable"
    });
    let sign = ident(if own("sign") { "sign_request" } else { "sign" });
    let arguments = worked.shown.arguments.iter().zip(&names);
    let arguments = arguments.map(|(from, name)| match from {
        FromText::Itself => quote!(#name),
        FromText::Converted => quote!(#name.as_str().into()),
        FromText::Parsed => quote!(#name.parse()?),
    });
    let body = worked.body().map(|body| {
        let name = &body.field;
        quote!(serde_json::from_str(#name)?)
    });
    let arguments = arguments.chain(body);
    let usage = string(&format!("usage: {usage}"));
    let read = match names.as_slice() {
        [] => TokenStream::new(),
        names => quote! {
            let arguments: Vec<String> = env::args().skip(1).collect();
            let [#(#names),*] = arguments.as_slice() else {
                return Err(#usage.into());
            };
        },
    };
    let (place, at) = match origin_to_give(cx) {
        None => (TokenStream::new(), TokenStream::new()),
        Some(origin) => {
            let doc =
                DocText::sentence(&[Part::Own("Where the API is: its document names no host.")])
                    .outer();
            let origin = string(origin);
            (
                quote!(#doc const ORIGIN: &str = #origin;),
                quote!(.origin(ORIGIN)),
            )
        }
    };
    let given = match supply {
        Supply::Nothing => TokenStream::new(),
        Supply::Environment => quote!(.credentials(Credentials::from_env()?)),
        Supply::Named(all) => {
            let all = credentials::expression(all, &variable, &sign);
            quote!(.credentials(#all))
        }
    };
    let reader = match supply {
        Supply::Nothing | Supply::Environment => TokenStream::new(),
        Supply::Named(all) => {
            let reads = credentials::reads(all).then(|| credentials::reader(&variable));
            let signs = credentials::signed_by(all).map(|by| credentials::signing(by, &sign));
            quote!(#reads #signs)
        }
    };
    let (attribute, asynchronous, run, send) = match waits {
        Waits::Async => (
            quote!(#[tokio::main]),
            quote!(async),
            quote!(run().await),
            quote!(.await),
        ),
        Waits::Blocking => (
            TokenStream::new(),
            TokenStream::new(),
            quote!(run()),
            quote!(.send_blocking()),
        ),
    };
    quote! {
        #place

        #attribute
        #asynchronous fn main() -> ExitCode {
            match #run {
                Ok(()) => ExitCode::SUCCESS,
                Err(error) => {
                    eprintln!("{error}");
                    ExitCode::FAILURE
                }
            }
        }

        #asynchronous fn run() -> Result<(), Box<dyn std::error::Error>> {
            #read
            let #client = Client::builder()#at #given.build()?;
            let answer = #client.#accessor().#method(#(#arguments),*)#send?;
            println!("{answer:#?}");
            Ok(())
        }

        #reader
    }
}
