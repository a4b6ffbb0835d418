//! What the mock knows of the operations without a tag.

use crate::runtime::mock;
use crate::{client, models};

/// Every operation, in the order of the document.
pub(super) static ROUTES: &[mock::Route] = &[
    mock::Route::of::<client::Upload>(),
    mock::Route::of::<client::PutBatch>(),
    mock::Route::of::<client::PutAny>(),
];

impl mock::Mocked for client::Upload {
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
            body: {
                let mut body: models::Upload = request
                    .parts_in_order(
                        "multipart/related",
                        &[("metadata", "application/json", 1..=1), ("media", "", 1..=1)],
                    )?;
                request.files("media", &mut body.media);
                body
            },
        })
    }
}

impl mock::Mocked for client::PutBatch {
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
            body: match request.one_of(&["application/json", "multipart/mixed"])? {
                "application/json" => {
                    client::PutBatchBody::Json(request.json("application/json")?)
                }
                _ => {
                    client::PutBatchBody::Mixed({
                        let mut body: models::PutBatchBody = request
                            .parts_in_order(
                                "multipart/mixed",
                                &[
                                    ("owner", "text/plain", 1..=1),
                                    ("entries", "application/json", 0..=usize::MAX),
                                    ("sizes", "text/plain", 0..=usize::MAX),
                                    ("table", "text/csv", 0..=1),
                                    ("files", "", 0..=usize::MAX),
                                ],
                            )?;
                        request.files("files", &mut body.files);
                        body
                    })
                }
            },
        })
    }
}

impl mock::Mocked for client::PutAny {
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
            body: request.parts("multipart/mixed")?,
        })
    }
}
