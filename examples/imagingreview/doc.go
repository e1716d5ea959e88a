// Package imagingreview reads a night's image sets with a model, each in an execution of its own, and releases the findings: at once
// when every set was read, otherwise after a radiologist has looked at what was not.
package imagingreview

//go:generate go run github.com/aslgen/aslgen/cmd/aslgen generate .
