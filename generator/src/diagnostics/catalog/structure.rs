//! What can be wrong with the structure of a document (`SW02`)?

catalogue! {}
