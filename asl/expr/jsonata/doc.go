// Package jsonata reads JSONata expressions, version 2.0.6 of the language: the one that Step Functions runs between
// "{%" and "%}". The package takes the bare text, without these delimiters.
//
// [Parse] is the entry point: text goes in, a syntax tree with byte spans or the first [Error] comes out. It accepts and
// refuses what the reference implementation does, including what that finds only after parsing (a number as a path step,
// a parent operator without a parent) and broken regular expressions.
//
//	text ─lexer→ tokens ─parser→ Node ─check→ Node or *Error
//
// [References] tells which variables, functions and context values an expression reads. [Functions] is the table of
// functions that Step Functions offers. [TypesOf] tells which types a result can have. [Quote] and [Name] write the two
// kinds of text that generated expressions need.
//
// The package does not evaluate expressions and knows nothing about the States Language: whether $states.result may be
// read at a place is for its callers to judge.
package jsonata
