//! How is each operation read back from a request, and what is it answered? The tables of the mock, one file a tag.
//!
//! ```text
//! src/mock/mod.rs            impl Server { pub fn start() }
//! src/mock/cloud_backups.rs  impl mock::Mocked for client::GetServerlessBackup { ANSWERS, read }
//! ```
//!
//! `read` mirrors `build`: place by place, in the order of the fields.

use std::collections::BTreeMap;

use proc_macro2::{Literal, TokenStream};
use quote::{ToTokens as _, quote};

use super::Draft;
use super::client::{emit_path_style, emit_query_style, parameter};
use super::cx::{Cx, From};
use super::doc_text::{DocText, Part};
use super::features;
use super::literal::{raw, string};
use super::model::module_docs;
use super::runtime::{Imports, Item};
use crate::ir::{Operation, Parameter, Requirement, SpecName, StatusPattern};
use crate::plan::forms::{member_names, spread_members};
use crate::plan::operations::{allows_empty, is_spread, takes_empty};
use crate::plan::{
    Body, BodyEnum, BodyPlan, Encoding, Escapes, FormPart, KnownBy, Module as Home, OperationPlan,
    OptionsPlan, ParameterPlan, PathStyle, QueryStyle, ReplySample, Sent, SentBody, Texts, Written,
};
use crate::render::{Block, Module};

