//! The machinery that every generated operation and model shares.
//!
//! Nothing here knows the API: generated code describes it in constants ([`ApiInfo`], [`OperationInfo`]) and short
//! trait implementations ([`Operation`]), and this module does the work once for all of them.
