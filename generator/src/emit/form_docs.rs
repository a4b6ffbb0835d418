//! What does the way in which a parameter is written mean for its caller? Sentences for its documentation.

use super::docs::Fact;
use crate::ir::{Parameter, ParameterForm, Place, Reserved};

/// What may be given that other parameters do not take, or do not send as it is.
pub(super) fn sentences(parameter: &Parameter) -> Vec<Vec<Fact>> {
    let ParameterForm::Styled { reserved, .. } = &parameter.form else {
        return Vec::new();
    };
    let code = |text: &str| Fact::Code(text.to_owned());
    match (reserved, parameter.place) {
        (Reserved::KeptWithSlashes, Place::Path) => vec![vec![
            Fact::Own(
                "Slashes are kept, so it can be several segments of the path; none of them may be ",
            ),
            code("."),
            Fact::Own(" or "),
            code(".."),
            Fact::Own("."),
        ]],
        (Reserved::Kept, Place::Path) => vec![vec![
            Fact::Own("Reserved characters are kept, but "),
            code("/"),
            Fact::Own(", "),
            code("?"),
            Fact::Own(" and "),
            code("#"),
            Fact::Own("."),
        ]],
        (
            Reserved::Encoded | Reserved::Kept | Reserved::KeptWithSlashes,
            Place::Path | Place::Query | Place::Header | Place::Cookie,
        ) => Vec::new(),
    }
}
