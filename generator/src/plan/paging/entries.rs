//! What does the configuration say of pages? Each operation takes the first entry that names it; what that leaves out
//! is found as it would be without an entry.

use super::detect::{self, detect};
use super::keys;
use super::lookup::{Call, Found};
use super::{Cx, Member, Next, Paging, Place};
use crate::config::{Config, Pagination, PaginationKind};
use crate::diagnostics::{Diagnostics, catalog, escape};
use crate::ir::Parameter;
use crate::plan::operations::OperationPlan;
use crate::plan::scalars::Scalar;

/// Decides for each operation.
pub(super) fn decide(
    cx: Cx<'_>,
    config: &Config,
    operations: &[OperationPlan],
    diagnostics: &mut Diagnostics,
) -> Vec<Option<Paging>> {
    let mut used = vec![false; config.pagination.len()];
    let decided = operations
        .iter()
        .map(|plan| {
            let operation = cx.api.operations.get(plan.operation)?;
            let call = Call { operation, plan };
            let entries = config.pagination.iter().enumerate().zip(&mut used);
            for ((index, entry), used) in entries {
                let id = operation.name.as_spec_name().as_str();
                let named = entry.names(id, operation.method.as_str(), &operation.path.text);
                let Some(in_full) = named else { continue };
                match stated(cx, call, entry) {
                    Ok(paging) => {
                        *used = true;
                        return paging;
                    }
                    Err(problem) if in_full => {
                        *used = true;
                        let text = format!(
                            "{} does not fit `{}`: {problem}",
                            which(index, entry),
                            escape(id)
                        );
                        let stated = config.place(&["pagination", &index.to_string()]);
                        let message = catalog::config::UNFIT_PAGINATION
                            .message(text)
                            .related(stated, "the configuration says so here");
                        diagnostics.report(operation.origin, message);
                        return None;
                    }
                    // A pattern is for those that it fits.
                    Err(_) => {}
                }
            }
            detect(cx, call)
        })
        .collect();
    for ((index, entry), used) in config.pagination.iter().enumerate().zip(used) {
        if !used {
            let text = format!("{} fits no operation", which(index, entry));
            diagnostics.report(
                config.place(&["pagination", &index.to_string()]),
                catalog::config::UNUSED_PAGINATION.message(text),
            );
        }
    }
    decided
}

/// `pagination 2 (operations = ["list*"])`
fn which(index: usize, entry: &Pagination) -> String {
    let quoted = |names: &[String]| {
        let names = names.iter().map(|name| format!("\"{}\"", escape(name)));
        names.collect::<Vec<_>>().join(", ")
    };
    let named = [("operations", &entry.operations), ("paths", &entry.paths)];
    let named = named
        .into_iter()
        .filter(|(_, names)| !names.is_empty())
        .map(|(list, names)| format!("{list} = [{}]", quoted(names)));
    let named = named.collect::<Vec<_>>().join(", ");
    match named.as_str() {
        "" => format!("pagination {}", index + 1),
        said => format!("pagination {} ({said})", index + 1),
    }
}

/// How an operation pages that an entry names, or what keeps it from that.
fn stated(cx: Cx<'_>, call: Call<'_>, entry: &Pagination) -> Result<Option<Paging>, String> {
    if entry.kind == PaginationKind::None {
        return Ok(None);
    }
    let answer = call
        .answer()
        .ok_or("its successes are not all of one JSON type")?;
    let items = match entry.items.as_deref() {
        None => {
            detect::items(cx, call).ok_or("it is not plain which list has the items: `items`")?
        }
        Some("") => {
            let value = cx.list(answer).ok_or("its answer is no list")?;
            Found {
                path: Vec::new(),
                value,
            }
        }
        Some(name) => {
            let found = member(cx, call, name)?;
            let value = cx
                .list(found.value)
                .ok_or_else(|| format!("the member `{}` is no list", escape(name)))?;
            Found { value, ..found }
        }
    };
    let next = match entry.kind {
        PaginationKind::None | PaginationKind::LinkHeader => Next::Header,
        PaginationKind::Page if entry.next.is_none() => {
            Next::Number(count(cx, call, entry, (keys::NUMBERS, 1))?)
        }
        PaginationKind::Offset if entry.next.is_none() => {
            Next::Offset(count(cx, call, entry, (keys::OFFSETS, 0))?)
        }
        PaginationKind::Page => given(cx, call, entry, keys::NUMBERS)?,
        PaginationKind::Offset => given(cx, call, entry, keys::OFFSETS)?,
        PaginationKind::Url => Next::Url(match entry.next.as_deref() {
            None => {
                detect::url(cx, call).ok_or("it is not plain which member has the URL: `next`")?
            }
            Some(name) => {
                let found = member(cx, call, name)?;
                match cx.scalar(found.value) {
                    Some(Scalar::Text) => found.path,
                    _ => return Err(format!("the member `{}` is no text", escape(name))),
                }
            }
        }),
        PaginationKind::Cursor => token(cx, call, entry, &items)?,
    };
    Ok(Some(Paging {
        items: items.path,
        item: items.value.clone(),
        next,
    }))
}

