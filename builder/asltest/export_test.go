package asltest

// Partial tells that the arguments of a test program leave tests out.
var Partial = partial
