//! What does the way in which a parameter is written mean for its caller? Sentences for its documentation.

use super::cx::Cx;
use super::facts::Fact;
use crate::ir::{Parameter, ParameterForm, Place, Reserved};
use crate::plan::operations::{allows_empty, takes_empty};

/// What may be given that other parameters do not take, or do not send as it is.
pub(super) fn sentences(cx: Cx<'_>, parameter: &Parameter) -> Vec<Vec<Fact>> {
    [reserved(parameter), empty(cx, parameter)]
        .into_iter()
        .flatten()
        .collect()
}

/// What becomes of slashes, and of the other characters that URLs reserve.
fn reserved(parameter: &Parameter) -> Option<Vec<Fact>> {
    let ParameterForm::Styled { reserved, .. } = &parameter.form else {
        return None;
    };
    match (reserved, parameter.place) {
        (Reserved::KeptWithSlashes, Place::Path) => Some(vec![
            Fact::Own(
                "Slashes are kept, so it can be several segments of the path; none of them may be ",
            ),
            code("."),
            Fact::Own(" or "),
            code(".."),
            Fact::Own("."),
        ]),
        (Reserved::Kept, Place::Path) => Some(vec![
            Fact::Own("Reserved characters are kept, but "),
            code("/"),
            Fact::Own(", "),
            code("?"),
            Fact::Own(" and "),
            code("#"),
            Fact::Own("."),
        ]),
        (
            Reserved::Encoded | Reserved::Kept | Reserved::KeptWithSlashes,
            Place::Path | Place::Query | Place::Header | Place::Cookie,
        ) => None,
    }
}

/// OAS 3.0.4 § Parameter Object, `allowEmptyValue`: servers take it for the parameter being left out.
fn empty(cx: Cx<'_>, parameter: &Parameter) -> Option<Vec<Fact>> {
    if !allows_empty(parameter) {
        return None;
    }
    let sent = code(&format!("{}=", parameter.name.as_str()));
    Some(if takes_empty(cx.api, parameter) {
        vec![
            Fact::Own("It may be empty, and is then sent as "),
            sent,
            Fact::Own("."),
        ]
    } else {
        vec![
            Fact::Own("To servers, "),
            sent,
            Fact::Own(" without a value means the same as leaving it out, so leave it out."),
        ]
    })
}

fn code(text: &str) -> Fact {
    Fact::Code(text.to_owned())
}