fn member<'a>(cx: Cx<'a>, call: Call<'a>, name: &str) -> Result<Found<'a>, String> {
    let found = call.answer().and_then(|answer| cx.at(answer, name));
    found.ok_or_else(|| format!("its answer has no member `{}`", escape(name)))
}

fn parameter<'a>(call: Call<'a>, name: &str) -> Result<(usize, &'a Parameter), String> {
    let found = call.parameter(name);
    found.ok_or_else(|| format!("it has no query parameter `{}`", escape(name)))
}

fn more(cx: Cx<'_>, call: Call<'_>, name: &str) -> Result<Vec<Member>, String> {
    let found = member(cx, call, name)?;
    match cx.scalar(found.value) {
        Some(Scalar::Bool) => Ok(found.path),
        _ => Err(format!("the member `{}` is no boolean", escape(name))),
    }
}

fn count(
    cx: Cx<'_>,
    call: Call<'_>,
    entry: &Pagination,
    (names, usual): (&[&str], u64),
) -> Result<super::Count, String> {
    let integer = |name: &str| {
        let (index, stated) = parameter(call, name)?;
        if cx.is_integer(&stated.value) {
            Ok((index, stated))
        } else {
            Err(format!("the parameter `{}` is no integer", escape(name)))
        }
    };
    let found = match entry.parameter.as_deref() {
        Some(name) => integer(name)?,
        None => call
            .parameter_of(names, |stated| cx.is_integer(&stated.value))
            .ok_or("it is not plain which parameter it is: `parameter`")?,
    };
    let mut count = detect::count(cx, call, found, usual);
    if let Some(first) = entry.first {
        count.first = first.into();
    }
    if let Some(name) = &entry.size {
        let (index, stated) = integer(name)?;
        count.size = Some(detect::size(cx, index, stated));
    }
    if let Some(name) = &entry.more {
        count.more = Some(more(cx, call, name)?);
    }
    Ok(count)
}

/// A number that the entry's member names.
fn given(cx: Cx<'_>, call: Call<'_>, entry: &Pagination, names: &[&str]) -> Result<Next, String> {
    let name = entry.next.as_deref().unwrap_or_default();
    let found = member(cx, call, name)?;
    if !cx.is_integer(found.value) {
        return Err(format!("the member `{}` is no integer", escape(name)));
    }
    let count = count(cx, call, entry, (names, 0))?;
    Ok(Next::Given {
        parameter: count.parameter,
        first: count.first,
        member: found.path,
        more: count.more.filter(|_| entry.more.is_some()),
    })
}

fn token(
    cx: Cx<'_>,
    call: Call<'_>,
    entry: &Pagination,
    items: &Found<'_>,
) -> Result<Next, String> {
    let Some(name) = entry.parameter.as_deref() else {
        return detect::token(cx, call, items)
            .ok_or_else(|| "it is not plain which parameter it is: `parameter`".to_owned());
    };
    let (parameter, stated) = parameter(call, name)?;
    let unfit = |member: &str| {
        let (parameter, member) = (escape(name), escape(member));
        format!("the parameter `{parameter}` cannot take what the member `{member}` holds")
    };
    let (member, found_more) = match (entry.next.as_deref(), entry.last_item.as_deref()) {
        (Some(_), Some(_)) => {
            return Err("`next` and `last-item` are two places for one thing".to_owned());
        }
        (None, None) => {
            let known = keys::TOKENS
                .iter()
                .find(|(known, _)| *known == keys::key(name));
            known
                .and_then(|(_, members)| detect::token_for(cx, call, stated, members))
                .ok_or("it is not plain which member has the cursor: `next` or `last-item`")?
        }
        (Some(member), None) => {
            let found = self::member(cx, call, member)?;
            if !cx.takes(&stated.value, found.value) {
                return Err(unfit(member));
            }
            (Place::Answer(found.path), None)
        }
        (None, Some(member)) => {
            let (found, field) = cx
                .member(items.value, member)
                .filter(|_| !items.value.nullable)
                .ok_or_else(|| format!("its items have no member `{}`", escape(member)))?;
            if !cx.takes(&stated.value, &field.value) {
                return Err(unfit(member));
            }
            let more = call.answer().and_then(|answer| detect::more(cx, answer));
            (Place::LastItem(found), more)
        }
    };
    let more = match &entry.more {
        Some(name) => Some(more(cx, call, name)?),
        None => found_more,
    };
    Ok(Next::Token {
        parameter,
        member,
        more,
    })
}
