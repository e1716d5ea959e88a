package jsonata

import (
	"testing"

	"github.com/stretchr/testify/require"
)

func TestRegexpFault(t *testing.T) {
	for _, pattern := range []string{
		`a`, `a|`, `()`, `(?:a)*`, `(?=a)*`, `(?!a)+?`, `(?<=a)b`, `(?<!a)b`, `a{2}`, `a{2,}?`, `a{1,2}`, `a{,2}`, `{`, `a{b`,
		`}`, `]`, `[]`, `[^]`, `[a-]`, `[-a]`, `[a-z]`, `[\d-x]`, `[x-\w]`, `[\b-\n]`, `[\cA-\cB]`, `[\c]`, `[\c-\d]`,
		`[\x41-\x5a]`, `[\u0041-\u005a]`, `[\0-\377]`, `[\400]`, `[\x]`, `[\u]`, `\b`, `\k`, `\k<a>`, `(?<a>x)\k<a>`,
		`\k<a>(?<a>x)`, `(?<$_é1>x)`, `(?<\u0061>x)\k<a>`, `(?<\u{61}>x)`, `(?<𝒜>x)`, `(?<\ud835\udc9c>x)\k<𝒜>`, `\1`, `\c`,
		`\u{2}`, `\x4`, `\-`, `[\]]`, `\(`, `a{99999999999}`, `é+`, `[é-ü]`,
	} {
		require.Empty(t, regexpFault(pattern), pattern)
	}
}

func TestRegexpFaultFound(t *testing.T) {
	for pattern, want := range map[string]string{
		`*`:               `the regular expression has a quantifier with nothing to repeat`,
		`a**`:             `the regular expression has a quantifier with nothing to repeat`,
		`^*`:              `the regular expression has a quantifier with nothing to repeat`,
		`\b+`:             `the regular expression has a quantifier with nothing to repeat`,
		`(?<=a)*`:         `the regular expression has a quantifier with nothing to repeat`,
		`{1}`:             `the regular expression has a quantifier with nothing to repeat`,
		`a|?`:             `the regular expression has a quantifier with nothing to repeat`,
		`a{2,1}`:          `the regular expression has a quantifier {n,m} with n above m`,
		`(`:               `a group of the regular expression is not closed`,
		`)`:               `the regular expression has a ) without a (`,
		`(?a)`:            `a group of the regular expression starts with an unknown (?`,
		`(?`:              `a group of the regular expression starts with an unknown (?`,
		`(?<1>a)`:         `a group of the regular expression has no valid name`,
		`(?<>a)`:          `a group of the regular expression has no valid name`,
		`(?<a`:            `a group of the regular expression has no valid name`,
		`(?<\x>a)`:        `a group of the regular expression has no valid name`,
		`(?<\u00>a)`:      `a group of the regular expression has no valid name`,
		`(?<\u{}>a)`:      `a group of the regular expression has no valid name`,
		`(?<a>x)|(?<a>y)`: `the regular expression has two groups of one name`,
		`(?<a>x)\k<b>`:    `the regular expression has a \k that names no group`,
		`(?<a>x)\k`:       `the regular expression has a \k without the name of a group`,
		`(?<a>x)[\k]`:     `the regular expression has a \k without the name of a group`,
		`[`:               `a class of the regular expression is not closed`,
		`[a-`:             `a class of the regular expression is not closed`,
		`[z-a]`:           `a class of the regular expression has a range that is out of order`,
		`[\x62-\x61]`:     `a class of the regular expression has a range that is out of order`,
		`[\u0062-a]`:      `a class of the regular expression has a range that is out of order`,
		`[\cB-\cA]`:       `a class of the regular expression has a range that is out of order`,
		`[\102-\101]`:     `a class of the regular expression has a range that is out of order`,
		`[\r-\t]`:         `a class of the regular expression has a range that is out of order`,
		`[😀-😂]`:           `a class of the regular expression has a range that is out of order`,
		`\`:               `the regular expression ends in a backslash`,
		`[\`:              `the regular expression ends in a backslash`,
	} {
		require.Equal(t, want, regexpFault(pattern), pattern)
	}
}
