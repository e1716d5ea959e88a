// Package jsontree holds JSON as an ordered tree that loses nothing: member order, duplicate members, the spelling of
// numbers and, for text that was parsed, the place of every value.
//
// [Parse] reads JSON and [ParseYAML] reads YAML into the same [Value]. Both fail, with diagnostics that have line and
// column, only on text that is not JSON or not YAML. Functions such as [NewObject] build values in code; they have no
// place. A value is immutable: one tree may be a part of another, and may be read by several goroutines.
//
// Strings are held as UTF-8. A lone surrogate escape such as "\ud800", which JSON allows and UTF-8 has no bytes for, is
// held as the three bytes that the generalised form WTF-8 gives it, and printed as the escape again.
package jsontree
