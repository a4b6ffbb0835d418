//! What the mock knows of the operations without a tag.

use crate::client;
use crate::runtime::{PathStyle, QueryStyle, mock};

/// Every operation, in the order of the document.
pub(super) static ROUTES: &[mock::Route] = &[
    mock::Route::of::<client::FindShelves>(),
    mock::Route::of::<client::SearchShelves>(),
    mock::Route::of::<client::FindEmpty>(),
    mock::Route::of::<client::ListPictures>(),
];

impl mock::Mocked for client::FindShelves {
    const ANSWERS: &'static [mock::Documented] = &[
        mock::Documented {
            statuses: mock::Statuses::Exact(&[204]),
            media_type: "",
            body: "",
            headers: &[],
        },
    ];

    fn read(request: &mut mock::Incoming<'_>) -> Option<Self> {
        Some(Self {
            at: request.path_styled(0, "at", PathStyle::MatrixExploded).required()?,
            kinds: request.query("kinds").required()?,
            size: request.query_styled("size", QueryStyle::DeepObject).required()?,
            near: request.query("near").required()?,
            lot: request.cookie("lot").optional()?,
        })
    }
}

impl mock::Mocked for client::SearchShelves {
    const ANSWERS: &'static [mock::Documented] = &[
        mock::Documented {
            statuses: mock::Statuses::Exact(&[204]),
            media_type: "",
            body: "",
            headers: &[],
        },
    ];

    fn read(request: &mut mock::Incoming<'_>) -> Option<Self> {
        Some(Self {
            near: request.query("near").required()?,
        })
    }
}

impl mock::Mocked for client::FindEmpty {
    const ANSWERS: &'static [mock::Documented] = &[
        mock::Documented {
            statuses: mock::Statuses::Exact(&[204]),
            media_type: "",
            body: "",
            headers: &[],
        },
    ];

    fn read(request: &mut mock::Incoming<'_>) -> Option<Self> {
        Some(Self {
            word: request.query("word").required()?,
            page: request.query("page").unless_empty().optional()?,
        })
    }
}

impl mock::Mocked for client::ListPictures {
    const ANSWERS: &'static [mock::Documented] = &[
        mock::Documented {
            statuses: mock::Statuses::Exact(&[204]),
            media_type: "",
            body: "",
            headers: &[],
        },
    ];

    fn read(_request: &mut mock::Incoming<'_>) -> Option<Self> {
        Some(Self {})
    }
}
