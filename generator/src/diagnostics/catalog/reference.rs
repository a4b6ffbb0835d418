//! What can be wrong with a reference (`SW03`)?

catalogue! {}
