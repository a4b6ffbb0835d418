//! Absent, null and a value.

use crate::api::runtime::model::{Blank, Maybe};

#[test]
fn three_states() {
    let mut note = Maybe::default();
    assert!(note.is_absent() && note == Maybe::<i32>::blank());
    note.set(3);
    assert!(note.is_value() && note.as_option() == Some(&3) && note == 3.into());
    if let Some(value) = note.as_mut() {
        *value = 4;
    }
    assert_eq!(note.map(i64::from), Maybe::Value(4_i64));
    assert_eq!(note.as_ref().into_nested(), Some(Some(&4)));
    note.clear();
    assert!(note.is_null() && note.as_option().is_none());
    assert_eq!(note.into_nested(), Some(None));
    assert_eq!(note.take(), Maybe::Null);
    assert_eq!(note.into_nested(), None);
    note.set(1);
    note.leave_out();
    assert_eq!(note.into_option(), None);
}

#[test]
fn outside_an_object_absence_is_null() {
    let list = vec![Maybe::Absent, Maybe::Null, Maybe::Value(1)];
    let text = serde_json::to_string(&list).expect("JSON");
    assert_eq!(text, "[null,null,1]");
    let list: Vec<Maybe<i32>> = serde_json::from_str(&text).expect("a list");
    assert_eq!(list, [Maybe::Null, Maybe::Null, Maybe::Value(1)]);
}
