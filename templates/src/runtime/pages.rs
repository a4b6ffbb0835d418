//! How is a list read that comes in pages? One call after the other, each made when the caller asks for more.
//!
//! Nothing here trusts the server to come to an end: a page that was asked for before, and the same page under two
//! numbers, is an error. A link is never followed as it stands: only its query is taken, and only at the same origin.

use std::collections::BTreeSet;
use std::fmt;
use std::future::{Future, poll_fn};
use std::hash::{DefaultHasher, Hash, Hasher as _};
use std::pin::Pin;
use std::task::{Context, Poll, ready};
use std::vec;

use futures_core::Stream;

use super::call::{Request, conclude, prepare, settings_of};
use super::error::Error;
use super::exchange::{self, exchange};
use super::operation::Operation;
use super::paged::{NextPage, PageView, Paged, PagingError, PagingProblem};
use super::response::Response;

/// A page, or why there is none.
type PageResult<O> = Result<Response<<O as Operation>::Output>, Error<<O as Operation>::Failure>>;

/// An item, or why there is none.
type ItemResult<O> = Result<<O as Paged>::Item, Error<<O as Operation>::Failure>>;

/// A call under way.
type Turning<O> = Pin<Box<dyn Future<Output = Turned<O>> + Send>>;

/// The pages of a list, one after the other: a [`Stream`], with [`next`](Self::next) for those who need no more than
/// that.
///
/// Each page is a call of its own, made when it is asked for; the limits on time are those of each call. An error is the
/// last thing that comes. A `next` that is dropped before it is done loses nothing: the call goes on with the next one.
#[must_use = "pages are read when they are asked for"]
pub struct Pages<O: Paged> {
    then: Then<O>,
    /// The calls that were made, by the hash of path and query.
    asked: BTreeSet<u64>,
    /// The body of the last page, by its hash.
    last: Option<u64>,
    /// How many pages may still be asked for.
    left: Option<usize>,
}

/// What happens when the next page is asked for.
enum Then<O: Paged> {
    /// This call is made, with this query in place of its own.
    Call(Request<O>, Option<String>),
    /// A call is under way.
    Under(Turning<O>),
    /// There is an error to tell of.
    Fail(PagingError),
    /// Nothing.
    End,
}

/// A page and the hash of its body, or why there is none.
type Outcome<O> =
    Result<(Response<<O as Operation>::Output>, u64), Error<<O as Operation>::Failure>>;

/// What a call gave.
struct Turned<O: Paged> {
    request: Request<O>,
    outcome: Outcome<O>,
}

impl<O: Paged> Pages<O> {
    pub(super) fn new(request: Request<O>) -> Self {
        Self {
            then: Then::Call(request, None),
            asked: BTreeSet::new(),
            last: None,
            left: None,
        }
    }

    /// Ends after this many pages, whether or not there are more.
    pub fn max_pages(mut self, limit: usize) -> Self {
        self.left = Some(limit);
        self
    }

    /// The next page; none after the last, or after an error.
    pub async fn next(&mut self) -> Option<PageResult<O>> {
        poll_fn(|context| self.poll(context)).await
    }

    /// The next page; none after the last.
    ///
    /// # Errors
    /// The page could not be read, or does not lead on.
    pub async fn try_next(&mut self) -> Result<Option<Response<O::Output>>, Error<O::Failure>> {
        self.next().await.transpose()
    }

    fn poll(&mut self, context: &mut Context<'_>) -> Poll<Option<PageResult<O>>> {
        loop {
            match std::mem::replace(&mut self.then, Then::End) {
                Then::End => return Poll::Ready(None),
                Then::Fail(error) => return Poll::Ready(Some(Err(Error::Paging(error)))),
                Then::Call(request, query) => {
                    if self.left == Some(0) {
                        return Poll::Ready(None);
                    }
                    self.left = self.left.map(|left| left - 1);
                    match self.turn(request, query) {
                        Ok(call) => self.then = Then::Under(call),
                        Err(error) => return Poll::Ready(Some(Err(error))),
                    }
                }
                Then::Under(mut call) => {
                    let Poll::Ready(turned) = call.as_mut().poll(context) else {
                        self.then = Then::Under(call);
                        return Poll::Pending;
                    };
                    let outcome = turned.outcome.map(|(page, mark)| {
                        self.then = self.after(turned.request, &page, mark);
                        page
                    });
                    return Poll::Ready(Some(outcome));
                }
            }
        }
    }

    /// Begins a call, unless it was made before.
    fn turn(
        &mut self,
        request: Request<O>,
        query: Option<String>,
    ) -> Result<Turning<O>, Error<O::Failure>> {
        let mut parts = prepare(&request).map_err(Error::InvalidRequest)?;
        if let Some(query) = query {
            parts.replace_query(query);
        }
        if !self.asked.insert(hash(parts.target())) {
            let error = PagingError::new(O::INFO, PagingProblem::Repeated);
            return Err(Error::Paging(error));
        }
        Ok(Box::pin(async move {
            let settings = settings_of(&request);
            // Pages are read whole.
            let reply = exchange(&request.client.inner, O::INFO, parts, settings, |_| false).await;
            let outcome = match reply {
                Ok(reply) => {
                    let mark = hash(reply.body());
                    let page = conclude::<O>(reply, settings.responses).await;
                    page.map(|page| (page, mark))
                }
                Err(error) => Err(Error::from(error)),
            };
            Turned { request, outcome }
        }))
    }

