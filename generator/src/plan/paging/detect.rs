//! Does an operation page, and how? By names and types, each kind on its own.
//!
//! A kind that says where the next page is goes before one that counts: a documented header field `Link`, then a
//! number that the answer names, a token, a URL, then the number of a page, then an offset.

use super::keys::{self, key};
use super::lookup::{Call, Found, default_of};
use super::{Count, Cx, Member, Next, Paging, Place, Size};
use crate::ir::{Method, Parameter, Presence, StatusPattern, TextFormat, Ty, TypeUse};
use crate::plan::scalars::Scalar;

/// How deep the members of an answer are looked at.
const DEPTH: usize = 3;

/// How the operation pages, as far as its shape says so plainly.
pub(super) fn detect(cx: Cx<'_>, call: Call<'_>) -> Option<Paging> {
    if call.operation.method != Method::Get {
        return None;
    }
    let items = items(cx, call)?;
    let next = header(call)
        .or_else(|| given(cx, call))
        .or_else(|| token(cx, call, &items))
        .or_else(|| url(cx, call).map(Next::Url))
        .or_else(|| number(cx, call).map(Next::Number))
        .or_else(|| offset(cx, call).map(Next::Offset))?;
    Some(Paging {
        items: items.path,
        item: items.value.clone(),
        next,
    })
}

/// The items: the answer itself, its only list, or the one of several whose name says it. What is found is one item.
pub(super) fn items<'a>(cx: Cx<'a>, call: Call<'a>) -> Option<Found<'a>> {
    let answer = call.answer()?;
    if let Some(item) = cx.list(answer) {
        return Some(Found {
            path: Vec::new(),
            value: item,
        });
    }
    items_of(cx, answer).or_else(|| {
        let (member, _, field) = cx
            .members(answer)
            .find(|(_, name, _)| name == keys::EMBEDDED)?;
        let mut found = items_of(cx, &field.value)?;
        found.path.insert(0, member);
        Some(found)
    })
}

