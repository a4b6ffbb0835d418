//! What the mock knows of the operations without a tag.

use crate::client;
use crate::runtime::mock;

/// Every operation, in the order of the document.
pub(super) static ROUTES: &[mock::Route] = &[
    mock::Route::of::<client::GetPicture>(),
    mock::Route::of::<client::PutPicture>(),
    mock::Route::of::<client::GetAnything>(),
    mock::Route::of::<client::PutAnything>(),
    mock::Route::of::<client::PutNote>(),
    mock::Route::of::<client::PostEither>(),
];

impl mock::Mocked for client::GetPicture {
    const ANSWERS: &'static [mock::Documented] = &[
        mock::Documented {
            statuses: mock::Statuses::Exact(&[200]),
            media_type: "image/example",
            body: "bytes",
            headers: &[],
        },
        mock::Documented {
            statuses: mock::Statuses::Exact(&[404]),
            media_type: "text/plain",
            body: "text",
            headers: &[],
        },
    ];

    fn read(_request: &mut mock::Incoming<'_>) -> Option<Self> {
        Some(Self {})
    }
}

impl mock::Mocked for client::PutPicture {
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
            body: request.bytes_of("image/*")?,
        })
    }
}

impl mock::Mocked for client::GetAnything {
    const ANSWERS: &'static [mock::Documented] = &[
        mock::Documented {
            statuses: mock::Statuses::Exact(&[200]),
            media_type: "application/octet-stream",
            body: "bytes",
            headers: &[],
        },
    ];

    fn read(_request: &mut mock::Incoming<'_>) -> Option<Self> {
        Some(Self {})
    }
}

impl mock::Mocked for client::PutAnything {
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
            body: if request.has_body() { Some(request.bytes_of("*/*")?) } else { None },
        })
    }
}

impl mock::Mocked for client::PutNote {
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
            body: request.bytes_of("text/*")?,
        })
    }
}

impl mock::Mocked for client::PostEither {
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
            body: match request.one_of(&["audio/*", "video/*", "audio/mpeg"])? {
                "audio/*" => client::PostEitherBody::Audio(request.bytes_of("audio/*")?),
                "video/*" => client::PostEitherBody::Video(request.bytes_of("video/*")?),
                _ => client::PostEitherBody::Mpeg(request.bytes("audio/mpeg")?.into()),
            },
        })
    }
}
