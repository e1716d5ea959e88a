// Package patterns has golden machines for the pattern packages: one workflow for each option of docs/patterns.md, in a folder for
// each family.
package patterns
