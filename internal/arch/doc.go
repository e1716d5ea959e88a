// Package arch holds the code to its own rules: which package may import which, what only the command may touch, and how
// large and how well documented a file is. It has no code but its tests.
package arch
