//! What can be wrong when names and files are chosen (`SW07`)?

catalogue! {}
