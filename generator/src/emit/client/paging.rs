//! How is a list read that comes in pages? `Paged` of an operation: where the items are, and which call is next.
//!
//! ```text
//! Paging { items: results, next: Number { parameter: pageNum, first: 1, size: itemsPerPage, … } }
//!     ↓
//! fn items(page: Self::Output) -> Option<Vec<models::Pet>> { Some(page.results) }
//! fn next(&self, page: …) -> Option<NextPage<Self>> { …; call.page_num = Some(page_num); Some(NextPage::Call(call)) }
//! ```

use proc_macro2::{Literal, TokenStream};
use quote::quote;

use crate::emit::cx::{Cx, From};
use crate::emit::doc_text::{DocText, Part};
use crate::emit::runtime::{Imports, Item};
use crate::ir::{Operation, Presence};
use crate::plan::{Count, Member, Next, OperationPlan, Paging, ParameterPlan, Size, TokenPlace};

/// `impl Paged`, where the answers are pages.
pub(super) fn emit(cx: Cx<'_>, plan: &OperationPlan, imports: &mut Imports) -> TokenStream {
    let Some(paging) = &plan.paging else {
        return TokenStream::new();
    };
    let [paged, view, next_page] =
        [Item::Paged, Item::PageView, Item::NextPage].map(|item| imports.name(item));
    let name = &plan.request;
    let item = cx.inner_ty(&paging.item, From::Elsewhere, imports);
    let items = emit_items(cx, paging);
    let next = emit_next(cx, plan, paging, imports);
    quote! {
        impl #paged for #name {
            type Item = #item;
            fn items(page: Self::Output) -> Option<Vec<Self::Item>> { #items }
            fn next(&self, page: &#view<'_, Self::Output>) -> Option<#next_page<Self>> { #next }
        }
    }
}

/// `Some(page.results)`, `page.embedded?.results`
fn emit_items(cx: Cx<'_>, paging: &Paging) -> TokenStream {
    let Some((last, way)) = paging.items.split_last() else {
        return quote!(Some(page));
    };
    let way = way.iter().map(|member| {
        let name = cx.plan.names.field(member.owner, member.field);
        match member.presence {
            Presence::Required => quote!(.#name),
            Presence::Optional | Presence::RequiredNullable => quote!(.#name?),
            Presence::OptionalNullable => quote!(.#name.into_option()?),
        }
    });
    let name = cx.plan.names.field(last.owner, last.field);
    let list = quote!(page #(#way)* .#name);
    match last.presence {
        Presence::Required => quote!(Some(#list)),
        Presence::Optional | Presence::RequiredNullable => list,
        Presence::OptionalNullable => quote!(#list.into_option()),
    }
}

/// `page.meta.as_ref()?`
fn emit_way(cx: Cx<'_>, holder: TokenStream, way: &[Member]) -> TokenStream {
    way.iter().fold(holder, |holder, member| {
        let name = cx.plan.names.field(member.owner, member.field);
        match member.presence {
            Presence::Required => quote!(#holder.#name),
            Presence::Optional | Presence::RequiredNullable => quote!(#holder.#name.as_ref()?),
            Presence::OptionalNullable => quote!(#holder.#name.as_option()?),
        }
    })
}

/// `&page.meta.as_ref()?.next_cursor`: the last member as it is, there or not.
fn emit_member(cx: Cx<'_>, path: &[Member]) -> TokenStream {
    let Some((last, way)) = path.split_last() else {
        return quote!(page);
    };
    let holder = emit_way(cx, quote!(page), way);
    let name = cx.plan.names.field(last.owner, last.field);
    quote!(&#holder.#name)
}

fn emit_next(
    cx: Cx<'_>,
    plan: &OperationPlan,
    paging: &Paging,
    imports: &mut Imports,
) -> TokenStream {
    match &paging.next {
        Next::Header => quote!(page.linked()),
        Next::Url(path) => {
            let member = emit_member(cx, path);
            quote!(page.link_in(#member))
        }
        Next::Token {
            parameter,
            member,
            more,
        } => {
            let more = emit_more(cx, more.as_deref());
            let member = match member {
                TokenPlace::Answer(path) => emit_member(cx, path),
                TokenPlace::LastItem(member) => {
                    let items = emit_way(cx, quote!(page), &paging.items);
                    let name = cx.plan.names.field(member.owner, member.field);
                    quote!(&#items.last()?.#name)
                }
            };
            let value = quote!(page.token(#member)?);
            let call = emit_call(plan, *parameter, &value, imports);
            quote!(#more #call)
        }
        Next::Given {
            parameter,
            first,
            member,
            more,
        } => {
            let more = emit_more(cx, more.as_deref());
            let items = emit_way(cx, quote!(page), &paging.items);
            let member = emit_member(cx, member);
            let asked = emit_number(plan, *parameter, *first);
            let value = quote!(page.number_after(#asked, #member, #items.len())?);
            let call = emit_call(plan, *parameter, &value, imports);
            quote!(#more #call)
        }
        Next::Number(count) => {
            let counted = emit_way(cx, quote!(page), &paging.items);
            let counted = quote!(#counted.len());
            let more = emit_goes_on(cx, plan, count, &counted);
            let number = emit_number(plan, count.parameter, count.first);
            let call = emit_call(
                plan,
                count.parameter,
                &quote!(#number.checked_add(1)?),
                imports,
            );
            quote!(#more #call)
        }
        Next::Offset(count) => {
            let counted = emit_way(cx, quote!(page), &paging.items);
            let more = emit_goes_on(cx, plan, count, &quote!(count));
            let number = emit_number(plan, count.parameter, count.first);
            let value = quote!(#number.checked_add(count.try_into().ok()?)?);
            let call = emit_call(plan, count.parameter, &value, imports);
            quote!(let count = #counted.len(); #more #call)
        }
    }
}

/// `if !page.says(&page.has_more, "true") { return None; }`
fn emit_more(cx: Cx<'_>, more: Option<&[Member]>) -> TokenStream {
    let Some(path) = more else {
        return TokenStream::new();
    };
    let member = emit_member(cx, path);
    quote!(if !page.says(#member, "true") { return None; })
}

/// What ends the list: a member that says so, or else a page that is not full and has no link to another.
fn emit_goes_on(
    cx: Cx<'_>,
    plan: &OperationPlan,
    count: &Count,
    counted: &TokenStream,
) -> TokenStream {
    if count.more.is_some() {
        return emit_more(cx, count.more.as_deref());
    }
    let (asked, default, most) = match &count.size {
        None => (quote!(None::<u64>), None, None),
        Some(size) => (emit_size(plan, *size), size.default, size.most),
    };
    let (default, most) = (emit_option(default), emit_option(most));
    let full = quote!(page.is_full(#counted, #asked, #default, #most));
    match &count.links {
        None => quote!(if !#full { return None; }),
        Some((list, relation)) => {
            let name = cx.plan.names.field(list.owner, list.field);
            let links = match list.presence {
                Presence::Required => quote!(page.#name.iter()),
                Presence::Optional | Presence::RequiredNullable => {
                    quote!(page.#name.iter().flatten())
                }
                Presence::OptionalNullable => quote!(page.#name.as_option().into_iter().flatten()),
            };
            let relation = cx.plan.names.field(relation.owner, relation.field);
            quote! {
                let is_full = #full;
                let mut links = #links;
                if !is_full && !links.any(|link| page.says(&link.#relation, "next")) { return None; }
            }
        }
    }
}

fn emit_option(number: Option<u64>) -> TokenStream {
    match number {
        None => quote!(None),
        Some(number) => {
            let number = Literal::u64_unsuffixed(number);
            quote!(Some(#number))
        }
    }
}

/// The field of a parameter, and whether it must be given.
fn planned(plan: &OperationPlan, index: usize) -> Option<(TokenStream, bool)> {
    let planned: &ParameterPlan = plan.parameters.get(index)?;
    let (field, is_positional) = (&planned.field, index < plan.positional);
    let field = match (plan.options, is_positional) {
        (None, _) => quote!(#field),
        (Some(_), true) => quote!(arguments.#field),
        (Some(_), false) => quote!(options.#field),
    };
    Some((field, is_positional))
}

/// `self.page_size`, as an option.
fn emit_size(plan: &OperationPlan, size: Size) -> TokenStream {
    match planned(plan, size.parameter) {
        None => quote!(None::<u64>),
        Some((field, is_positional)) => {
            if is_positional {
                quote!(Some(self.#field))
            } else {
                quote!(self.#field)
            }
        }
    }
}

/// `self.page.unwrap_or(1)`
fn emit_number(plan: &OperationPlan, parameter: usize, first: u64) -> TokenStream {
    let Some((field, is_positional)) = planned(plan, parameter) else {
        return TokenStream::new();
    };
    if is_positional {
        return quote!(self.#field);
    }
    let first = Literal::u64_unsuffixed(first);
    quote!(self.#field.unwrap_or(#first))
}

/// `let next = …; let mut call = self.clone(); call.page = Some(next); Some(NextPage::Call(call))`
fn emit_call(
    plan: &OperationPlan,
    parameter: usize,
    value: &TokenStream,
    imports: &mut Imports,
) -> TokenStream {
    let Some((field, is_positional)) = planned(plan, parameter) else {
        return quote!(None);
    };
    let next_page = imports.name(Item::NextPage);
    let next = if is_positional {
        quote!(next)
    } else {
        quote!(Some(next))
    };
    quote! {
        let next = #value;
        let mut call = self.clone();
        call.#field = #next;
        Some(#next_page::Call(call))
    }
}

/// What the documentation of the method says of pages.
pub(super) fn docs(cx: Cx<'_>, operation: &Operation, plan: &OperationPlan) -> DocText {
    let Some(paging) = &plan.paging else {
        return DocText::default();
    };
    let intro = DocText::sentence(&[
        Part::Own("One call answers with one page of a list. "),
        Part::Code("pages()"),
        Part::Own(" in the place of "),
        Part::Code("await"),
        Part::Own(" gives all pages one after the other, and "),
        Part::Code("items()"),
        Part::Own(" their items."),
    ]);
    let stated = |index: usize| {
        let planned = plan.parameters.get(index);
        let stated = planned.and_then(|planned| operation.parameters.get(planned.parameter));
        stated.map_or("", |stated| stated.name.as_str())
    };
    let name = |member: &Member| member_name(cx, *member);
    let path = |path: &[Member]| path.iter().map(name).collect::<Vec<_>>().join(".");
    let how = match &paging.next {
        Next::Header => DocText::sentence(&[Part::Own(
            "The header field `Link` (RFC 8288) names the next page; its query is sent, and only to the same origin.",
        )]),
        Next::Url(member) => DocText::sentence(&[
            Part::Own("The member "),
            Part::Code(&path(member)),
            Part::Own(
                " names the next page by its URL; the query of that is sent, and only to the same origin.",
            ),
        ]),
        Next::Given {
            parameter,
            member,
            more,
            ..
        } => {
            let (member, more) = (path(member), more.as_deref().map(path));
            let mut parts = vec![
                Part::Own("The parameter "),
                Part::Code(stated(*parameter)),
                Part::Own(" takes what the member "),
                Part::Code(&member),
                Part::Own(" of a page holds, until it no longer goes up or a page is empty"),
            ];
            end(&mut parts, more.as_deref(), "");
            DocText::sentence(&parts)
        }
        Next::Token {
            parameter,
            member,
            more,
        } => {
            let more = more.as_deref().map(path);
            let place = match member {
                TokenPlace::Answer(member) => path(member),
                TokenPlace::LastItem(member) => name(member),
            };
            let mut parts = vec![
                Part::Own("The parameter "),
                Part::Code(stated(*parameter)),
                Part::Own(" takes what the member "),
                Part::Code(&place),
                Part::Own(match member {
                    TokenPlace::Answer(_) => " of a page holds",
                    TokenPlace::LastItem(_) => " of the last item holds",
                }),
            ];
            end(
                &mut parts,
                more.as_deref(),
                ", as long as there is something",
            );
            DocText::sentence(&parts)
        }
        Next::Number(count) | Next::Offset(count) => {
            let more = count.more.as_deref().map(path);
            let mut parts = vec![
                Part::Own("The parameter "),
                Part::Code(stated(count.parameter)),
                Part::Own(match &paging.next {
                    Next::Offset(_) => " goes up by the items of each page",
                    _ => " goes up by one",
                }),
            ];
            let has_size = count.size.is_some_and(|size| size.default.is_some());
            let until = match (has_size, &count.links) {
                (false, None) => ", until a page is empty",
                (true, None) => ", until a page is not full",
                (false, Some(_)) => ", until a page is empty or has no link `next`",
                (true, Some(_)) => ", until a page is not full and has no link `next`",
            };
            end(&mut parts, more.as_deref(), until);
            DocText::sentence(&parts)
        }
    };
    DocText::heading("Pages").and(intro.then(how))
}

/// Ends a sentence on what comes next.
fn end<'a>(parts: &mut Vec<Part<'a>>, more: Option<&'a str>, otherwise: &'static str) {
    match more {
        Some(more) => parts.extend([
            Part::Own(", as long as the member "),
            Part::Code(more),
            Part::Own(" is true."),
        ]),
        None => parts.extend([Part::Own(otherwise), Part::Own(".")]),
    }
}

/// The name that a member has in the document.
fn member_name(cx: Cx<'_>, member: Member) -> String {
    match cx.def(member.owner).map(|def| &def.shape) {
        Some(crate::ir::Shape::Struct(shape)) => shape
            .fields
            .get(member.field)
            .map_or_else(String::new, |field| field.name.as_str().to_owned()),
        _ => String::new(),
    }
}
