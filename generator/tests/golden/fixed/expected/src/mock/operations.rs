//! What the mock knows of the operations without a tag.

use crate::client;
use crate::runtime::mock;

/// Every operation, in the order of the document.
pub(super) static ROUTES: &[mock::Route] = &[
    mock::Route::of::<client::StartBoat>(),
    mock::Route::of::<client::MoorBoat>(),
    mock::Route::of::<client::ListBoats>(),
    mock::Route::of::<client::GetBoats>(),
    mock::Route::of::<client::GetFile>(),
];

impl mock::Mocked for client::StartBoat {
    const ANSWERS: &'static [mock::Documented] = &[
        mock::Documented {
            statuses: mock::Statuses::Exact(&[204]),
            media_type: "",
            body: "",
            headers: &[],
        },
    ];

    fn read(request: &mut mock::Incoming<'_>) -> Option<Self> {
        request.query("Version").only("2")?;
        request.header("X-Api-Version").only("2026-01-01")?;
        request.query("Action").only("StartBoat")?;
        Some(Self {
            at: request.query("at").required()?,
        })
    }
}

impl mock::Mocked for client::MoorBoat {
    const ANSWERS: &'static [mock::Documented] = &[
        mock::Documented {
            statuses: mock::Statuses::Exact(&[204]),
            media_type: "",
            body: "",
            headers: &[],
        },
    ];

    fn read(request: &mut mock::Incoming<'_>) -> Option<Self> {
        request.query("Version").only("2")?;
        request.header("X-Api-Version").only("2026-01-01")?;
        request.query("Action").only("Moor & wait")?;
        request.cookie("sure").only("true")?;
        Some(Self {
            depth: request.query("depth").optional()?,
        })
    }
}

impl mock::Mocked for client::ListBoats {
    const ANSWERS: &'static [mock::Documented] = &[
        mock::Documented {
            statuses: mock::Statuses::Exact(&[200]),
            media_type: "application/json",
            body: r#"["text"]"#,
            headers: &[],
        },
    ];

    fn read(request: &mut mock::Incoming<'_>) -> Option<Self> {
        Some(Self {
            action: request.query("Action").required()?,
        })
    }
}

impl mock::Mocked for client::GetBoats {
    const ANSWERS: &'static [mock::Documented] = &[
        mock::Documented {
            statuses: mock::Statuses::Exact(&[200]),
            media_type: "application/json",
            body: r#"["text"]"#,
            headers: &[],
        },
    ];

    fn read(request: &mut mock::Incoming<'_>) -> Option<Self> {
        request.path(0, "format").only("json")?;
        Some(Self {})
    }
}

impl mock::Mocked for client::GetFile {
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
        request.path(0, "name").only("boats/all.txt")?;
        Some(Self {})
    }
}
