// Package validate is the engine that judges a state machine: it runs rules over a document and gathers what they find.
//
// [Run] is the entry point. It checks the structure of the document with the JSON Schema of package asl/schema, builds an
// index of scopes, states, transitions and expressions, and gives it to every rule as a [Pass]:
//
//	document ─asl/schema→ findings ┐
//	         └→ Pass ─rules→ findings ┴→ one list in the order of the document, one finding for one cause
//
// A rule is a documented value, see [Rule]; the rules themselves are in package asl/validate/rules. The engine knows none of
// them, and a rule knows no other.
package validate