/// The files of the mock.
pub(super) fn emit(cx: Cx<'_>) -> Vec<Draft<'_>> {
    let files = homes(cx).map(|home| Draft::file(move || emit_module(cx, home)));
    files.chain([Draft::file(move || emit_root(cx))]).collect()
}

fn homes(cx: Cx<'_>) -> impl Iterator<Item = &Home> {
    let homes = cx.plan.homes.modules().map(|(_, home)| home);
    homes.filter(|home| !home.operations.is_empty() || !home.options.is_empty())
}

fn emit_root(cx: Cx<'_>) -> Module {
    let mut declarations = TokenStream::new();
    let mut tables = Vec::new();
    for home in homes(cx) {
        let (module, gate) = (&home.name, features::gate(home));
        declarations.extend(quote!(#gate mod #module;));
        if !home.operations.is_empty() {
            tables.push(quote!(#gate #module::ROUTES));
        }
    }
    let doc = DocText::sentence(&[Part::Own(
        "Starts a server for every operation, on a free port of the loopback interface.",
    )])
    .and(DocText::heading("Errors"))
    .and(DocText::sentence(&[Part::Own(
        "There is no loopback interface, or no thread to be had.",
    )]))
    .outer();
    let items = quote! {
        pub use crate::runtime::mock::{Answer, On, Received, Server, Violation};

        use crate::client::API;
        use crate::runtime::mock::Route;

        impl Server {
            #doc
            pub fn start() -> std::io::Result<Self> {
                let routes: &[&[Route]] = &[#(#tables),*];
                Self::serve(&API, routes.iter().copied().flatten().copied())
            }
        }
    };
    let inner = DocText::sentence(&[Part::Own(
        "A loopback server made of the same document, for tests of programs that call the API: it checks every request, \
         and answers with the examples of the document.",
    )])
    .inner();
    Module::rust(
        "src/mock/mod.rs",
        inner,
        vec![Block::Items(declarations), Block::Items(items)],
    )
}

fn emit_module(cx: Cx<'_>, home: &Home) -> Module {
    let mut imports = Imports::default();
    let (mut routes, mut items) = (Vec::new(), TokenStream::new());
    let plans = home.operations.iter();
    for plan in plans.filter_map(|index| cx.plan.operations.get(*index)) {
        let Some(operation) = cx.api.operations.get(plan.operation) else {
            continue;
        };
        let (mock, client) = (imports.name(Item::Mock), imports.name(Item::ClientModule));
        let request = &plan.request;
        routes.push(quote!(#mock::Route::of::<#client::#request>()));
        items.extend(emit_operation(cx, operation, plan, &mut imports));
    }
    for options in cx.options(home) {
        items.extend(emit_options(cx, options, &mut imports));
    }
    let table = (!routes.is_empty()).then(|| {
        let mock = imports.name(Item::Mock);
        let doc = DocText::sentence(&[Part::Own("Every operation, in the order of the document.")]);
        let doc = doc.outer();
        quote!(#doc pub(super) static ROUTES: &[#mock::Route] = &[#(#routes),*];)
    });
    let inner = module_docs(cx, home, "What the mock knows of the").inner();
    let blocks = vec![
        Block::Items(imports.declarations()),
        Block::Items(table.unwrap_or_default()),
        Block::Items(items),
    ];
    Module::rust(format!("src/mock/{}.rs", home.name), inner, blocks)
}

fn emit_operation(
    cx: Cx<'_>,
    operation: &Operation,
    plan: &OperationPlan,
    imports: &mut Imports,
) -> TokenStream {
    let (mock, client) = (imports.name(Item::Mock), imports.name(Item::ClientModule));
    let name = plan.own_struct();
    let others = plan.sample.others.iter().flatten();
    let answers = emit_answers(plan.sample.replies.iter().chain(others), imports);
    let spanning = emit_spanning(operation, plan);
    let of = Some((operation, plan));
    let fixed = plan.fixed.iter().filter_map(|planned| {
        let stated = parameter(operation, planned)?;
        let value = string(stated.fixed.as_deref()?);
        let place = emit_place(cx, of, (planned, stated), imports);
        Some(quote!(request.#place.only(#value)?;))
    });
    let fixed: Vec<TokenStream> = fixed.collect();
    let mut fields = Vec::new();
    for (index, planned) in plan.own().iter().enumerate() {
        if let Some(stated) = parameter(operation, planned) {
            let field = &planned.field;
            let place = emit_place(cx, of, (planned, stated), imports);
            let need = if index < plan.positional {
                quote!(required)
            } else {
                quote!(optional)
            };
            fields.push(quote!(#field: request.#place.#need()?));
        }
    }
    if let Some(body) = &plan.body {
        let (field, value) = (&body.field, emit_body(cx, &quote!(#client), body, imports));
        fields.push(quote!(#field: #value));
    }
    let request = if fields.is_empty() && fixed.is_empty() {
        quote!(_request)
    } else {
        quote!(request)
    };
    quote! {
        impl #mock::Mocked for #client::#name {
            const ANSWERS: &'static [#mock::Documented] = &[#(#answers),*];
            #spanning

            fn read(#request: &mut #mock::Incoming<'_>) -> Option<Self> {
                #(#fixed)*
                Some(Self { #(#fields),* })
            }
        }
    }
}

/// Optional parameters that several operations share.
fn emit_options(cx: Cx<'_>, options: &OptionsPlan, imports: &mut Imports) -> TokenStream {
    let (mock, client) = (imports.name(Item::Mock), imports.name(Item::ClientModule));
    let name = &options.name;
    let fields = options.parameters.iter().map(|option| {
        let field = &option.planned.field;
        let place = emit_place(cx, None, (&option.planned, &option.stated), imports);
        quote!(#field: request.#place.optional()?)
    });
    let fields: Vec<TokenStream> = fields.collect();
    quote! {
        impl #mock::MockedOptions for #client::#name {
            fn read(request: &mut #mock::Incoming<'_>) -> Option<Self> {
                Some(Self { #(#fields),* })
            }
        }
    }
}

/// The documented answers; exact statuses that have the same one share it.
fn emit_answers<'p>(
    replies: impl Iterator<Item = &'p ReplySample>,
    imports: &mut Imports,
) -> Vec<TokenStream> {
    let mock = imports.name(Item::Mock);
    let mut answers: Vec<(Vec<Literal>, &ReplySample)> = Vec::new();
    // By what goes over the wire.
    let mut known: BTreeMap<_, Vec<usize>> = BTreeMap::new();
    for reply in replies {
        let status = Literal::u16_unsuffixed(reply.status);
        let is_exact = |reply: &ReplySample| matches!(reply.pattern, StatusPattern::Exact(_));
        let alike = known.entry((&reply.media_type, &reply.text)).or_default();
        let same = alike.iter().copied().find(|index| {
            let known = answers.get(*index);
            known.is_some_and(|(_, known)| {
                is_exact(known) && is_exact(reply) && known.headers == reply.headers
            })
        });
        match same.and_then(|index| answers.get_mut(index)) {
            Some((statuses, _)) => statuses.push(status),
            None => {
                alike.push(answers.len());
                answers.push((vec![status], reply));
            }
        }
    }
    let answers = answers.into_iter().map(|(statuses, reply)| {
        let statuses = match reply.pattern {
            StatusPattern::Exact(_) => quote!(Exact(&[#(#statuses),*])),
            StatusPattern::Range(_) => quote!(Range(#(#statuses)*)),
            StatusPattern::Default => quote!(Default(#(#statuses)*)),
        };
        let media_type = string(&reply.content_type());
        let body = raw(&reply.text);
        let headers = reply.headers.iter().map(|header| {
            let [name, sent] = [&header.name, &header.sent].map(|text| raw(text));
            quote!((#name, #sent))
        });
        quote!(#mock::Documented {
            statuses: #mock::Statuses::#statuses,
            media_type: #media_type,
            body: #body,
            headers: &[#(#headers),*],
        })
    });
    answers.collect()
}

/// `path(0, "groupId")`
fn emit_place(
    cx: Cx<'_>,
    of: Option<(&Operation, &OperationPlan)>,
    (planned, stated): (&ParameterPlan, &Parameter),
    imports: &mut Imports,
) -> TokenStream {
    let name = string(stated.name.as_str());
    let is_spread = is_spread(cx.api, planned, stated);
    let place = match planned.encoding {
        Encoding::Path(style) => {
            let position = of.map(|(operation, _)| position(operation, stated));
            if style == PathStyle::Simple {
                quote!(path(#position, #name))
            } else {
                let style = emit_path_style(style, imports);
                quote!(path_styled(#position, #name, #style))
            }
        }
        Encoding::Query(QueryStyle::Form) if is_spread => {
            let others = others(cx, of, planned, |encoding| {
                matches!(encoding, Encoding::Query(_))
            });
            quote!(query_members(#name, &[#(#others),*]))
        }
        Encoding::Query(QueryStyle::Form) => quote!(query(#name)),
        Encoding::Query(style) => {
            let style = emit_query_style(style, imports);
            quote!(query_styled(#name, #style))
        }
        Encoding::WholeQuery => quote!(whole_query(#name)),
        Encoding::Header { explode: true } => quote!(header_exploded(#name)),
        Encoding::Header { explode: false } => quote!(header(#name)),
        Encoding::Cookie { explode: true } if is_spread => {
            let others = others(cx, of, planned, |encoding| {
                matches!(encoding, Encoding::Cookie { .. })
            });
            quote!(cookie_members(#name, &[#(#others),*]))
        }
        Encoding::Cookie { explode: true } => quote!(cookie_exploded(#name)),
        Encoding::Cookie { explode: false } => quote!(cookie(#name)),
    };
    // An empty text is a value of those that hold any text, and of no others.
    let place = if allows_empty(stated) && !takes_empty(cx.api, stated) {
        quote!(#place.unless_empty())
    } else {
        place
    };
    match planned.texts {
        Texts::JsonText => quote!(#place.json_text()),
        Texts::OfType | Texts::OfJson | Texts::Bracketed => place,
    }
}

/// Where the parameters stand whose slashes are kept; nothing where there are none.
fn emit_spanning(operation: &Operation, plan: &OperationPlan) -> Option<TokenStream> {
    let spanning = plan
        .sent()
        .filter(|planned| planned.escapes == Escapes::ButSlashes)
        .filter_map(|planned| Some(&parameter(operation, planned)?.name));
    let spanning: Vec<&SpecName> = spanning.collect();
    let places = operation.path.parameters().enumerate();
    let places = places.filter(|(_, name)| spanning.contains(name));
    let places: Vec<Literal> = places
        .map(|(position, _)| Literal::usize_unsuffixed(position))
        .collect();
    (!places.is_empty()).then(|| quote!(const SPANNING: &'static [usize] = &[#(#places),*];))
}

/// Which of the parameters of the path template it is; the first where it stands there twice.
fn position(operation: &Operation, stated: &Parameter) -> Literal {
    let names = operation.path.parameters();
    let before = names.take_while(|name| **name != stated.name);
    Literal::usize_unsuffixed(before.count())
}

/// The names of the other parameters in the same place, and of members that only they have. Of those that several
/// operations share, none has members beside the others.
fn others(
    cx: Cx<'_>,
    of: Option<(&Operation, &OperationPlan)>,
    planned: &ParameterPlan,
    is_there: impl Fn(Encoding) -> bool,
) -> Vec<Literal> {
    let Some((operation, plan)) = of else {
        return Vec::new();
    };
    let own = parameter(operation, planned);
    let own = own.map_or_else(Vec::new, |own| member_names(cx.api, &own.value));
    let mut names = Vec::new();
    for other in plan.sent() {
        let Some(stated) = parameter(operation, other) else {
            continue;
        };
        if other.parameter == planned.parameter || !is_there(other.encoding) {
            continue;
        }
        names.push(string(stated.name.as_str()));
        if is_spread(cx.api, other, stated) {
            let members = member_names(cx.api, &stated.value).into_iter();
            let members = members.filter(|member| !own.contains(member));
            names.extend(members.map(|member| string(member.as_str())));
        }
    }
    names
}

/// `request.json("application/json")?`, or that where there is a body.
fn emit_body(
    cx: Cx<'_>,
    client: &TokenStream,
    body: &BodyPlan,
    imports: &mut Imports,
) -> TokenStream {
    let read = match &body.sent {
        Sent::One(only) => emit_reading(cx, only, imports),
        Sent::Several(several) => emit_choice(cx, client, several, imports),
    };
    match body.required {
        Requirement::Required => read,
        Requirement::Optional => quote!(if request.has_body() { Some(#read) } else { None }),
    }
}

/// One arm for each media type; the last is the one that is left.
fn emit_choice(
    cx: Cx<'_>,
    client: &TokenStream,
    several: &BodyEnum,
    imports: &mut Imports,
) -> TokenStream {
    let name = &several.name;
    let known = several.variants.iter();
    let known = known.map(|variant| string(&variant.sent.media_type));
    let last = several.variants.len().saturating_sub(1);
    let arms = several.variants.iter().enumerate().map(|(index, variant)| {
        let read = emit_reading(cx, &variant.sent, imports);
        let (variant, media_type) = (&variant.name, string(&variant.sent.media_type));
        let pattern = if index == last {
            quote!(_)
        } else {
            quote!(#media_type)
        };
        quote!(#pattern => #client::#name::#variant(#read),)
    });
    let arms: TokenStream = arms.collect();
    quote!(match request.one_of(&[#(#known),*])? { #arms })
}

fn emit_reading(cx: Cx<'_>, body: &SentBody, imports: &mut Imports) -> TokenStream {
    let media_type = string(&body.media_type);
    match (&body.body, &body.written) {
        (Body::Typed(_), Written::Plain) => quote!(request.json(#media_type)?),
        (Body::Typed(ty), Written::Form(styles)) => {
            let (spread, others) = spread_members(cx.api, ty, styles);
            let styles = styles.iter().map(|(name, style)| {
                let (name, style) = (string(name.as_str()), emit_query_style(*style, imports));
                quote!((#name, #style))
            });
            let styles: Vec<TokenStream> = styles.collect();
            if spread.is_empty() {
                return quote!(request.form(#media_type, &[#(#styles),*])?);
            }
            let spread = spread.iter().map(|field| {
                let name = string(field.name.as_str());
                let members = member_names(cx.api, &field.value).into_iter();
                let members = members.map(|member| string(member.as_str()));
                quote!((#name, &[#(#members),*]))
            });
            let others = others.iter().map(|name| string(name.as_str()));
            quote!(request.form_spread(#media_type, &[#(#styles),*], &[#(#spread),*], &[#(#others),*])?)
        }
        (Body::Typed(ty), Written::Multipart(parts)) => {
            let files = super::client::file_fields(cx, ty, parts);
            let read = emit_parts(body, parts);
            if files.is_empty() {
                return read;
            }
            let ty = cx.inner_ty(ty, From::Elsewhere, imports);
            let files = files.into_iter().map(|(name, field)| {
                let name = string(name);
                quote!(request.files(#name, &mut body.#field);)
            });
            quote!({
                let mut body: #ty = #read;
                #(#files)*
                body
            })
        }
        (Body::Parts, _) => quote!(request.parts(#media_type)?),
        (Body::Text, _) => quote!(request.text(#media_type)?),
        (Body::Upload, _) if body.range().is_some() => quote!(request.bytes_of(#media_type)?),
        (Body::Upload, _) => quote!(request.bytes(#media_type)?.into()),
        (Body::Bytes | Body::Download | Body::Events(_) | Body::Items(..) | Body::Empty, _) => {
            quote!(())
        }
    }
}

/// The parts of a form by their names, those of other bodies by their order.
fn emit_parts(body: &SentBody, parts: &[FormPart]) -> TokenStream {
    if body.media_type.starts_with("multipart/form-data") {
        return quote!(request.multipart()?);
    }
    let media_type = string(&body.media_type);
    let members = parts.iter().map(|part| {
        let KnownBy {
            media_type,
            least,
            most,
        } = &part.known_by;
        let name = string(part.name.as_str());
        let media_type = string(media_type.as_deref().unwrap_or_default());
        let least = Literal::usize_unsuffixed(*least);
        let most = match most {
            Some(most) => Literal::usize_unsuffixed(*most).into_token_stream(),
            None => quote!(usize::MAX),
        };
        quote!((#name, #media_type, #least..=#most))
    });
    quote!(request.parts_in_order(#media_type, &[#(#members),*])?)
}
