//! Samples shared by the renderers' tests.
