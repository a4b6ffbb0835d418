//! How is independent work shared out? Among threads that take the next piece when they are done with one.
//!
//! What comes out stands in the order of what went in, whoever did it and when: the number of threads changes how long a
//! run takes and nothing else.

use std::num::NonZeroUsize;
use std::panic;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::thread;

/// The stack of each thread, in bytes. Types are as deeply nested as the document's limit lets them be, and what reads and
/// prints them recurses: the two megabytes that threads have by default hold about a hundred levels. A stack takes up
/// memory only as far as it is used.
const STACK: usize = 64 << 20;

/// Does `act` to every item, on `jobs` threads. They are new ones, whose stacks are known to be large enough.
pub(crate) fn map<T: Sync, R: Send>(
    items: &[T],
    jobs: NonZeroUsize,
    act: impl Fn(&T) -> R + Sync,
) -> Vec<R> {
    let next = AtomicUsize::new(0);
    let work = || {
        let mut done = Vec::new();
        loop {
            let at = next.fetch_add(1, Ordering::Relaxed);
            let Some(item) = items.get(at) else {
                return done;
            };
            done.push((at, act(item)));
        }
    };
    let threads = jobs.get().min(items.len());
    let mut done = thread::scope(|scope| {
        let spawned = (0..threads).map_while(|_| {
            let thread = thread::Builder::new().stack_size(STACK);
            thread.spawn_scoped(scope, work).ok()
        });
        let spawned: Vec<_> = spawned.collect();
        // Where the system has no thread to give, this one has to do.
        let mut done = if spawned.is_empty() {
            work()
        } else {
            Vec::new()
        };
        for thread in spawned {
            match thread.join() {
                Ok(more) => done.extend(more),
                Err(cause) => panic::resume_unwind(cause),
            }
        }
        done
    });
    done.sort_unstable_by_key(|(at, _)| *at);
    done.into_iter().map(|(_, result)| result).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn results_stand_in_the_order_of_items_whatever_the_number_of_threads() {
        for (items, jobs) in [(0, 1), (1, 4), (100, 1), (100, 3), (3, 100)] {
            let items: Vec<usize> = (0..items).collect();
            let jobs = NonZeroUsize::new(jobs).unwrap();
            let doubled = map(&items, jobs, |n| {
                if n % 7 == 0 {
                    thread::yield_now();
                }
                n * 2
            });
            let expected: Vec<usize> = items.iter().map(|n| n * 2).collect();
            assert_eq!(doubled, expected);
        }
    }
}
