//! What the mock knows of the operations without a tag.

use crate::client;
use crate::runtime::{PathStyle, mock};

/// Every operation, in the order of the document.
pub(super) static ROUTES: &[mock::Route] = &[
    mock::Route::of::<client::ReadFile>(),
    mock::Route::of::<client::ReadLatest>(),
    mock::Route::of::<client::DeleteLock>(),
    mock::Route::of::<client::FindShelves>(),
    mock::Route::of::<client::CopyApi>(),
    mock::Route::of::<client::Map>(),
];

impl mock::Mocked for client::ReadFile {
    const ANSWERS: &'static [mock::Documented] = &[
        mock::Documented {
            statuses: mock::Statuses::Exact(&[204]),
            media_type: "",
            body: "",
            headers: &[],
        },
    ];
    const SPANNING: &'static [usize] = &[1];

    fn read(request: &mut mock::Incoming<'_>) -> Option<Self> {
        Some(Self {
            drive: request.path(0, "drive").required()?,
            path: request.path(1, "path").required()?,
        })
    }
}

impl mock::Mocked for client::ReadLatest {
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
            drive: request.path(0, "drive").required()?,
        })
    }
}

impl mock::Mocked for client::DeleteLock {
    const ANSWERS: &'static [mock::Documented] = &[
        mock::Documented {
            statuses: mock::Statuses::Exact(&[204]),
            media_type: "",
            body: "",
            headers: &[],
        },
    ];
    const SPANNING: &'static [usize] = &[0];

    fn read(request: &mut mock::Incoming<'_>) -> Option<Self> {
        Some(Self {
            scope: request.path(0, "scope").required()?,
            lock: request.path(1, "lock").required()?,
        })
    }
}

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
            kind: request.path_styled(1, "kind", PathStyle::Label).required()?,
            ids: request.path(2, "ids").required()?,
            size: request.path(3, "size").required()?,
            format: request.path_styled(4, "format", PathStyle::Label).required()?,
        })
    }
}

impl mock::Mocked for client::CopyApi {
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
            x: request.path(0, "x").required()?,
        })
    }
}

impl mock::Mocked for client::Map {
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
            zoom: request.path(0, "zoom").required()?,
            ext: request.path(1, "ext").required()?,
        })
    }
}