fn items_of<'a>(cx: Cx<'a>, holder: &'a TypeUse) -> Option<Found<'a>> {
    let lists = cx
        .members(holder)
        .filter(|(_, name, _)| !keys::OTHER_LISTS.contains(&name.as_str()));
    let lists = lists.filter_map(|(member, name, field)| {
        let found = Found {
            path: vec![member],
            value: cx.list(&field.value)?,
        };
        Some((name, found))
    });
    let mut lists: Vec<(String, Found<'a>)> = lists.collect();
    if lists.len() > 1 {
        lists.retain(|(name, _)| keys::ITEMS.contains(&name.as_str()));
    }
    let only = lists.pop();
    only.filter(|_| lists.is_empty()).map(|(_, found)| found)
}

/// A success documents a header field `Link`.
fn header(call: Call<'_>) -> Option<Next> {
    let successes = call.operation.responses.iter().filter(|response| {
        matches!(
            response.status,
            StatusPattern::Exact(200..=299) | StatusPattern::Range(2)
        )
    });
    let has_link = successes
        .flat_map(|response| &response.headers)
        .any(|header| header.name.as_str().eq_ignore_ascii_case("link"));
    (has_link && speaks_of_pages(call)).then_some(Next::Header)
}

/// Whether some query parameter speaks of pages at all.
fn speaks_of_pages(call: Call<'_>) -> bool {
    call.query().any(|(_, stated)| {
        let name = key(stated.name.as_str());
        let is_one = |names: &[&str]| names.contains(&name.as_str());
        is_one(keys::NUMBERS)
            || is_one(keys::OFFSETS)
            || is_one(keys::SIZES)
            || keys::TOKENS.iter().any(|(token, _)| *token == name)
    })
}

/// A number that a parameter takes and a member names for the next page: `offset` and `next_offset`.
fn given(cx: Cx<'_>, call: Call<'_>) -> Option<Next> {
    let all = [keys::OFFSETS, keys::NUMBERS, keys::BEGINNINGS];
    all.into_iter().flatten().find_map(|name| {
        let found = call.parameter_of(&[name], |stated| cx.is_integer(&stated.value))?;
        let next = [keys::NEXT, name].concat();
        let (member, _) = within(cx, call.answer()?, DEPTH, &|_, name, value| {
            name == next && cx.is_integer(value)
        })?;
        // A first page that nobody numbers may be 0 or 1.
        let count = count(cx, call, found, 0);
        Some(Next::Given {
            parameter: count.parameter,
            first: count.first,
            member,
            more: count.more.filter(|path| is_sure(path)),
        })
    })
}

/// Whether a member is always there.
fn is_sure(path: &[Member]) -> bool {
    path.iter()
        .all(|member| member.presence == Presence::Required)
}

/// A token that the answer holds and a parameter takes.
pub(super) fn token(cx: Cx<'_>, call: Call<'_>, items: &Found<'_>) -> Option<Next> {
    keys::TOKENS.iter().find_map(|(name, members)| {
        let (parameter, stated) = call.parameter_of(&[name], |_| true)?;
        let (member, more) = token_for(cx, call, stated, members).or_else(|| {
            // The last item's `id`, as Stripe has it and those who follow it.
            let by_last_item = *name == "startingafter" && !items.value.nullable;
            let (member, field) = cx.member(items.value, "id").filter(|_| by_last_item)?;
            let is_fit =
                member.presence == Presence::Required && cx.takes(&stated.value, &field.value);
            let more = more(cx, call.answer()?).filter(|_| is_fit)?;
            Some((Place::LastItem(member), Some(more)))
        })?;
        Some(Next::Token {
            parameter,
            member,
            more,
        })
    })
}

/// Where the token for a parameter is, and what says that there are more: a token that stays the same to the end needs
/// that, for others it counts when it is always there.
pub(super) fn token_for(
    cx: Cx<'_>,
    call: Call<'_>,
    stated: &Parameter,
    members: &[&str],
) -> Option<(Place, Option<Vec<Member>>)> {
    let answer = call.answer()?;
    let fits = |value: &TypeUse| cx.takes(&stated.value, value);
    let (path, name) = within(cx, answer, DEPTH, &|carrier, name, value| {
        let short = keys::SHORT_TOKENS
            .iter()
            .find(|(known, _)| Some(*known) == carrier)
            .map_or(&[] as &[&str], |(_, names)| names);
        (members.contains(&name) || short.contains(&name)) && fits(value)
    })?;
    let more = more(cx, answer);
    if name == keys::LAST_ID {
        return Some((Place::Answer(path), Some(more?)));
    }
    Some((Place::Answer(path), more.filter(|path| is_sure(path))))
}

/// A member that is true while there are more.
pub(super) fn more(cx: Cx<'_>, answer: &TypeUse) -> Option<Vec<Member>> {
    let found = within(cx, answer, DEPTH, &|_, name, value| {
        keys::MORE.contains(&name) && cx.scalar(value) == Some(Scalar::Bool)
    });
    found.map(|(path, _)| path)
}

/// A member that holds the URL of the next page.
pub(super) fn url(cx: Cx<'_>, call: Call<'_>) -> Option<Vec<Member>> {
    let answer = call.answer()?;
    let has_previous = cx
        .members(answer)
        .any(|(_, name, _)| keys::PREVIOUS.contains(&name.as_str()));
    let about_pages = speaks_of_pages(call);
    let found = within(cx, answer, DEPTH, &|carrier, name, value| {
        let is_uri = cx.resolve(value).ty == Ty::Text(TextFormat::Uri);
        let is_link = carrier.is_some_and(|carrier| keys::LINK_CARRIERS.contains(&carrier))
            || carrier.is_none() && has_previous;
        let is_next = keys::MAYBE_URLS.contains(&name) && about_pages && (is_uri || is_link)
            || name == "href" && carrier == Some("next") && about_pages;
        (keys::URLS.contains(&name) || is_next) && cx.scalar(value) == Some(Scalar::Text)
    });
    found.map(|(path, _)| path)
}

/// The number of a page, beside the size of one or links that say whether there is another.
pub(super) fn number(cx: Cx<'_>, call: Call<'_>) -> Option<Count> {
    let (parameter, stated) =
        call.parameter_of(keys::NUMBERS, |stated| cx.is_integer(&stated.value))?;
    let count = count(cx, call, (parameter, stated), 1);
    (count.size.is_some() || count.links.is_some() || count.more.is_some()).then_some(count)
}

/// The number of items to pass over, beside the size of a page.
pub(super) fn offset(cx: Cx<'_>, call: Call<'_>) -> Option<Count> {
    let (parameter, stated) =
        call.parameter_of(keys::OFFSETS, |stated| cx.is_integer(&stated.value))?;
    let count = count(cx, call, (parameter, stated), 0);
    count.size.is_some().then_some(count)
}

/// What is documented of a number that goes up from `usual`, or from the default or the minimum that is stated.
pub(super) fn count(
    cx: Cx<'_>,
    call: Call<'_>,
    (parameter, stated): (usize, &Parameter),
    usual: u64,
) -> Count {
    let (_, least) = cx.bounds(&stated.value);
    let answer = call.answer();
    Count {
        parameter,
        first: default_of(stated).or(least).unwrap_or(usual),
        size: call
            .parameter_of(keys::SIZES, |stated| cx.is_integer(&stated.value))
            .map(|(index, stated)| size(cx, index, stated)),
        more: answer.and_then(|answer| more(cx, answer)),
        links: answer.and_then(|answer| links(cx, answer)),
    }
}

/// What is documented of the size of a page.
pub(super) fn size(cx: Cx<'_>, parameter: usize, stated: &Parameter) -> Size {
    let (most, _) = cx.bounds(&stated.value);
    Size {
        parameter,
        default: default_of(stated).filter(|size| *size > 0),
        most,
    }
}

/// A list of links, and the member of a link that says what kind it is.
fn links(cx: Cx<'_>, answer: &TypeUse) -> Option<(Member, Member)> {
    let (list, _, field) = cx.members(answer).find(|(_, name, _)| name == "links")?;
    let link = cx.list(&field.value).filter(|link| !link.nullable)?;
    let text = |name| {
        cx.member(link, name)
            .filter(|(_, field)| cx.scalar(&field.value) == Some(Scalar::Text))
    };
    let ((relation, _), _) = (text("rel")?, text("href")?);
    Some((list, relation))
}

/// Asks of a member: the key of the object that it stands in, its own, and its value.
type Ask<'q> = &'q dyn Fn(Option<&str>, &str, &TypeUse) -> bool;

/// The member that is asked for, in the answer or in what speaks of the page, and its key. What stands further out goes
/// before.
fn within(
    cx: Cx<'_>,
    answer: &TypeUse,
    depth: usize,
    ask: Ask<'_>,
) -> Option<(Vec<Member>, String)> {
    inside(cx, (None, answer), depth, ask)
}

fn inside(
    cx: Cx<'_>,
    (carrier, holder): (Option<&str>, &TypeUse),
    depth: usize,
    ask: Ask<'_>,
) -> Option<(Vec<Member>, String)> {
    let direct = cx
        .members(holder)
        .find(|(_, name, field)| ask(carrier, name, &field.value));
    if let Some((member, name, _)) = direct {
        return Some((vec![member], name));
    }
    let depth = depth.checked_sub(1)?;
    let mut carriers = cx
        .members(holder)
        .filter(|(_, name, _)| keys::CARRIERS.contains(&name.as_str()));
    carriers.find_map(|(member, name, field)| {
        let (mut path, found) = inside(cx, (Some(&name), &field.value), depth, ask)?;
        path.insert(0, member);
        Some((path, found))
    })
}