    /// What follows a page.
    fn after(&mut self, request: Request<O>, page: &Response<O::Output>, mark: u64) -> Then<O> {
        let fail = |problem| Then::Fail(PagingError::new(O::INFO, problem));
        let view = PageView::new(&**page, page.headers());
        let next = request.operation.next(&view);
        let is_same = self.last.replace(mark) == Some(mark);
        match next {
            _ if view.is_unreadable() => fail(PagingProblem::Unreadable),
            None => Then::End,
            Some(NextPage::Call(_)) if is_same => fail(PagingProblem::Repeated),
            Some(NextPage::Call(operation)) => Then::Call(
                Request {
                    operation,
                    ..request
                },
                None,
            ),
            Some(NextPage::Link(link)) => {
                let parts = prepare(&request);
                let query = parts
                    .ok()
                    .and_then(|parts| exchange::query_of(&request.client.inner, &parts, &link));
                match query {
                    Some(query) => Then::Call(request, Some(query)),
                    None => fail(PagingProblem::OtherOrigin),
                }
            }
        }
    }
}

fn hash(value: impl Hash) -> u64 {
    let mut hasher = DefaultHasher::new();
    value.hash(&mut hasher);
    hasher.finish()
}

/// Nothing in it is ever pinned but what stands in a box of its own.
impl<O: Paged> Unpin for Pages<O> {}

impl<O: Paged> Stream for Pages<O> {
    type Item = PageResult<O>;

    fn poll_next(self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<Option<Self::Item>> {
        self.get_mut().poll(context)
    }
}

impl<O: Paged> fmt::Debug for Pages<O> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Pages")
            .field("operation", O::INFO)
            .field("asked", &self.asked.len())
            .finish_non_exhaustive()
    }
}

/// The items of a list that comes in pages, one after the other: a [`Stream`], with [`next`](Self::next) for those who
/// need no more than that.
///
/// The next page is asked for when the items of one are used up. An error is the last thing that comes.
#[must_use = "items are read when they are asked for"]
pub struct Items<O: Paged> {
    pages: Pages<O>,
    here: vec::IntoIter<O::Item>,
}

impl<O: Paged> Items<O> {
    pub(super) fn new(request: Request<O>) -> Self {
        Self {
            pages: Pages::new(request),
            here: Vec::new().into_iter(),
        }
    }

    /// Ends after this many pages, whether or not there are more.
    pub fn max_pages(mut self, limit: usize) -> Self {
        self.pages = self.pages.max_pages(limit);
        self
    }

    /// The next item; none after the last, or after an error.
    pub async fn next(&mut self) -> Option<ItemResult<O>> {
        poll_fn(|context| self.poll(context)).await
    }

    /// The next item; none after the last.
    ///
    /// # Errors
    /// A page could not be read, or does not lead on.
    pub async fn try_next(&mut self) -> Result<Option<O::Item>, Error<O::Failure>> {
        self.next().await.transpose()
    }

    /// All items, where there are no more than `limit`.
    ///
    /// # Errors
    /// A page could not be read, does not lead on, or there are more items: then none of them is given, so that a part is
    /// never taken for the whole.
    pub async fn collect_all(mut self, limit: usize) -> Result<Vec<O::Item>, Error<O::Failure>> {
        let mut all = Vec::new();
        while let Some(item) = self.try_next().await? {
            if all.len() == limit {
                let problem = PagingProblem::TooMany { limit };
                return Err(Error::Paging(PagingError::new(O::INFO, problem)));
            }
            all.push(item);
        }
        Ok(all)
    }

    fn poll(&mut self, context: &mut Context<'_>) -> Poll<Option<ItemResult<O>>> {
        loop {
            if let Some(item) = self.here.next() {
                return Poll::Ready(Some(Ok(item)));
            }
            match ready!(self.pages.poll(context)) {
                Some(Ok(page)) => {
                    let items = O::items(page.into_inner()).unwrap_or_default();
                    self.here = items.into_iter();
                }
                Some(Err(error)) => return Poll::Ready(Some(Err(error))),
                None => return Poll::Ready(None),
            }
        }
    }
}

/// Items are moved out of it, never pinned.
impl<O: Paged> Unpin for Items<O> {}

impl<O: Paged> Stream for Items<O> {
    type Item = ItemResult<O>;

    fn poll_next(self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<Option<Self::Item>> {
        self.get_mut().poll(context)
    }
}

impl<O: Paged> fmt::Debug for Items<O> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Items")
            .field("pages", &self.pages)
            .finish_non_exhaustive()
    }
}

impl<O: Paged> Request<O> {
    /// All pages of the list, from the one that this request asks for.
    pub fn pages(self) -> Pages<O> {
        Pages::new(self)
    }

    /// The items of all pages of the list, from the page that this request asks for.
    pub fn items(self) -> Items<O> {
        Items::new(self)
    }
}
