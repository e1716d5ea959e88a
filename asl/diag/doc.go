// Package diag holds what every part of aslgen says about a user's text: diagnostics with a stable code, a severity,
// a message, a remedy and a place.
//
// A parser, a rule or the builder makes a [Diagnostic] from its [Def], the documentation of the code, and returns a
// [List]. A List is a value, not an error: a run reports everything it found, with a partial result where it has one.
// [WriteText] prints a list for people, with the line of the source and a caret; [WriteJSON], [WriteSARIF], [WriteGitHub] and
// [WriteJUnit] print it for programs. [Def.Text] and [Def.Markdown] describe a code.
//
// Style: a message is lower case, has no final stop, and says what is wrong with the field and the value it quotes; the
// help says what to do. Codes are grouped: ASL0xxx text that is not JSON or YAML, 1xxx one object, 2xxx graph and scope,
// 3xxx expressions, 4xxx service integrations, 5xxx quotas, 6xxx builder and types, 9xxx faults of aslgen itself. A code
// is never renumbered or used again.
package diag
