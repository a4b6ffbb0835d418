//! What the mock knows of the operations without a tag.

use crate::runtime::{QueryStyle, mock};
use crate::{client, models};

/// Every operation, in the order of the document.
pub(super) static ROUTES: &[mock::Route] = &[
    mock::Route::of::<client::MakeToken>(),
    mock::Route::of::<client::AddPhoto>(),
    mock::Route::of::<client::PutParts>(),
];

impl mock::Mocked for client::MakeToken {
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
            body: request
                .form_spread(
                    "application/x-www-form-urlencoded",
                    &[
                        ("scopes", QueryStyle::SpaceDelimited),
                        ("limits", QueryStyle::DeepObject),
                        ("box", QueryStyle::Form),
                        ("more", QueryStyle::Form),
                    ],
                    &[("box", &["w", "h"]), ("more", &[])],
                    &["name", "ratio", "scopes", "limits"],
                )?,
        })
    }
}

impl mock::Mocked for client::AddPhoto {
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
                let mut body: models::AddPhotoBody = request.multipart()?;
                request.files("photo", &mut body.photo);
                request.files("previews", &mut body.previews);
                body
            },
        })
    }
}

impl mock::Mocked for client::PutParts {
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
            body: if request.has_body() {
                Some(request.parts("multipart/form-data")?)
            } else {
                None
            },
        })
    }
}
